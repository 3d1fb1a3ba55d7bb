package dev.trivet.measure.parquet;

import dev.trivet.measure.data.Limits;
import dev.trivet.measure.parquet.Thrift.Fields;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/// A file between its two magic words, and the footer at its end.
final class ParquetFile implements AutoCloseable {
  private static final int MAGIC = 4;
  private static final int TAIL = 8;
  private static final int LARGEST_FOOTER = 1 << 25;

  private final FileChannel channel;
  private final String name;
  private final long size;
  private final Fields footer;

  private ParquetFile(FileChannel channel, String name, Limits limits) throws IOException {
    this.channel = channel;
    this.name = name;
    this.size = channel.size();
    if (size > limits.bytes()) {
      throw new ProblemException(
          Problem.Kind.TOO_LARGE,
          name + " holds more than " + limits.bytes() + " bytes",
          "give a smaller sample of it");
    }
    Broken.unless(size >= MAGIC + TAIL, "it holds only " + size + " bytes");
    byte[] tail = bytes(size - TAIL, TAIL);
    String magic = new String(tail, 4, MAGIC, StandardCharsets.ISO_8859_1);
    Broken.unless(!magic.equals("PARE"), "it is encrypted");
    byte[] word = "PAR1".getBytes(StandardCharsets.ISO_8859_1);
    Broken.unless(
        magic.equals("PAR1") && Arrays.equals(bytes(0, MAGIC), word),
        "it does not begin and end with PAR1");
    long length = Integer.toUnsignedLong(LittleEndian.i32(tail, 0));
    Broken.unless(
        length <= Math.min(size - MAGIC - TAIL, LARGEST_FOOTER),
        "its footer claims " + length + " bytes");
    this.footer = new Thrift(bytes(size - TAIL - length, length), 0).struct();
  }

  static ParquetFile open(Path file, String name, Limits limits) throws IOException {
    FileChannel channel = FileChannel.open(file);
    try {
      return new ParquetFile(channel, name, limits);
    } catch (RuntimeException | IOException e) {
      channel.close();
      throw e;
    }
  }

  String name() {
    return name;
  }

  Fields footer() {
    return footer;
  }

  /// @throws Broken unless they lie in the file
  byte[] bytes(long from, long length) throws IOException {
    Broken.unless(
        from >= 0 && length >= 0 && length <= size - from,
        "%d bytes at %d lie beyond its end".formatted(length, from));
    var bytes = ByteBuffer.allocate((int) length);
    while (bytes.hasRemaining()) {
      Broken.unless(channel.read(bytes, from + bytes.position()) > 0, "it became shorter");
    }
    return bytes.array();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
