package dev.trivet.artifact.numpy;

import static dev.trivet.artifact.rule.Verdict.CLEAN;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.Scans;
import dev.trivet.artifact.pickle.Pickles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// NumPy's array files.
class NpyReaderTest {

  private static byte[] npy(int version, String header, byte[] data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(8 + (version == 1 ? 2 : 4) + text.length + data.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put("\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1)).put((byte) version).put((byte) 0);
    if (version == 1) {
      file.putShort((short) text.length);
    } else {
      file.putInt(text.length);
    }
    return file.put(text).put(data).array();
  }

  private static String header(String type, String shape) {
    return "{'descr': %s, 'fortran_order': False, 'shape': %s, }\n".formatted(type, shape);
  }

  @Test
  void numbersAreClean() {
    assertThat(Scans.verdict(npy(1, header("'<f8'", "(2, 3)"), new byte[48]))).isEqualTo(CLEAN);
    assertThat(Scans.verdict(npy(2, header("'|u1'", "()"), new byte[1]))).isEqualTo(CLEAN);
    assertThat(Scans.verdict(npy(1, header("'<U5'", "(2,)"), new byte[40]))).isEqualTo(CLEAN);
    assertThat(
            Scans.verdict(
                npy(3, header("[('a', '<f4'), ('b', '<i2', (2,))]", "(3,)"), new byte[24])))
        .isEqualTo(CLEAN);
  }

  @Test
  void elementsOfAnySizeAreCounted() {
    assertThat(Scans.verdict(npy(1, header("'<U2147483647'", "(1000,)"), new byte[8])))
        .isEqualTo(DENIAL_OF_SERVICE);
    assertThat(Scans.verdict(npy(1, header("'|V0'", "(9999999999999,)"), new byte[0])))
        .isEqualTo(DENIAL_OF_SERVICE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'|O'",
        "'O'",
        "'|O8'",
        "[('a', '<f8'), ('b', '|O')]",
        "[('a', [('x', '|O')])]",
        "('|O', (2,))",
        "'\\x7cO'",
        "'\\174O'",
        "'|' 'O'",
        "'<f8', 'descr': '|O'",
        "[(('title', 'a'), '|O')]",
        "{'names': ['a'], 'formats': ['O']}",
        "'f8,O'",
        "u'|O'"
      })
  void objectsAreReadAsAPickleHoweverTheirTypeIsWritten(String type) {
    assertThat(Scans.verdict(npy(1, header(type, "(1,)"), Pickles.harmful()))).isEqualTo(MALICIOUS);
    assertThat(Scans.verdict(npy(1, header(type, "(1,)"), Pickles.harmless()))).isEqualTo(CLEAN);
  }

  @Test
  void numbersOfPython2AreUnderstood() {
    assertThat(Scans.verdict(npy(1, header("'|O'", "(1L,)"), Pickles.harmful())))
        .isEqualTo(MALICIOUS);
    assertThat(Scans.verdict(npy(1, header("'<i8'", "(1L, 2L)"), new byte[16]))).isEqualTo(CLEAN);
  }

  @Test
  void shapesThatNeedMoreThanThereIsAreABomb() {
    for (String shape :
        List.of(
            "(1099511627776,)",
            "(4294967296, 4294967296, 4294967296)",
            "(99999999999999999999999,)")) {
      assertThat(Scans.verdict(npy(1, header("'<f8'", shape), new byte[8])))
          .as(shape)
          .isEqualTo(DENIAL_OF_SERVICE);
    }
    assertThat(Scans.verdict(npy(1, header("'<f8'", "(100,)"), new byte[8])))
        .isEqualTo(NOT_UNDERSTOOD);
  }

  @Test
  void headersThatOverwhelmAParserAreABomb() {
    String deep = "(".repeat(5_000) + ")".repeat(5_000);
    assertThat(Scans.verdict(npy(1, header("'<f8'", deep), new byte[8])))
        .isEqualTo(DENIAL_OF_SERVICE);
    String minus = "-".repeat(3_000) + "1";
    assertThat(Scans.verdict(npy(1, header("'<f8'", "(" + minus + ",)"), new byte[8])))
        .isEqualTo(DENIAL_OF_SERVICE);
    String wide = header("'<f8'", "(1,)") + " ".repeat(200_000);
    assertThat(Scans.verdict(npy(2, wide, new byte[8]))).isEqualTo(DENIAL_OF_SERVICE);
  }

  @Test
  void aHeaderThatIsNoLiteralIsNotUnderstood() {
    assertThat(Scans.verdict(npy(1, "__import__('os')", new byte[8]))).isNotEqualTo(CLEAN);
    assertThat(Scans.verdict(npy(1, "__import__('os')", Pickles.harmful()))).isEqualTo(MALICIOUS);
  }

  @Test
  void arraysThatFollowEachOtherAreAllRead() {
    byte[] first = npy(1, header("'<f8'", "(1,)"), new byte[8]);
    byte[] second = npy(1, header("'|O'", "(1,)"), Pickles.harmful());
    byte[] both = Pickles.bare().raw(first).raw(second).cut();
    assertThat(Scans.verdict(both)).isEqualTo(MALICIOUS);
    assertThat(Scans.rules(Pickles.bare().raw(first).latin1("\u00ff\u00ff").cut()))
        .contains("numpy-trailing-data");
  }
}
