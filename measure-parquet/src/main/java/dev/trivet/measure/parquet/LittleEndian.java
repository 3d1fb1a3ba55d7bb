package dev.trivet.measure.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Numbers as Parquet writes them. A read beyond the array throws.
final class LittleEndian {
  private static final VarHandle I32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle I64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private LittleEndian() {}

  static int i32(byte[] bytes, int at) {
    return (int) I32.get(bytes, at);
  }

  static long i64(byte[] bytes, int at) {
    return (long) I64.get(bytes, at);
  }
}
