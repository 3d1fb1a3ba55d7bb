package dev.trivet.threat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.trivet.inventory.SystemProfile;
import dev.trivet.threat.Condition.Unanswered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionParserTest {
  private final ConditionParser parser =
      new ConditionParser(
          Fields.SMALL,
          Map.of(
              "OPEN",
              "access:public",
              "RISKY",
              "$OPEN & kind:agent",
              "LEARNS",
              "learning:continual"));

  private final SystemProfile publicAgent =
      Fields.profile(
          Map.of(
              "kind", List.of("agent"),
              "access", List.of("public"),
              "learning", List.of("frozen")));

  private boolean holds(String expression) {
    return parser.parse(expression).holds(publicAgent, Unanswered.COULD_BE);
  }

  @Test
  void aTermHoldsWhenTheFieldHasAnyOfItsWords() {
    assertThat(holds("kind:assistant,agent")).isTrue();
    assertThat(holds("kind:assistant,classifier")).isFalse();
  }

  @Test
  void andBindsTighterThanOr() {
    assertThat(holds("kind:agent | access:none & learning:continual")).isTrue();
    assertThat(holds("(kind:agent | access:none) & learning:continual")).isFalse();
    assertThat(holds("learning:continual & access:none | kind:agent")).isTrue();
  }

  @Test
  void notBindsTightestOfAll() {
    assertThat(holds("!kind:agent & access:none | access:public")).isTrue();
    assertThat(holds("!(kind:agent & access:none)")).isTrue();
    assertThat(holds("!(kind:agent & access:public)")).isFalse();
    assertThat(holds("!!kind:agent")).isTrue();
    assertThat(holds("!kind:classifier & !access:none")).isTrue();
  }

  @Test
  void aNameStandsForItsExpressionAsIfInBrackets() {
    assertThat(holds("$RISKY")).isTrue();
    assertThat(holds("!$RISKY | $LEARNS")).isFalse();
    parser.define("@AML.T0001", "kind:classifier | access:public");
    assertThat(holds("@AML.T0001 & learning:continual")).isFalse();
  }

  @Test
  void whiteSpaceDoesNotMatter() {
    assertThat(holds("  kind:agent&access:public  |\n learning:continual ")).isTrue();
  }

  @Test
  void whatIsNotAnsweredCouldBeOrIsNotAsAsked() {
    SystemProfile blank = Fields.profile(Map.of());
    Condition term = parser.parse("kind:agent");
    assertThat(term.holds(blank, Unanswered.COULD_BE)).isTrue();
    assertThat(term.holds(blank, Unanswered.IS_NOT)).isFalse();
  }

  @Test
  void aLongChainIsOneFlatCondition() {
    Condition chain = parser.parse("kind:agent & access:public & learning:frozen & $OPEN");
    assertThat(chain).isInstanceOf(Condition.All.class);
    assertThat(((Condition.All) chain).parts()).hasSize(4);
  }

  @Test
  void aRefusalSaysAtWhichCharacterWhatIsWrong() {
    refuses("kind:agent & nothing:agent", "character 14", "is no field: nothing");
    refuses("kind:agent & access:publik", "character 14", "access has no word 'publik'");
    refuses("kind:agent & access:public,,staff", "character 14", "access has no word ''");
    refuses("kind:agent & $NOPE", "character 14", "is no known name");
    refuses("kind:agent @AML.T9999", "character 12", "lacks an operator before it");
    refuses("kind:agent ? access:public", "character 12", "is not understood");
    refuses("kind:agent access:public", "character 12", "lacks an operator before it");
    refuses("kind:agent & | access:public", "character 14", "stands where a term should");
    refuses("kind:agent)", "character 11", "closes nothing");
    refuses("(kind:agent", "character 12", "leaves a bracket open");
    refuses("kind:agent &", "character 13", "ends where a term should stand");
    refuses("", "character 1", "ends where a term should stand");
    refuses("()", "character 2", "stands where a term should");
    refuses("!", "character 2", "ends where a term should stand");
  }

  private void refuses(String expression, String... words) {
    assertThatIllegalArgumentException()
        .as(expression)
        .isThrownBy(() -> parser.parse(expression))
        .withMessageContainingAll(words);
  }

  @Test
  void nestingIsBounded() {
    assertThat(holds("(".repeat(32) + "kind:agent" + ")".repeat(32))).isTrue();
    refuses("(".repeat(33) + "kind:agent" + ")".repeat(33), "nests too deep", "character 33");
    refuses("!".repeat(33) + "kind:agent", "nests too deep");
  }

  @Test
  void lengthIsBounded() {
    String term = "kind:agent|";
    String longest = term.repeat(180) + "kind:agent";
    assertThat(longest.length()).isLessThan(2_000);
    assertThat(holds(longest)).isTrue();
    refuses(term.repeat(200) + "kind:agent", "at most 2,000 characters");
  }

  @Test
  void namesThatRestOnEachOtherAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ConditionParser(Fields.SMALL, Map.of("A", "$B | kind:agent", "B", "$A")))
        .withMessageContaining("rest on each other");
  }
}
