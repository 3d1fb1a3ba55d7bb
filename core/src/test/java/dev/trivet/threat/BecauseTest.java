package dev.trivet.threat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.inventory.SystemProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BecauseTest {
  private final ConditionParser parser = new ConditionParser(Fields.SMALL, Map.of());

  private final SystemProfile profile =
      Fields.profile(Map.of("kind", List.of("agent", "classifier"), "access", List.of("staff")));

  private List<String> because(String expression) {
    return Because.of(parser.parse(expression), profile).stream().map(Because::toString).toList();
  }

  @Test
  void whatHoldsNamesTheWordsThatCount() {
    assertThat(because("kind:agent,assistant")).containsExactly("kind: agent");
    assertThat(because("kind:agent & access:staff,public"))
        .containsExactly("kind: agent", "access: staff");
  }

  @Test
  void whatHoldsOnlyForLackOfAnAnswerSaysSo() {
    assertThat(because("learning:continual")).containsExactly("learning: not answered");
  }

  @Test
  void anAnswerIsGivenBeforeALackOfOne() {
    assertThat(because("learning:continual | kind:agent")).containsExactly("kind: agent");
  }

  @Test
  void whatFailsNamesWhatWasAnsweredInstead() {
    assertThat(because("access:public")).containsExactly("access: staff");
    assertThat(because("access:public & kind:agent")).containsExactly("access: staff");
  }

  @Test
  void whatFailsForSeveralReasonsGivesTheShortest() {
    assertThat(because("(access:public | kind:assistant) & access:none"))
        .containsExactly("access: staff");
  }
}
