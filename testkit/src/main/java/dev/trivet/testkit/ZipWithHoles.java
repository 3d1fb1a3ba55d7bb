package dev.trivet.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.zip.CRC32;

/// Writes a zip of stored entries, as PyTorch does, whose large ones take no room on disk. What
/// does not fit into the old fields of 32 bits stands in those of ZIP64.
public final class ZipWithHoles {
  private static final int ALIGNED = 64;
  private static final int LOCAL = 0x0403_4b50;
  private static final int CENTRAL = 0x0201_4b50;
  private static final int END = 0x0605_4b50;
  private static final int END_64 = 0x0606_4b50;
  private static final int LOCATOR_64 = 0x0706_4b50;
  private static final int ELSEWHERE = -1;
  private static final long MOST = 0xffff_ffffL;
  private static final short VERSION_64 = 45;

  private final Path file;
  private final SeekableByteChannel out;
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private int entries;

  public ZipWithHoles(Path file) throws IOException {
    this.file = file;
    this.out =
        Files.newByteChannel(
            file,
            Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE));
  }

  public ZipWithHoles stored(String name, byte[] data) throws IOException {
    var crc = new CRC32();
    crc.update(data);
    header(name, data.length, crc.getValue());
    out.write(ByteBuffer.wrap(data));
    return this;
  }

  /// An entry of zeros.
  ///
  /// @param crc of all of them
  public ZipWithHoles hole(String name, long length, long crc) throws IOException {
    header(name, length, crc);
    out.position(out.position() + length);
    return this;
  }

  private void header(String name, long length, long crc) throws IOException {
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    long at = out.position();
    byte[] sizes = length >= MOST ? extra(length, length) : new byte[0];
    int before = 34 + ascii.length + sizes.length;
    int padding = (int) ((ALIGNED - (at + before) % ALIGNED) % ALIGNED);
    ByteBuffer local = little(before + padding);
    local.putInt(LOCAL).putInt(VERSION_64).putInt(0).putShort((short) 0);
    sizes(local, length, crc);
    local.putShort((short) ascii.length).putShort((short) (sizes.length + 4 + padding)).put(ascii);
    local.put(sizes).putShort((short) 0x4246).putShort((short) padding).rewind();
    out.write(local);
    central(ascii, length, crc, at);
    entries++;
  }

  private void central(byte[] ascii, long length, long crc, long at) {
    byte[] extra = new byte[0];
    if (length >= MOST) {
      extra = extra(length, length, at);
    } else if (at >= MOST) {
      extra = extra(at);
    }
    boolean isFar = at >= MOST || length >= MOST;
    byte[] written = new byte[46 + ascii.length + extra.length];
    ByteBuffer central = ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN);
    central.putInt(CENTRAL).putShort(VERSION_64).putShort(VERSION_64).putInt(0).putInt(0);
    sizes(central, length, crc);
    central.putShort((short) ascii.length).putShort((short) extra.length).putShort((short) 0);
    central.putInt(0).putInt(0).putInt(isFar ? ELSEWHERE : (int) at).put(ascii).put(extra);
    directory.writeBytes(written);
  }

  /// What did not fit, in the order of the old fields.
  private static byte[] extra(long... values) {
    byte[] written = new byte[4 + 8 * values.length];
    ByteBuffer extra = ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN);
    extra.putShort((short) 1).putShort((short) (8 * values.length));
    for (long value : values) {
      extra.putLong(value);
    }
    return written;
  }

  private static void sizes(ByteBuffer header, long length, long crc) {
    int size = length >= MOST ? ELSEWHERE : (int) length;
    header.putInt((int) crc).putInt(size).putInt(size);
  }

  /// @return the file
  public Path end() throws IOException {
    try (out) {
      long at = out.position();
      out.write(ByteBuffer.wrap(directory.toByteArray()));
      if (at >= MOST) {
        end64(at);
      }
      ByteBuffer end = little(22);
      end.putInt(END).putInt(0).putShort((short) entries).putShort((short) entries);
      end.putInt(directory.size()).putInt(at >= MOST ? ELSEWHERE : (int) at).putShort((short) 0);
      out.write(end.rewind());
    }
    return file;
  }

  private void end64(long at) throws IOException {
    long here = out.position();
    ByteBuffer end = little(56 + 20);
    end.putInt(END_64).putLong(44).putShort(VERSION_64).putShort(VERSION_64).putInt(0).putInt(0);
    end.putLong(entries).putLong(entries).putLong(directory.size()).putLong(at);
    end.putInt(LOCATOR_64).putInt(0).putLong(here).putInt(1);
    out.write(end.rewind());
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
