package dev.trivet.bench;

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

/// Writes a zip of stored entries, as PyTorch does, whose large ones take no room on disk.
final class ZipWithHoles {
  private static final int ALIGNED = 64;
  private static final int LOCAL = 0x0403_4b50;
  private static final int CENTRAL = 0x0201_4b50;
  private static final int END = 0x0605_4b50;

  private final Path file;
  private final SeekableByteChannel out;
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private int entries;

  ZipWithHoles(Path file) throws IOException {
    this.file = file;
    this.out =
        Files.newByteChannel(
            file,
            Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE));
  }

  void stored(String name, byte[] data) throws IOException {
    var crc = new CRC32();
    crc.update(data);
    header(name, data.length, crc.getValue());
    out.write(ByteBuffer.wrap(data));
  }

  /// An entry of zeros.
  void hole(String name, int length, long crc) throws IOException {
    header(name, length, crc);
    out.position(out.position() + length);
  }

  private void header(String name, int length, long crc) throws IOException {
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    long at = out.position();
    int padding = (int) ((ALIGNED - (at + 34 + ascii.length) % ALIGNED) % ALIGNED);
    ByteBuffer local = little(34 + ascii.length + padding);
    local.putInt(LOCAL).putInt(0).putInt(0).putShort((short) 0);
    sizes(local, length, crc);
    local.putShort((short) ascii.length).putShort((short) (4 + padding)).put(ascii);
    local.putShort((short) 0x4246).putShort((short) padding).rewind();
    out.write(local);
    byte[] written = new byte[46 + ascii.length];
    ByteBuffer central = ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN);
    central.putInt(CENTRAL).putInt(0).putInt(0).putInt(0);
    sizes(central, length, crc);
    central.putShort((short) ascii.length).putInt(0).putInt(0).putInt(0).putInt((int) at);
    central.put(ascii);
    directory.writeBytes(written);
    entries++;
  }

  private static void sizes(ByteBuffer header, int length, long crc) {
    header.putInt((int) crc).putInt(length).putInt(length);
  }

  Path end() throws IOException {
    try (out) {
      long at = out.position();
      out.write(ByteBuffer.wrap(directory.toByteArray()));
      ByteBuffer end = little(22);
      end.putInt(END).putInt(0).putShort((short) entries).putShort((short) entries);
      end.putInt(directory.size()).putInt((int) at).putShort((short) 0).rewind();
      out.write(end);
    }
    return file;
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
