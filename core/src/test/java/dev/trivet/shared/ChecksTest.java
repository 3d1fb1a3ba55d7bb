package dev.trivet.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChecksTest {
  @Test
  void aFormMatchesTheWholeText() {
    Pattern form = Pattern.compile("[a-z]+");
    assertThat(Checks.matching("a word", form, "abc")).isEqualTo("abc");
    for (String text : List.of("", "abc1", "1abc", "abc\n", "ABC")) {
      assertThatIllegalArgumentException()
          .as(text)
          .isThrownBy(() -> Checks.matching("a word", form, text));
    }
  }

  @Test
  void aRefusalShowsNoMoreThanSixtyCharactersOfWhatCame() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Checks.matching("a word", Pattern.compile("x"), "y".repeat(10_000)))
        .withMessageContaining("'" + "y".repeat(60) + "...'")
        .satisfies(e -> assertThat(e.toString()).hasSizeLessThan(250));
  }

  @Test
  void textIsNotBlank() {
    assertThat(Checks.text("the title", " a ")).isEqualTo(" a ");
    for (String blank : List.of("", " ", "\n\t", "\u2003")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Checks.text("the title", blank))
          .withMessage("the title is empty");
    }
  }

  @Test
  void textHoldsNothingThatHidesOrTurnsRound() {
    assertThat(Checks.printable("the note", "a\n\tb\r\n\u00e9\ud83d\ude42")).isNotEmpty();
    for (String text : List.of("a\u0000", "\u001b[31m", "\u202e", "\u2066x", "\u0085", "\u007f")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Checks.printable("the note", text))
          .withMessageContaining("invisible character U+");
    }
  }

  @Test
  void aDigestIsWrittenInOneWayOnly() {
    String hex = "0123456789abcdef".repeat(4);
    assertThat(new Digest("sha256:" + hex).value()).endsWith(hex);
    assertThat(new Digest("sha512:" + hex + hex).value()).startsWith("sha512:");
    for (String text :
        List.of(
            hex,
            "sha256:" + hex.toUpperCase(java.util.Locale.ROOT),
            "sha256:" + hex + "0",
            "sha512:" + hex,
            "md5:0123456789abcdef0123456789abcdef")) {
      assertThatIllegalArgumentException().as(text).isThrownBy(() -> new Digest(text));
    }
  }

  @Test
  void aLevelIsLoweredByStepsAndNeverBelowTheLowest() {
    assertThat(Level.HIGH.lowered(1)).isEqualTo(Level.MODERATE);
    assertThat(Level.LOW.lowered(2)).isEqualTo(Level.VERY_LOW);
    assertThat(Level.VERY_LOW.lowered(9)).isEqualTo(Level.VERY_LOW);
    assertThat(Level.MODERATE.lowered(0)).isEqualTo(Level.MODERATE);
  }
}
