package dev.trivet.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PassConditionTest {
  private static boolean passes(String condition, double value) {
    return PassCondition.parse(condition).passes(Optional.empty(), OptionalDouble.of(value));
  }

  private static boolean passes(String condition, String word) {
    return PassCondition.parse(condition).passes(Optional.of(word), OptionalDouble.empty());
  }

  @Test
  void aWordPassesWhenItIsOneOfThoseNamed() {
    assertThat(passes("verified | trusted", "trusted")).isTrue();
    assertThat(passes("verified|trusted", "verified")).isTrue();
    assertThat(passes("verified", "verified-not")).isFalse();
    assertThat(passes("verified", "Verified")).isFalse();
  }

  @Test
  void aBoundIsKeptAtItsLimitOnlyWhenItSaysSo() {
    assertThat(passes(">= 0.6", 0.6)).isTrue();
    assertThat(passes("<= 0.6", 0.6)).isTrue();
    assertThat(passes("= 0.6", 0.6)).isTrue();
    assertThat(passes("> 0.6", 0.6)).isFalse();
    assertThat(passes("< 0.6", 0.6)).isFalse();
    assertThat(passes("> 0.6", Math.nextUp(0.6))).isTrue();
    assertThat(passes(">= 0.6", Math.nextDown(0.6))).isFalse();
    assertThat(passes("> -3", 0)).isTrue();
  }

  @Test
  void nothingPassesThatIsNotANumber() {
    for (String bound : List.of(">= 0", "<= 0", "> 0", "< 0", "= 0")) {
      assertThat(passes(bound, Double.NaN)).as(bound).isFalse();
    }
  }

  @Test
  void evidenceThatLacksWhatIsAskedDoesNotPass() {
    assertThat(passes("verified", 1)).isFalse();
    assertThat(passes("= 1", "verified")).isFalse();
    assertThat(PassCondition.parse("= 1").passes(Optional.empty(), OptionalDouble.empty()))
        .isFalse();
  }

  @Test
  void theTextOfAConditionReadsBackAsTheSameCondition() {
    for (String text :
        List.of(
            "verified | trusted",
            "on-track",
            ">= 0.6",
            "<= 0.05",
            "= 0",
            "> -12.5",
            "< 0.0000001",
            ">= 0.000000000000123",
            "<= 123456789012345.5",
            "<= 999999999999999",
            "= 100",
            "=100")) {
      PassCondition condition = PassCondition.parse(text);
      assertThat(PassCondition.parse(condition.text())).as(condition.text()).isEqualTo(condition);
    }
  }

  @Test
  void theTextIsWrittenAsPeopleWriteIt() {
    assertThat(PassCondition.parse(">=0.60").text()).isEqualTo(">= 0.6");
    assertThat(PassCondition.parse("=  0").text()).isEqualTo("= 0");
    assertThat(PassCondition.parse("<= 60.0").text()).isEqualTo("<= 60");
    assertThat(PassCondition.parse("a|b").text()).isEqualTo("a | b");
  }

  @Test
  void anythingElseIsRefused() {
    for (String text :
        List.of(
            "",
            " ",
            "|",
            "a |",
            "verified & trusted",
            ">= ",
            ">= x",
            ">= 1e9",
            "== 1",
            "=> 1",
            ">= 1.",
            ">= .5",
            ">= 1 2",
            "Verified",
            ">= 1234567890123456",
            "w".repeat(41))) {
      assertThatIllegalArgumentException().as(text).isThrownBy(() -> PassCondition.parse(text));
    }
  }
}
