package dev.trivet.artifact;

import java.nio.charset.StandardCharsets;

/// Builds an HDF5 file with a superblock of version 2 and a root group whose messages a test gives.
final class Hdf5Writer {
  static final int ROOT_AT = 48;
  private static final int UNDEFINED = -1;

  private final ByteWriter messages = new ByteWriter();

  /// @param data of the message, as the specification has it
  Hdf5Writer message(int type, byte[] data) {
    messages.u8(type).u16(data.length).u8(0).bytes(data);
    return this;
  }

  /// A text attribute of fixed length.
  Hdf5Writer attribute(String name, String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    ByteWriter type = new ByteWriter().u8(0x13, 0, 0, 0).i32(text.length);
    ByteWriter space = new ByteWriter().u8(2, 0, 0, 0);
    ByteWriter data =
        new ByteWriter()
            .u8(3, 0)
            .u16(name.length() + 1)
            .u16(type.size())
            .u16(space.size())
            .u8(0)
            .ascii(name)
            .u8(0)
            .bytes(type.toBytes())
            .bytes(space.toBytes())
            .bytes(text);
    return message(0x0c, data.toBytes());
  }

  /// A link to an object of this file, by the address of its header.
  Hdf5Writer hardLink(String name, long address) {
    ByteWriter link = new ByteWriter().u8(1, 0, name.length()).ascii(name).i64(address);
    return message(0x06, link.toBytes());
  }

  Hdf5Writer externalLink(String name, String file) {
    ByteWriter link =
        new ByteWriter()
            .u8(1, 8, 64, name.length())
            .ascii(name)
            .u16(file.length() + 4)
            .u8(0)
            .ascii(file)
            .u8(0)
            .ascii("/")
            .u8(0);
    return message(0x06, link.toBytes());
  }

  /// The object header alone, with its checksum left zero.
  byte[] header() {
    return new ByteWriter()
        .ascii("OHDR")
        .u8(2, 2)
        .i32(messages.size())
        .bytes(messages.toBytes())
        .i32(0)
        .toBytes();
  }

  /// @param behind what follows the root group's header
  byte[] file(byte[]... behind) {
    ByteWriter file =
        new ByteWriter()
            .u8(0x89)
            .ascii("HDF\r\n")
            .u8(0x1a)
            .ascii("\n")
            .u8(2, 8, 8, 0)
            .i64(0)
            .i64(UNDEFINED)
            .i64(0)
            .i64(ROOT_AT)
            .i32(0)
            .bytes(header());
    for (byte[] part : behind) {
      file.bytes(part);
    }
    return file.toBytes();
  }
}
