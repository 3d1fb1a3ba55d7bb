package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.archive.Zips;
import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.pickle.Pickles;
import dev.trivet.artifact.rule.Finding;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.artifact.scan.ReadContents;
import dev.trivet.artifact.scan.ScanFile;
import dev.trivet.artifact.scan.ScanResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// Damaged files never defeat a reader: every scan ends, and says what it could not read.
class MutationTest {
  private static final int RUNS = 20_000;
  private static final Limits SMALL =
      new Limits(1 << 30, 1 << 28, 1_100, 8, 10_000, 32 << 20, Duration.ofSeconds(10), 50);

  private final ScanFile scan =
      new ScanFile(new ReadContents(FormatReaders.all(List.of())), SMALL, System::nanoTime);

  @Test
  void aDamagedFileIsScannedToItsEnd() throws IOException {
    List<byte[]> seeds = seeds();
    var random = new Random(20260101);
    for (int run = 0; run < RUNS; run++) {
      byte[] damaged = damaged(seeds.get(run % seeds.size()), seeds, random);
      ScanResult result = scan.scan(Bytes.of(damaged), "file");
      assertThat(result.findings())
          .extracting((Finding finding) -> finding.rule().id())
          .as("run %d", run)
          .doesNotContain("content-reader-failed", "limit-time");
    }
  }

  private static List<byte[]> seeds() throws IOException {
    byte[] pickle = Pickles.harmful();
    byte[] zip =
        new Zips().stored("m/data.pkl", pickle).deflated("m/version", new byte[] {'3'}).end();
    byte[] npy =
        Pickles.bare()
            .latin1(
                "\u0093NUMPY\1\0\74\0{'descr': '|O', 'fortran_order': False, 'shape': (1,), }   \n")
            .raw(pickle)
            .cut();
    return List.of(
        pickle,
        Pickles.harmless(),
        zip,
        npy,
        gzip(zip),
        new Zips().stored("a", gzip(pickle)).end());
  }

  private static byte[] gzip(byte[] data) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var packed = new GZIPOutputStream(out)) {
      packed.write(data);
    }
    return out.toByteArray();
  }

  private static byte[] damaged(byte[] seed, List<byte[]> seeds, Random random) {
    byte[] bytes = seed.clone();
    for (int i = 0; i <= random.nextInt(5); i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
        default -> bytes = spliced(bytes, at, seeds.get(random.nextInt(seeds.size())));
      }
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int at, byte[] other) {
    return Pickles.bare()
        .raw(Arrays.copyOf(bytes, at))
        .raw(other)
        .raw(Arrays.copyOfRange(bytes, at, bytes.length))
        .cut();
  }
}
