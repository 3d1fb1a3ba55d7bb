package dev.trivet.cli;

import dev.trivet.redteam.figure.MeasureRun;
import dev.trivet.redteam.figure.RunFigures;
import dev.trivet.redteam.http.ChatForm;
import dev.trivet.redteam.http.Endpoint;
import dev.trivet.redteam.http.HttpChat;
import dev.trivet.redteam.http.LoopbackListener;
import dev.trivet.redteam.judge.Judge;
import dev.trivet.redteam.run.Attempt;
import dev.trivet.redteam.run.Plan;
import dev.trivet.redteam.run.RedTeamRun;
import dev.trivet.redteam.run.RunFile;
import dev.trivet.redteam.run.RunRedTeam;
import dev.trivet.redteam.stub.Defects;
import dev.trivet.redteam.stub.StubModel;
import dev.trivet.redteam.stub.StubServer;
import dev.trivet.redteam.stub.Weakness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// `trivet measure redteam`: attacks an endpoint, and says how often that succeeds.
final class RedTeamCommand implements Command {
  private static final double STUB_WEAKNESS = 0.2;
  private static final String STUB = "stub-1";

  @Override
  public Usage usage() {
    return RedTeamInputs.options(
            Usage.of(this, "redteam", "Attacks a chat endpoint or agent; says how often it works.")
                .about(
                    "Plays probes of our own against an endpoint in OpenAI's form. It plays the"
                        + " agent's tools itself and causes nothing outside. Only attack what you"
                        + " may. A run that was stopped goes on where it was. Exits 1 when attacks"
                        + " succeed more often than --limit beyond what chance explains, 4 when the"
                        + " endpoint stopped answering or changed on the way."))
        .example(
            "trivet measure redteam --endpoint https://host/v1 --model m --auth-env KEY",
            "All families, 18 probes of each.")
        .example(
            "trivet measure redteam --stub --families jailbreak,relay --repeat 5",
            "Five attempts at each probe of two families, on the stub.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    var inputs = new RedTeamInputs(given);
    Plan plan = inputs.plan();
    Path out = Inputs.path(given.option("--out").orElse("redteam-run.json"));
    if (given.has("--stub")) {
      var model =
          new StubModel(plan.suite().probes(), Weakness.of(STUB_WEAKNESS, plan.suite().seed()));
      try (StubServer server = StubServer.start(model, Defects.NONE, plan.suite().seed());
          var chat = new HttpChat("stub", fast(server), ChatForm.openAi(STUB))) {
        return run(plan, inputs, chat, out, console);
      }
    }
    try (var chat = inputs.chat()) {
      return run(plan, inputs, chat, out, console);
    }
  }

  private static Endpoint fast(StubServer server) {
    return Endpoint.at(server.address())
        .paced(1e6)
        .waiting(Duration.ofSeconds(10), 3, Duration.ofMillis(10));
  }

  private static ExitCode run(
      Plan plan, RedTeamInputs inputs, HttpChat chat, Path out, Console console)
      throws IOException, Refusal {
    Instant now = console.clock().instant();
    try (RunFile file = RunFile.open(out, plan, chat.name(), now);
        var listener = LoopbackListener.start()) {
      var judge = new Judge(inputs.packages());
      String instrument = "trivet-redteam " + RootUsage.release();
      var red = new RunRedTeam(chat, judge, listener, instrument, console.clock());
      long start = System.nanoTime();
      RedTeamRun run = red.run(plan, file, (a, done, all) -> says(a, done, all, start, console));
      console.progress().done();
      file.finish(run);
      return show(run, inputs, out, console);
    }
  }

  private static void says(Attempt attempt, int done, int all, long start, Console console) {
    double seconds = (System.nanoTime() - start) / 1e9;
    long left = Math.round(seconds / done * (all - done));
    console
        .progress()
        .says(
            done
                + " of "
                + all
                + " attempts, about "
                + left
                + " s left; "
                + attempt.family().word());
  }

  private static ExitCode show(RedTeamRun run, RedTeamInputs inputs, Path out, Console console)
      throws IOException, Refusal {
    RunFigures figures = new MeasureRun(inputs.limit()).of(run);
    if (inputs.given().json()) {
      ShowRedTeam.json(run, figures, console.out().raw());
    } else {
      new ShowRedTeam(console.out()).all(run, figures);
      console.talk().line("The run is in " + out + ".");
    }
    return switch (run.state()) {
      case COMPLETE, BUDGET_SPENT -> figures.above().isEmpty() ? ExitCode.FINE : ExitCode.FINDINGS;
      case INTERRUPTED, DRIFTED, ENDPOINT_FAILED -> ExitCode.COULD_NOT_RUN;
    };
  }
}
