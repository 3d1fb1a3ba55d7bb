package dev.trivet.artifact;

import dev.trivet.artifact.pickle.Pickles;
import java.util.zip.CRC32C;

/// Builds the index of a checkpoint, block by block, right or wrong as a test wants it.
final class CheckpointWriter {
  private static final int FLOAT = 1;

  private ByteWriter entries = new ByteWriter();
  private int type;

  CheckpointWriter() {
    this(1);
  }

  CheckpointWriter(int shards) {
    entry("", new ByteWriter().number(1, shards).toBytes());
  }

  /// A vector of floats.
  CheckpointWriter tensor(String name, long elements, long offset, long size, int checksum) {
    return entry(name, tensor(FLOAT, elements, offset, size, checksum));
  }

  static byte[] tensor(int type, long elements, long offset, long size, int checksum) {
    byte[] dimension = new ByteWriter().number(1, elements).toBytes();
    byte[] shape = new ByteWriter().field(2, dimension).toBytes();
    return new ByteWriter()
        .number(1, type)
        .field(2, shape)
        .number(4, offset)
        .number(5, size)
        .u8(6 << 3 | 5)
        .i32(checksum)
        .toBytes();
  }

  CheckpointWriter entry(String name, byte[] value) {
    entries.u8(0, name.length()).varint(value.length).ascii(name).bytes(value);
    return this;
  }

  /// The block as its bytes are, of a type of compression.
  CheckpointWriter asBlock(int compression, byte[] bytes) {
    type = compression;
    entries = new ByteWriter().bytes(bytes);
    return this;
  }

  byte[] end() {
    byte[] data = type == 0 ? entries.i32(0).i32(1).toBytes() : entries.toBytes();
    byte[] index =
        new ByteWriter()
            .u8(0, 1)
            .varint(handle(0, data.length).length)
            .ascii("~")
            .bytes(handle(0, data.length))
            .i32(0)
            .i32(1)
            .toBytes();
    byte[] nothing = new ByteWriter().i32(0).i32(1).toBytes();
    long metaAt = data.length + 5L;
    long indexAt = metaAt + nothing.length + 5;
    ByteWriter footer =
        new ByteWriter().bytes(handle(metaAt, nothing.length)).bytes(handle(indexAt, index.length));
    return new ByteWriter()
        .bytes(block(data, type))
        .bytes(block(nothing, 0))
        .bytes(block(index, 0))
        .bytes(footer.zeros(40 - footer.size()).toBytes())
        .i64(0xdb4775248b80fb57L)
        .toBytes();
  }

  private static byte[] handle(long at, long size) {
    return new ByteWriter().varint(at).varint(size).toBytes();
  }

  private static byte[] block(byte[] bytes, int type) {
    byte[] typed = new ByteWriter().bytes(bytes).u8(type).toBytes();
    return new ByteWriter().bytes(typed).i32(masked(typed)).toBytes();
  }

  static int masked(byte[] bytes) {
    var crc = new CRC32C();
    crc.update(bytes);
    return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
  }

  /// Two tensors of four floats, one behind the other.
  static byte[] harmless() {
    byte[] zeros = new byte[16];
    return new CheckpointWriter()
        .tensor("dense/bias", 4, 0, 16, masked(zeros))
        .tensor("dense/kernel", 4, 16, 16, masked(zeros))
        .end();
  }

  /// An index that takes a harmful pickle for one tensor.
  static byte[] overPickle() {
    byte[] pickle = Pickles.harmful();
    return new CheckpointWriter()
        .entry("dense", tensor(4, pickle.length, 0, pickle.length, masked(pickle)))
        .end();
  }
}
