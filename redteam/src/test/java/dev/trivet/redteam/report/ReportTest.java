package dev.trivet.redteam.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.redteam.figure.CompareRuns;
import dev.trivet.redteam.judge.Line;
import dev.trivet.redteam.judge.Names;
import dev.trivet.redteam.judge.Outcome;
import dev.trivet.redteam.judge.Witness;
import dev.trivet.redteam.probe.Family;
import dev.trivet.redteam.run.Attempt;
import dev.trivet.redteam.run.Plan;
import dev.trivet.redteam.run.RedTeamRun;
import dev.trivet.redteam.run.Trials;
import dev.trivet.redteam.stub.Weakness;
import dev.trivet.redteam.suite.Suite;
import dev.trivet.testkit.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Suite SUITE =
      Suite.seeded(7).of(List.of(Family.JAILBREAK, Family.TOOL_MISUSE, Family.BENIGN)).with(6);

  private static RedTeamRun run(double weakness) {
    return Trials.run(Plan.of(SUITE), Trials.stub(SUITE, Weakness.of(weakness, 2)));
  }

  @Test
  void theMarkdownSaysWhatCameOfIt() {
    RunView view = RunView.of(run(0.3), 0.05, CompareRuns.of(run(0.9), run(0.3)));
    Golden.matches("report.md", WriteMarkdown.of(view));
  }

  @Test
  void thePageNeedsNothingFromElsewhereAndRunsNothing() {
    String page = WriteHtml.of(RunView.of(run(0.3), 0.05, List.of()));
    assertThat(page)
        .contains("default-src &#39;none&#39;")
        .contains("<summary><b>jailbreak-")
        .doesNotContain("<script")
        .doesNotContain("http-equiv=\"refresh\"")
        .doesNotContainPattern("(src|href)=\"(https?:)?//");
  }

  @Test
  void whatModelsAndStrangersWroteIsShownAndNeverComesAlive() {
    String hostile =
        "</dd><script>alert(1)</script> ````\n# heading [x](javascript:1) \u202Eevil\u0007";
    RedTeamRun good = run(0.3);
    Attempt attempt =
        new Attempt(
            good.attempts().getFirst().probe(),
            Family.JAILBREAK,
            1,
            new Outcome.Hit(Witness.SIDE_EFFECT, hostile),
            Names.NONE,
            List.of(new Line.Answered(hostile), new Line.Called(hostile, hostile)));
    RedTeamRun run =
        new RedTeamRun(
            hostile,
            hostile,
            good.suite(),
            1,
            good.instructionsDigest(),
            good.started(),
            good.ended(),
            good.state(),
            good.spent(),
            List.of(attempt),
            good.detectors(),
            List.of(hostile));
    RunView view = RunView.of(run, 0.05, List.of());
    assertThat(WriteHtml.of(view))
        .doesNotContain("<script")
        .doesNotContain("\u202E")
        .doesNotContain("\u0007")
        .contains("&lt;script&gt;");
    String markdown = WriteMarkdown.of(view);
    assertThat(markdown).contains("`````text").doesNotContain("\u202E");
    assertThat(markdown.substring(0, markdown.indexOf("`````text"))).doesNotContain("<script");
  }
}
