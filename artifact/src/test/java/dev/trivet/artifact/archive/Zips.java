package dev.trivet.artifact.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes zip archives header by header, also such as no program writes.
public final class Zips {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<byte[]> central = new ArrayList<>();
  private int flags;
  private int localFlags = -1;
  private String localName = "";
  private long crcChange;
  private int attributes;
  private int claimedMore;

  public static byte[] of(String name, byte[] data) {
    return new Zips().stored(name, data).end();
  }

  public Zips flags(int central, int local) {
    flags = central;
    localFlags = local;
    return this;
  }

  /// The next local header gives another name.
  public Zips locallyNamed(String name) {
    localName = name;
    return this;
  }

  public Zips badCrc() {
    crcChange = 1;
    return this;
  }

  public Zips unixMode(int mode) {
    attributes = mode << 16;
    return this;
  }

  public Zips claiming(int more) {
    claimedMore = more;
    return this;
  }

  public Zips raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  public Zips stored(String name, byte[] data) {
    return entry(name, 0, data, data.length, crc(data));
  }

  public Zips deflated(String name, byte[] data) {
    var deflater = new Deflater(9, true);
    deflater.setInput(data);
    deflater.finish();
    byte[] packed = new byte[data.length + 100];
    int length = deflater.deflate(packed);
    deflater.end();
    return entry(name, 8, Arrays.copyOf(packed, length), data.length, crc(data));
  }

  public Zips method(String name, int method, byte[] packed) {
    return entry(name, method, packed, packed.length, 0);
  }

  /// An entry with whatever size it claims.
  public Zips entry(String name, int method, byte[] packed, long size, long crc) {
    int at = out.size();
    local(name, method, packed, size, crc);
    directoryEntry(name, method, packed.length, size, crc, at);
    return this;
  }

  /// A local header and data, and nothing in the directory.
  public Zips local(String name, int method, byte[] packed, long size, long crc) {
    byte[] bytes = (localName.isEmpty() ? name : localName).getBytes(StandardCharsets.UTF_8);
    ByteBuffer header = buffer(30);
    header
        .putInt(0x04034b50)
        .putShort((short) 20)
        .putShort((short) (localFlags < 0 ? flags : localFlags));
    header.putShort((short) method).putInt(0x0021_0000).putInt((int) (crc + crcChange));
    header
        .putInt(packed.length)
        .putInt((int) size)
        .putShort((short) bytes.length)
        .putShort((short) 0);
    out.writeBytes(bytes(header));
    out.writeBytes(bytes);
    out.writeBytes(packed);
    return this;
  }

  /// An entry of the directory for whatever lies at `at`.
  public Zips directoryEntry(String name, int method, int packed, long size, long crc, int at) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer header = buffer(46 + bytes.length);
    header.putInt(0x02014b50).putShort((short) 20).putShort((short) 20).putShort((short) flags);
    header.putShort((short) method).putInt(0x0021_0000).putInt((int) (crc + crcChange));
    header.putInt(packed).putInt((int) size).putShort((short) bytes.length).putShort((short) 0);
    header
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort((short) 0)
        .putInt(attributes)
        .putInt(at);
    central.add(bytes(header.put(bytes)));
    localName = "";
    localFlags = -1;
    flags = 0;
    attributes = 0;
    crcChange = 0;
    return this;
  }

  public int size() {
    return out.size();
  }

  public byte[] end() {
    return end(new byte[0]);
  }

  public byte[] end(byte[] comment) {
    int at = out.size();
    central.forEach(out::writeBytes);
    ByteBuffer end = buffer(22);
    end.putInt(0x06054b50).putInt(0).putShort((short) (central.size() + claimedMore));
    end.putShort((short) (central.size() + claimedMore)).putInt(out.size() - at).putInt(at);
    end.putShort((short) comment.length);
    out.writeBytes(bytes(end));
    out.writeBytes(comment);
    return out.toByteArray();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.capacity()];
    buffer.rewind().get(bytes);
    return bytes;
  }

  private static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  public static long crc(byte[] data) {
    var crc = new CRC32();
    crc.update(data);
    return crc.getValue();
  }
}
