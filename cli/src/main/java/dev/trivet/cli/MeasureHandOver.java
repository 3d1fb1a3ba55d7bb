package dev.trivet.cli;

import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Table;
import dev.trivet.cli.text.Table.Align;
import dev.trivet.evidence.Observation;
import dev.trivet.formats.document.Json;
import dev.trivet.formats.document.Problems;
import dev.trivet.formats.programme.RecordEvidence;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SystemId;
import dev.trivet.measure.handover.Baseline;
import dev.trivet.measure.handover.HandOver;
import dev.trivet.measure.handover.HandOver.HandedOver;
import dev.trivet.measure.report.BaselineChain;
import dev.trivet.measure.report.MeasurementFiles;
import dev.trivet.measure.report.ObserveHandOver;
import dev.trivet.measure.report.WriteHandOverReport;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.run.MeasurementPlan;
import dev.trivet.measure.run.MeasurementRun;
import dev.trivet.measure.run.SketchWeek;
import dev.trivet.shared.Words;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// `trivet measure handover`: what this week's model hands to the next, and what changed.
final class MeasureHandOver implements Command {
  private static final double FALSE_ALARMS = 0.05;
  private static final long WEEKS = 52;

  @Override
  public Usage usage() {
    return Usage.of(
            this, "handover", "Hands this week's model on to the next, and says what changed.")
        .about(
            "For models that are trained anew again and again. Writes a document of the week:"
                + " digests, histograms and counts, no rows. Held against the document of the week"
                + " before and against the first week: inputs, predictions, confidence,"
                + " performance, each class, robustness. One false-alarm rate holds for all weeks"
                + " together. Exits 1 when something changed.")
        .needs("PLAN", "The plan of this week: its model and test data.")
        .option("--out", "FILE", "Where this week's document goes; never over one that is there.")
        .option("--before", "FILE", "The document of the week before; without it a chain begins.")
        .option("--run", "FILE", "This week's run, for its robustness.")
        .option("--false-alarms", "RATE", "Of a new chain, over all its weeks; 0.05 if left out.")
        .option("--weeks", "NUMBER", "Of a new chain; 52 if left out.")
        .option("--chain", "DIR", "The documents of all weeks, to check that none was changed.")
        .option("--html", "FILE", "What changed, as a page for people; --chain draws all weeks.")
        .option("--programme", "DIR", "Records what changed as evidence in a programme.")
        .option("--system", "ID", "Whose model it is, where the plan does not say.")
        .option("--component", "ID", "Which part it is, where the plan does not say.")
        .example("trivet measure handover plan.json --out w01.json --weeks 26", "Begins a chain.")
        .example(
            "trivet measure handover plan.json --before w01.json --out w02.json",
            "What changed since last week?");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    String file = given.argument(0).orElseThrow();
    MeasurementPlan plan = MeasureInputs.plan(file, console);
    Path out = out(given);
    checkPage(given);
    Optional<Baseline> before =
        given.option("--before").isPresent()
            ? Optional.of(baseline(given.option("--before").get(), console))
            : Optional.empty();
    Optional<MeasurementRun> run =
        given.option("--run").isPresent()
            ? Optional.of(MeasureInputs.run(given.option("--run").get(), console))
            : Optional.empty();
    var sketch =
        new SketchWeek(
            MeasureInputs.base(file), MeasureRun.reach(given), console.clock().instant());
    HandOver.Week week = taken(sketch.sketch(plan, run, before.map(Baseline::anchor)));
    if (before.isEmpty()) {
      write(begun(week, given), out);
      console.out().line(Span.of("Began a chain in "), Span.strong(out.toString()));
      return ExitCode.FINE;
    }
    List<Baseline> kept = chain(before.get(), given, console);
    HandedOver handed = taken(HandOver.on(before.get(), BaselineChain.digest(before.get()), week));
    page(handed, before.get(), kept, plan, given);
    write(handed.next(), out);
    record(handed, plan, given);
    show(handed, given, console);
    return handed.alarms().isEmpty() ? ExitCode.FINE : ExitCode.FINDINGS;
  }

  private static Path out(Given given) throws Refusal {
    Path out =
        Inputs.path(
            given
                .option("--out")
                .orElseThrow(() ->
                    new Refusal(
                        ExitCode.USAGE,
                        "there is no --out",
                        "say where this week's document goes")));
    if (Files.exists(out)) {
      throw thereAlready(out);
    }
    return out;
  }

  private static Refusal thereAlready(Path file) {
    return new Refusal(
        ExitCode.REFUSED, file + " is there already", "a week's document is never written again");
  }

  private static void checkPage(Given given) throws Refusal {
    if (given.option("--html").isPresent() && given.option("--before").isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE,
          "the first week has no page: there is nothing to hold it against",
          "leave out --html, or name the week before with --before");
    }
  }

  /// Before the document: a page can be written again, a document cannot.
  private static void page(
      HandedOver handed, Baseline before, List<Baseline> kept, MeasurementPlan plan, Given given)
      throws IOException, Refusal {
    if (given.option("--html").isPresent()) {
      String about =
          given
              .option("--component")
              .or(plan::component)
              .or(() -> given.option("--system"))
              .or(plan::system)
              .orElse(plan.model().name());
      Files.writeString(
          Inputs.path(given.option("--html").get()),
          WriteHandOverReport.page(about, handed, before, kept));
    }
  }

  private static Baseline baseline(String file, Console console) throws Refusal {
    var problems = new Problems();
    Optional<Baseline> read = MeasurementFiles.readBaseline(Inputs.existing(file), problems);
    MeasureInputs.refuse(problems, file, console);
    return read.orElseThrow(() -> new Refusal(ExitCode.REFUSED, file + " is no week's document"));
  }

  private static <T> T taken(Attempt<T> attempt) throws Refusal {
    return switch (attempt) {
      case Attempt.Of<T>(T value) -> value;
      case Attempt.Refused<T>(var problem) ->
          throw new Refusal(ExitCode.REFUSED, problem.what(), problem.hint());
    };
  }

  private static Baseline begun(HandOver.Week week, Given given) throws Refusal {
    try {
      return HandOver.begin(
          week,
          given.option("--false-alarms").map(Double::valueOf).orElse(FALSE_ALARMS),
          given.option("--weeks").map(Long::valueOf).orElse(WEEKS));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.USAGE,
          "--false-alarms or --weeks is no rate or number that fits: " + e.getMessage(),
          "give a rate between 0 and 1 and a number of weeks above 0");
    }
  }

  /// The documents of earlier weeks, found as they were written; none without `--chain`.
  private static List<Baseline> chain(Baseline head, Given given, Console console)
      throws IOException, Refusal {
    if (given.option("--chain").isEmpty()) {
      return List.of();
    }
    var kept = new ArrayList<Baseline>();
    try (Stream<Path> files = Files.list(Inputs.existing(given.option("--chain").get()))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        MeasurementFiles.readBaseline(file, new Problems()).ifPresent(kept::add);
      }
    }
    List<String> broken = BaselineChain.broken(head, kept);
    if (!broken.isEmpty()) {
      throw new Refusal(
          ExitCode.REFUSED,
          "the chain is broken: " + String.join("; ", broken),
          "bring the weeks' documents back as they were written");
    }
    console.talk().line(Span.faint("Earlier weeks found unchanged: " + head.earlier().size()));
    return kept;
  }

  private static void write(Baseline baseline, Path file) throws IOException, Refusal {
    try {
      Files.writeString(file, MeasurementFiles.text(baseline), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw thereAlready(file);
    }
  }

  private static void record(HandedOver handed, MeasurementPlan plan, Given given)
      throws IOException, Refusal {
    if (given.option("--programme").isEmpty()) {
      return;
    }
    Optional<String> system = given.option("--system").or(plan::system);
    Optional<String> component = given.option("--component").or(plan::component);
    if (system.isEmpty() || component.isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE,
          "the plan does not say whose model it is",
          "say it with --system and --component");
    }
    Observation seen =
        ObserveHandOver.observation(
            handed,
            "trivet-measure " + RootUsage.release(),
            new SystemId(system.get()),
            new ComponentId(component.get()));
    RecordEvidence.into(Inputs.existing(given.option("--programme").get()), List.of(seen));
  }

  private static void show(HandedOver handed, Given given, Console console) throws IOException {
    if (given.json()) {
      Json.write(handed, console.out().raw());
      return;
    }
    var out = console.out();
    Baseline next = handed.next();
    out.line(
        Span.strong("Week %d of %d".formatted(next.number(), next.weeks())),
        Span.of(handed.alarms().isEmpty() ? "  unchanged" : "  changed"));
    Table table = Table.of(Align.LEFT, Align.LEFT, Align.RIGHT, Align.LEFT).indented(2);
    table.header("what", "against", "p, Holm", "");
    for (HandOver.Finding finding : handed.findings()) {
      table.row(
          Span.of(finding.subject()),
          Span.faint(Words.spoken(finding.against())),
          Span.of(String.format(Locale.ROOT, "%.2g", finding.adjusted())),
          finding.adjusted() <= handed.level() ? Span.strong("changed") : Span.of(""));
    }
    table.print(out);
    handed.alarms().stream()
        .map(alarm -> "%s, %s.".formatted(alarm.subject(), alarm.detail()))
        .distinct()
        .forEach(line -> out.wrapped("", line, 2));
    out.wrapped(
        "",
        String.format(
            Locale.ROOT,
            "Counted as changed from p %.2g on: one false alarm in all %d weeks with probability"
                + " %.3g at most.",
            handed.level(),
            next.weeks(),
            next.falseAlarms()),
        2);
  }
}
