package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.trivet.testkit.ZipWithHoles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Models of ten gigabytes are scanned in a heap of 256 MB. Their numbers are holes in the files,
/// which take no room on disk and none in memory.
@Timeout(120)
class LargeFilesTest {
  private static final long GIGABYTE = 1L << 30;
  private static final String HEAP = "-Xmx256m";

  @TempDir Path directory;

  @Test
  void safetensorsOfTenGigabytesAreClean() throws IOException, InterruptedException {
    String header =
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[%d],\"data_offsets\":[0,%d]}"
                .formatted(GIGABYTE, 4 * GIGABYTE)
            + ",\"b\":{\"dtype\":\"BF16\",\"shape\":[3,%d],\"data_offsets\":[%d,%d]}}"
                .formatted(GIGABYTE, 4 * GIGABYTE, 10 * GIGABYTE);
    byte[] start = new ByteWriter().i64(header.length()).ascii(header).toBytes();
    assertThat(scanned(withHole("model.safetensors", start, 10 * GIGABYTE)))
        .contains("\"format\":\"safetensors\",\"verdict\":\"clean\"")
        .contains("10,737,418,240 bytes of tensors");
  }

  @Test
  void aTorchArchiveOfTenGigabytesIsClean() throws IOException, InterruptedException {
    assumeHoles();
    long[] sizes = {5 * GIGABYTE, 3 * GIGABYTE, 2 * GIGABYTE};
    var zip = new ZipWithHoles(directory.resolve("model.pt"));
    zip.stored("m/data.pkl", "\u0080\u0002}q\0.".getBytes(StandardCharsets.ISO_8859_1));
    zip.stored("m/version", "3\n".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < sizes.length; i++) {
      zip.hole("m/data/" + i, sizes[i], crcOfZeros(sizes[i]));
    }
    assertThat(scanned(zip.end()))
        .contains("\"format\":\"torch\",\"verdict\":\"clean\"")
        .contains("10,737,418,240 bytes of tensors");
  }

  private static long crcOfZeros(long length) {
    byte[] zeros = new byte[1 << 20];
    var crc = new CRC32();
    for (long at = 0; at < length; at += zeros.length) {
      crc.update(zeros);
    }
    return crc.getValue();
  }

  private Path withHole(String name, byte[] start, long hole) throws IOException {
    assumeHoles();
    return hollow(directory.resolve(name), start, hole);
  }

  private static Path hollow(Path file, byte[] start, long hole) throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            file,
            Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE))) {
      channel.write(ByteBuffer.wrap(start));
      channel.position(start.length + hole - 1);
      channel.write(ByteBuffer.wrap(new byte[1]));
    }
    return file;
  }

  /// Not every file system makes holes, or files as large.
  private void assumeHoles() throws IOException {
    Path trial = directory.resolve("trial");
    long before = Files.getFileStore(directory).getUsableSpace();
    boolean makesHoles;
    try {
      hollow(trial, new byte[1], 16 * GIGABYTE);
      makesHoles = before - Files.getFileStore(directory).getUsableSpace() < 8 * GIGABYTE;
    } catch (IOException e) {
      makesHoles = false;
    }
    Files.deleteIfExists(trial);
    assumeThat(makesHoles).isTrue();
  }

  /// What a process of its own says of the file.
  private String scanned(Path file) throws IOException, InterruptedException {
    Path said = directory.resolve("said.json");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                ScanMain.class.getName(),
                file.toString())
            .redirectOutput(said.toFile())
            .redirectErrorStream(true)
            .start();
    boolean ended = process.waitFor(100, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).isTrue();
    assertThat(said).content().doesNotContain("OutOfMemoryError");
    assertThat(process.exitValue()).isZero();
    return Files.readString(said);
  }
}
