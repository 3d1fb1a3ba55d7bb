package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.rule.Verdict;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Hdf5ScanTest {
  private static Scanned scan(byte[] file) {
    return Scanned.of("m.h5", file);
  }

  private static byte[] dataspace(long... dimensions) {
    ByteWriter out = new ByteWriter().u8(2, dimensions.length, 0, 1);
    for (long dimension : dimensions) {
      out.i64(dimension);
    }
    return out.toBytes();
  }

  private static byte[] doubles() {
    return new ByteWriter().u8(0x11, 0x20, 0x3f, 0).i32(8).zeros(12).toBytes();
  }

  @Test
  void aGroupWithPlainAttributesIsClean() {
    byte[] file = new Hdf5Writer().attribute("backend", "tensorflow").file();
    assertThat(scan(file).format()).isEqualTo("hdf5");
    assertThat(scan(file).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void aLambdaInTheModelsConfigurationIsMaliciousWhereverTheAttributeHangs() {
    String config = "{\"class_name\":\"Lambda\",\"config\":{}}";
    byte[] child = new Hdf5Writer().attribute("model_config", config).header();
    int at = new Hdf5Writer().hardLink("c", 0).file().length;
    byte[] file = new Hdf5Writer().hardLink("c", at).file(child);
    assertThat(scan(file).rules()).contains("keras-lambda");
  }

  @Test
  void dataFromAnotherFileAreMaliciousAndTheFileIsToldApart() {
    assertThat(scan(new Hdf5Writer().externalLink("x", "/etc/passwd").file()).rules())
        .containsExactly("hdf5-file-outside");
    assertThat(scan(new Hdf5Writer().externalLink("x", "part2.h5").file()).rules())
        .containsExactly("hdf5-other-file");
  }

  @Test
  void groupsInACircleAreReadOnce() {
    byte[] file = new Hdf5Writer().hardLink("self", Hdf5Writer.ROOT_AT).file();
    assertThat(scan(file).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void aDatasetFarLargerThanTheFileIsADenialOfService() {
    byte[] layout = new ByteWriter().u8(3, 1).i64(-1).i64(0).toBytes();
    byte[] file =
        new Hdf5Writer()
            .message(0x01, dataspace(1L << 40))
            .message(0x03, doubles())
            .message(0x08, layout)
            .file();
    assertThat(scan(file).rules()).containsExactly("hdf5-huge-dataset");
  }

  @Test
  void aFilterThatIsAPluginIsSuspicious() {
    byte[] layout = new ByteWriter().u8(3, 1).i64(-1).i64(0).toBytes();
    byte[] filters = new ByteWriter().u8(2, 1).u16(4242).u16(0).u16(0).u16(0).toBytes();
    byte[] file =
        new Hdf5Writer()
            .message(0x01, dataspace(1))
            .message(0x03, doubles())
            .message(0x0b, filters)
            .message(0x08, layout)
            .file();
    assertThat(scan(file).rules()).containsExactly("hdf5-filter");
  }

  @Test
  void aLinkThatLeadsNowhereAndACutFileAreNotClean() {
    byte[] file = new Hdf5Writer().hardLink("x", 1L << 40).file();
    assertThat(scan(file).verdict()).isEqualTo(Verdict.NOT_UNDERSTOOD);
    byte[] cut = Arrays.copyOf(file, file.length - 20);
    assertThat(scan(cut).verdict()).isEqualTo(Verdict.NOT_UNDERSTOOD);
  }

  @Test
  void everyShortenedOrAlteredFileIsSurvived() {
    byte[] file = new Hdf5Writer().attribute("a", "b").externalLink("x", "y.h5").file();
    for (int i = 8; i < file.length; i++) {
      byte[] altered = file.clone();
      altered[i] ^= (byte) 0xff;
      assertThat(scan(altered).rules()).doesNotContain("content-reader-failed");
    }
  }
}
