package dev.trivet.artifact.archive;

import static dev.trivet.artifact.rule.Verdict.CLEAN;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.trivet.artifact.Scans;
import dev.trivet.artifact.pickle.Pickles;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.artifact.scan.ScanResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZOutputStream;

/// Files that are one compressed stream.
class CompressedReaderTest {

  /// Wraps a stream into one that compresses.
  interface Compressor {
    OutputStream wrap(OutputStream out) throws IOException;
  }

  record Named(String name, Compressor compressor) {
    @Override
    public String toString() {
      return name;
    }

    byte[] compress(byte[] data) throws IOException {
      var out = new ByteArrayOutputStream();
      try (OutputStream compressing = compressor.wrap(out)) {
        compressing.write(data);
      }
      return out.toByteArray();
    }
  }

  static Stream<Named> compressors() {
    return Stream.of(
        new Named("gzip", GZIPOutputStream::new),
        new Named("zlib", DeflaterOutputStream::new),
        new Named("bzip2", BZip2CompressorOutputStream::new),
        new Named("xz", out -> new XZOutputStream(out, new LZMA2Options())),
        new Named("lzma", out -> new LZMAOutputStream(out, new LZMA2Options(), -1)),
        new Named("lz4", FramedLZ4CompressorOutputStream::new),
        new Named("snappy", out -> new FramedSnappyCompressorOutputStream(out)));
  }

  @ParameterizedTest
  @MethodSource("compressors")
  void whatIsCompressedIsRead(Named compressor) throws IOException {
    ScanResult evil = Scans.of(compressor.compress(Pickles.harmful()));
    assertThat(evil.verdict()).isEqualTo(MALICIOUS);
    assertThat(evil.format()).isEqualTo(compressor.name());
    assertThat(Scans.verdict(compressor.compress(Pickles.harmless()))).isEqualTo(CLEAN);
  }

  @ParameterizedTest
  @MethodSource("compressors")
  void whatComesBeforeADamageIsReadAndTheDamageSaid(Named compressor) throws IOException {
    byte[] packed =
        compressor.compress(Pickles.bare().raw(Pickles.harmful()).raw(new byte[300_000]).cut());
    byte[] cut = Arrays.copyOf(packed, packed.length - 6);
    assertThat(Scans.verdict(cut)).isNotEqualTo(CLEAN);
  }

  private static byte[] gzip(byte[] data) throws IOException {
    return new Named("gzip", GZIPOutputStream::new).compress(data);
  }

  @Test
  void allMembersOfGzipAreRead() throws IOException {
    byte[] both = Pickles.bare().raw(gzip(Pickles.harmless())).raw(gzip(Pickles.harmful())).cut();
    assertThat(Scans.verdict(both)).isEqualTo(MALICIOUS);
    byte[] padded = Pickles.bare().raw(gzip(Pickles.harmless())).raw(new byte[100]).cut();
    assertThat(Scans.verdict(padded)).isEqualTo(CLEAN);
  }

  @Test
  void whatFollowsTheLastMemberOfGzipIsSaid() throws IOException {
    byte[] tailed = Pickles.bare().raw(gzip(Pickles.harmless())).latin1("more").cut();
    assertThat(Scans.rules(tailed)).contains("content-damaged");
  }

  @Test
  void aWrongSumOfGzipIsSaid() throws IOException {
    byte[] packed = gzip(Pickles.harmless());
    packed[packed.length - 8] ^= 1;
    assertThat(Scans.rules(packed)).contains("content-damaged");
  }

  @Test
  void aStreamOfNothingKnownThatGrowsWithoutMeasureIsADenialOfService() throws IOException {
    assertThat(Scans.verdict(gzip(new byte[100 << 20]))).isEqualTo(DENIAL_OF_SERVICE);
  }

  @Test
  void framesToBeSkippedHideNothing() throws IOException {
    byte[] skippable = Pickles.bare().little(4, 0x184d2a50).little(4, 3).latin1("abc").cut();
    byte[] lz4 = new Named("lz4", FramedLZ4CompressorOutputStream::new).compress(Pickles.harmful());
    assertThat(Scans.verdict(Pickles.bare().raw(skippable).raw(lz4).cut())).isEqualTo(MALICIOUS);
    assertThat(Scans.verdict(skippable)).isEqualTo(NOT_UNDERSTOOD);
  }

  @Test
  void zstdIsReadToo() {
    assertThat(Scans.verdict(Zstd.compress(Pickles.harmful()))).isEqualTo(MALICIOUS);
    assertThat(Scans.verdict(Zstd.compress(Pickles.harmless()))).isEqualTo(CLEAN);
  }

  @Test
  void joblibsOldFilesAreRead() throws IOException {
    byte[] packed = new Named("zlib", DeflaterOutputStream::new).compress(Pickles.harmful());
    byte[] file = new byte[21 + packed.length];
    Arrays.fill(file, (byte) ' ');
    byte[] head = "ZF0x1a".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, file, 0, head.length);
    System.arraycopy(packed, 0, file, 21, packed.length);
    assertThat(Scans.verdict(file)).isEqualTo(MALICIOUS);
  }

  @Test
  void aStreamOutOfAllProportionIsABomb() throws IOException {
    byte[] bomb = Pickles.bare().raw(Pickles.harmless()).raw(new byte[80_000_000]).cut();
    byte[] packed = new Named("bzip2", BZip2CompressorOutputStream::new).compress(bomb);
    assertThat(Scans.rules(packed)).contains("limit-ratio");
    assertThat(Scans.verdict(packed)).isEqualTo(DENIAL_OF_SERVICE);
  }

  @Test
  void aLimitOnWhatComesOutIsKept() throws IOException {
    byte[] packed =
        new Named("gzip", GZIPOutputStream::new)
            .compress(Pickles.bare().raw(Pickles.harmless()).raw(new byte[3_000_000]).cut());
    var limits = new Limits(1 << 30, 1 << 20, 1_000, 4, 100, 1 << 26, Duration.ofMinutes(1), 100);
    assertThat(Scans.rules(Scans.within(limits, packed))).contains("limit-inflated");
  }

  @Test
  void aDictionaryLargerThanAnyDoesNotHideWhatIsInTheStream() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var lzma = new LZMAOutputStream(out, new LZMA2Options(), -1)) {
      lzma.write(Pickles.harmful());
    }
    byte[] stream = out.toByteArray();
    Arrays.fill(stream, 1, 5, (byte) 0xff);
    assertThat(Scans.verdict(stream)).isEqualTo(MALICIOUS);
  }
}
