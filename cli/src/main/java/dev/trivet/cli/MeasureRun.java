package dev.trivet.cli;

import dev.trivet.measure.report.MeasurementFiles;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.run.MeasurementPlan;
import dev.trivet.measure.run.MeasurementRun;
import dev.trivet.measure.run.Reach;
import dev.trivet.measure.run.RunListener;
import dev.trivet.measure.run.RunMeasurements;
import dev.trivet.redteam.http.HttpEmbedders;
import dev.trivet.redteam.http.HttpEndpoints;
import dev.trivet.shared.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// `trivet measure run`: measures what a plan asks for.
final class MeasureRun implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "run", "Measures what a plan asks for, within its budget.")
        .about(
            "The run is stored after every metric. One that was stopped goes on when the same"
                + " command is given again: what was measured on the same bytes and data with the"
                + " same seed is not measured again. Exits 1 when something could not be measured.")
        .about(
            "Without a plan: --model, --data ROLE=FILE[,labels=FILE][,from=N][,to=N][,divisor=N]"
                + "[,target=COLUMN] and --metric NAME[,SETTING=VALUE]; commas within a value are"
                + " written as +.")
        .mayHave("PLAN", "A plan, as 'trivet measure plan --out' writes it.")
        .option("--out", "FILE", "Where the run is stored; run.json beside the plan if left out.")
        .option("--model", "FILE", "A model in ONNX format.")
        .option("--output", "NAME", "Which of the model's outputs to read.")
        .option("--baseline", "FILE", "A model known to be sound.")
        .options("--data", "SOURCE", "Samples, as test=x.npy,labels=y.npy; may stand again.")
        .options("--metric", "METRIC", "robust-accuracy,epsilon=0.1; may stand again.")
        .options(
            "--accept", "VERDICT", "Load a model by a module though the scanner says this of it.")
        .option("--system", "ID", "Whose model it is, for recording.")
        .option("--component", "ID", "Which part of the system it is, for recording.")
        .option("--seed", "NUMBER", "Of everything that is drawn; 1 if left out.")
        .options("--secret", "NAME", "An environment variable the plan may send; may stand again.")
        .option("--queries", "NUMBER", "Ask about no more samples than this.")
        .option("--seconds", "NUMBER", "Take no longer than this.")
        .example("trivet measure run plan.json", "Measures, and stores run.json.")
        .example(
            "trivet measure run --model m.onnx --data x.npz --metric calibration",
            "One number, without a plan.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    Optional<String> file = given.argument(0);
    MeasurementPlan plan =
        file.isPresent() ? MeasureInputs.plan(file.get(), console) : MeasureInputs.plan(given);
    Path base = file.isPresent() ? MeasureInputs.base(file.get()) : Path.of("").toAbsolutePath();
    Path out =
        given.option("--out").isPresent()
            ? Inputs.path(given.option("--out").get())
            : file.isPresent() ? base.resolve("run.json") : Path.of("run.json");
    Optional<MeasurementRun> earlier =
        Files.exists(out)
            ? Optional.of(MeasureInputs.run(out.toString(), console))
            : Optional.empty();
    var measure =
        new RunMeasurements(
            base,
            "trivet-measure " + RootUsage.release(),
            console.clock(),
            new Storing(out, console),
            reach(given));
    Attempt<MeasurementRun> attempt = measure.run(plan, earlier);
    console.progress().done();
    return switch (attempt) {
      case Attempt.Refused<MeasurementRun>(var problem) ->
          throw new Refusal(ExitCode.REFUSED, problem.what(), problem.hint());
      case Attempt.Of<MeasurementRun>(MeasurementRun run) -> {
        store(run, out);
        yield told(run, out, given, console);
      }
    };
  }

  /// What a plan may get at: endpoints and services with the secrets permitted, added formats.
  static Reach reach(Given given) {
    Set<String> secrets = Set.copyOf(given.options("--secret"));
    Optional<String> modules = Optional.ofNullable(System.getenv(AddedModels.VARIABLE));
    return Reach.NONE
        .to(new HttpEndpoints(System::getenv, secrets))
        .embeddingBy(new HttpEmbedders(System::getenv, secrets))
        .reading(() -> AddedModels.in(modules, given.options("--accept")));
  }

  private static ExitCode told(MeasurementRun run, Path out, Given given, Console console) {
    if (given.json()) {
      console.out().raw().print(MeasurementFiles.text(run));
    } else {
      new ShowMeasurements(console.out()).run(run, out);
    }
    boolean whole = run.outcomes().stream().allMatch(o -> o.isComplete());
    return whole ? ExitCode.FINE : ExitCode.FINDINGS;
  }

  /// The file holds the run before or the one after, never half of one.
  private static void store(MeasurementRun run, Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path draft = absolute.resolveSibling("." + absolute.getFileName() + ".draft");
    try {
      Files.writeString(draft, MeasurementFiles.text(run));
      Files.move(draft, absolute, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /// Tells how far the run is, and stores it.
  private record Storing(Path file, Console console) implements RunListener {
    @Override
    public void progress(Progress progress) {
      String share =
          progress.expected() == 0
              ? ""
              : ", " + Math.min(99, 100 * progress.asked() / progress.expected()) + " %";
      String left = progress.left().map(l -> ", " + spoken(l) + " left").orElse("");
      console
          .progress()
          .says(
              "%s (%d of %d)%s%s"
                  .formatted(
                      Words.spoken(progress.metric()),
                      progress.number(),
                      progress.of(),
                      share,
                      left));
    }

    private static String spoken(Duration left) {
      return left.toMinutes() > 0
          ? "about " + left.plusSeconds(30).toMinutes() + " min"
          : left.toSeconds() + " s";
    }

    @Override
    public void keep(MeasurementRun soFar) {
      try {
        store(soFar, file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
