package dev.trivet.artifact.integrity.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivet.testkit.Seeds;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What decides about trust is read one way or not at all.
class FormTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}{}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,}",
        "[1,]",
        "[,1]",
        "{\"a\" 1}",
        "{a:1}",
        "NaN",
        "01",
        "1.",
        "-",
        "+1",
        "\"\\x\"",
        "\"\\ud800\"",
        "\"a\nb\"",
        "'a'",
        "[1]]",
        "tru",
        "{\"a\":}",
        "/**/1"
      })
  void doubtfulJsonIsRefused(String text) {
    assertThatThrownBy(() -> ReadJson.of(Octets.utf8(text))).isInstanceOf(Malformed.class);
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    Octets bytes = Octets.of(new byte[] {'"', (byte) 0xc0, (byte) 0xaf, '"'});
    assertThatThrownBy(() -> ReadJson.of(bytes)).isInstanceOf(Malformed.class);
  }

  @Test
  void deepNestingIsRefusedWithoutRecursion() {
    Octets deep = Octets.utf8("[".repeat(1_000_000));
    assertThatThrownBy(() -> ReadJson.of(deep)).hasMessageContaining("deeper");
  }

  @Test
  void whatIsWrittenReadsTheSame() {
    Seeds.forAll(
        300,
        random -> {
          var text = new StringBuilder();
          for (int i = random.nextInt(20); i > 0; i--) {
            text.appendCodePoint(
                random.nextBoolean() ? random.nextInt(0x80) : 0x1f300 + random.nextInt(99));
          }
          String written = new WriteJson().object().text("a", text.toString()).end().done();
          try {
            assertThat(ReadJson.object("it", Octets.utf8(written)).text("a"))
                .isEqualTo(text.toString());
          } catch (Malformed e) {
            throw new AssertionError(e);
          }
        });
  }

  @Test
  void everyCutAndEveryFlippedByteOfDerIsReadOrRefused() throws Malformed {
    Octets whole =
        Der.write(
            Der.SEQUENCE,
            Der.write(Der.INTEGER, Octets.of(new byte[] {1})),
            Der.write(Der.SEQUENCE, Der.write(Der.OID, Octets.hex("oid", "2a8648ce3d0201"))),
            Der.write(Der.OCTET_STRING, Octets.of(new byte[300])));
    assertThat(Der.of(whole).part(1).part(0).oid()).isEqualTo("1.2.840.10045.2.1");
    Seeds.forAll(
        2_000,
        random -> {
          byte[] bytes = whole.bytes();
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
          Octets changed = Octets.of(bytes).first(1 + random.nextInt(bytes.length));
          try {
            for (Der part : Der.of(changed).parts()) {
              assertThat(part.encoded().size()).isLessThanOrEqualTo(bytes.length);
            }
          } catch (Malformed e) {
            assertThat(e.why()).isNotBlank();
          }
        });
  }

  @Test
  void timesOfDerKeepTheirFractions() throws Malformed {
    Der time = Der.of(Der.write(Der.GENERALIZED_TIME, Octets.utf8("20250612120220.25Z")));
    assertThat(time.time()).isEqualTo(Instant.parse("2025-06-12T12:02:20.25Z"));
    for (String bad :
        new String[] {"20250612120220", "20251312120220Z", "2025", "20250612120220.0Z"}) {
      Der wrong = Der.of(Der.write(Der.GENERALIZED_TIME, Octets.utf8(bad)));
      assertThatThrownBy(wrong::time).isInstanceOf(Malformed.class);
    }
  }

  @Test
  void pemMayCarryWordsAroundItsBlocks() throws Malformed {
    String text =
        "Key of mine:\n\tECDSA\n" + new Pem("PUBLIC KEY", Octets.utf8("abc")).text() + "end";
    assertThat(Pem.all("it", text)).containsExactly(new Pem("PUBLIC KEY", Octets.utf8("abc")));
    assertThatThrownBy(() -> Pem.all("it", "-----BEGIN A-----\nabc")).isInstanceOf(Malformed.class);
  }
}
