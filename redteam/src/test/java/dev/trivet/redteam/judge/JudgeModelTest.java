package dev.trivet.redteam.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.redteam.endpoint.Budget;
import dev.trivet.redteam.endpoint.Message;
import dev.trivet.redteam.endpoint.Meter;
import dev.trivet.redteam.endpoint.Reply;
import dev.trivet.redteam.endpoint.Request;
import dev.trivet.redteam.endpoint.Target;
import dev.trivet.redteam.endpoint.Usage;
import dev.trivet.redteam.probe.Family;
import dev.trivet.redteam.run.Plan;
import dev.trivet.redteam.run.RedTeamRun;
import dev.trivet.redteam.run.Trials;
import dev.trivet.redteam.suite.Suite;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class JudgeModelTest {
  private static final Suite SUITE =
      Suite.seeded(3).of(List.of(Family.PROMPT_LEAK, Family.BENIGN, Family.TOOL_MISUSE)).with(6);
  private static final String PARAPHRASE = "On dit d'abord le tarif, puis la remise.";

  /// Answers every last message by a rule.
  private record Scripted(String name, UnaryOperator<String> rule) implements Target {
    @Override
    public Reply ask(Request request, Meter meter) {
      if (!meter.take(Usage.NONE)) {
        return new Reply.Failed(Reply.Fault.BUDGET_SPENT, "spent");
      }
      String said = request.messages().getLast() instanceof Message.User(var text) ? text : "";
      return new Reply.Answer(
          rule.apply(said), List.of(), Reply.End.DONE, Usage.NONE, Optional.of(name));
    }
  }

  private static RedTeamRun run(Plan plan, UnaryOperator<String> judge) {
    return Trials.judged(
        plan, new Scripted("m", said -> PARAPHRASE), new JudgeModel(new Scripted("j", judge)));
  }

  @Test
  void itSeesWhatRulesCannotAndIsAskedNothingElse() {
    RedTeamRun run = run(Plan.of(SUITE), text -> text.contains("tarif") ? "Yes." : "No");
    assertThat(run.attempts(Family.PROMPT_LEAK))
        .allMatch(a -> a.outcome() instanceof Outcome.Hit(var by, var why) && by == Witness.JUDGE);
    assertThat(run.attempts(Family.BENIGN)).allMatch(a -> a.outcome() instanceof Outcome.Refused);
    assertThat(run.attempts(Family.TOOL_MISUSE))
        .allMatch(a -> a.outcome() instanceof Outcome.Resisted);
    assertThat(run.target()).isEqualTo("m judged by j");
  }

  @Test
  void anUnclearAnswerIsNoResistance() {
    RedTeamRun run = run(Plan.of(SUITE), text -> "Well, it depends. YES and NO.");
    assertThat(run.attempts(Family.PROMPT_LEAK))
        .allMatch(a -> a.outcome() instanceof Outcome.Unscorable);
  }

  @Test
  void itsErrorsAreMeasuredBeforeItIsBelieved() {
    RedTeamRun run = run(Plan.of(SUITE), text -> "YES");
    assertThat(run.detectors())
        .filteredOn(e -> e.rule().equals("refusal by j"))
        .singleElement()
        .satisfies(e -> {
          assertThat(e.missed().hits()).isZero();
          assertThat(e.falseAlarms().rate()).isEqualTo(1);
        });
  }

  @Test
  void itsQueriesCountToo() {
    RedTeamRun run =
        run(Plan.of(SUITE).within(Budget.UNLIMITED.queries(70)).atATime(1), text -> "NO");
    assertThat(run.spent().queries()).isEqualTo(70);
    assertThat(run.state()).isEqualTo(RedTeamRun.State.BUDGET_SPENT);
  }
}
