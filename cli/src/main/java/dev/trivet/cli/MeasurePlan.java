package dev.trivet.cli;

import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Table;
import dev.trivet.cli.text.Table.Align;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.document.Problems;
import dev.trivet.formats.programme.ReadSystems;
import dev.trivet.formats.programme.SystemToModel;
import dev.trivet.measure.report.MeasurementFiles;
import dev.trivet.measure.run.Budget;
import dev.trivet.measure.run.DataSource;
import dev.trivet.measure.run.DataSource.Role;
import dev.trivet.measure.run.MeasurementPlan;
import dev.trivet.measure.run.ModelSource;
import dev.trivet.measure.run.ProposeMetrics;
import dev.trivet.measure.run.ProposeMetrics.Proposal;
import dev.trivet.measure.run.ProposeMetrics.Proposals;
import dev.trivet.shared.Words;
import dev.trivet.threat.ModelThreats;
import dev.trivet.threat.ThreatModel;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `trivet measure plan`: which numbers a system's threats call for.
final class MeasurePlan implements Command {
  private static final long SEED = 1;

  @Override
  public Usage usage() {
    return Usage.of(this, "plan", "Proposes which numbers a system's threats call for.")
        .about(
            "Holds the system's threat model against what can be measured, and says for each"
                + " number why, on how many samples, and about how many questions it takes."
                + " --out writes a plan to fill in: name your files where it says FILL-IN.")
        .needsSome("SYSTEM", "Files or directories with AI systems.")
        .option("--system", "ID", "This system, where there are several.")
        .option("--component", "ID", "The part that is the model, for recording results.")
        .option("--model", "FILE", "The model, in ONNX format.")
        .option("--out", "FILE", "Writes the plan as JSON; never over a file that is there.")
        .example("trivet measure plan programme --system damage-lens", "What to measure, and why.")
        .example(
            "trivet measure plan programme --system damage-lens --out plan.json",
            "The same, as a plan to fill in and run.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    var shipped = new ShippedCatalog();
    SystemToModel system = system(given, shipped, console);
    ThreatModel model =
        new ModelThreats(shipped.threatRulesAlone()).of(system.id(), system.profile());
    Proposals proposals = ProposeMetrics.of(model);
    MeasurementPlan plan = plan(system, proposals, given);
    if (given.option("--out").isPresent()) {
      write(plan, Inputs.path(given.option("--out").get()));
    }
    if (given.json()) {
      console.out().raw().print(MeasurementFiles.text(plan));
    } else {
      print(system, proposals, console);
      given
          .option("--out")
          .ifPresent(file -> {
            console.out().blank();
            console.out().line(Span.of("Written to "), Span.strong(file));
          });
    }
    return ExitCode.FINE;
  }

  private static SystemToModel system(Given given, ShippedCatalog shipped, Console console)
      throws Refusal {
    var paths = new java.util.ArrayList<Path>();
    for (String name : given.arguments()) {
      paths.add(Inputs.existing(name));
    }
    var problems = new Problems();
    List<SystemToModel> systems = new ReadSystems(shipped.vocabulary(), problems).from(paths);
    MeasureInputs.refuse(problems, String.join(", ", given.arguments()), console);
    Optional<String> id = given.option("--system");
    List<String> ids = systems.stream().map(s -> s.id().value()).toList();
    if (id.isEmpty() && systems.size() != 1) {
      throw new Refusal(
          ExitCode.USAGE,
          "there are " + systems.size() + " systems",
          "name one with --system: " + String.join(", ", ids));
    }
    return systems.stream()
        .filter(s -> id.isEmpty() || s.id().value().equals(id.get()))
        .findFirst()
        .orElseThrow(() -> Unknown.word("system", id.orElse(""), ids));
  }

  private static MeasurementPlan plan(SystemToModel system, Proposals proposals, Given given) {
    return new MeasurementPlan(
        Optional.of(system.id().value()),
        given.option("--component"),
        ModelSource.of(given.option("--model").orElse("FILL-IN.onnx")),
        Optional.empty(),
        proposals.needs().stream().map(MeasurePlan::fillIn).toList(),
        SEED,
        Optional.of(Budget.NONE.withSeconds(3_600)),
        proposals.metrics().stream().map(Proposal::metric).toList());
  }

  private static DataSource fillIn(Role role) {
    String name = "FILL-IN-" + Words.of(role);
    return switch (role) {
      case CANARIES -> DataSource.of(role, name + ".csv").withTarget("planted");
      case EARLIER_TEXT, LIVE_TEXT -> DataSource.of(role, name + ".jsonl");
      case TEST, TRAINING, OUTSIDE, POPULATION, AUDITED, SUPPLIED, POOL, EARLIER, LIVE ->
          DataSource.of(role, name + ".npy");
    };
  }

  private static void write(MeasurementPlan plan, Path file) throws IOException, Refusal {
    try {
      Files.writeString(file, MeasurementFiles.text(plan), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new Refusal(
          ExitCode.REFUSED, file + " is there already", "write to another file, or take it away");
    }
  }

  private static void print(SystemToModel system, Proposals proposals, Console console) {
    var out = console.out();
    out.line(Span.strong(system.title()), Span.faint("  " + system.id()));
    if (!proposals.metrics().isEmpty()) {
      out.blank();
      Table table = Table.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.LEFT).indented(2);
      table.header("number", "samples", "queries", "why");
      for (Proposal proposal : proposals.metrics()) {
        table.row(
            Span.strong(Words.of(proposal.metric().metric())),
            Span.of(proposal.metric().samples().map(String::valueOf).orElse("all")),
            Span.of(String.format(Locale.ROOT, "%,d", proposal.queries())),
            Span.of(why(proposal)));
      }
      table.print(out);
      out.blank();
      out.wrapped(
          "  ",
          "Needs: "
              + String.join(
                  "; ",
                  proposals.needs().stream().map(r -> Words.of(r) + ", " + r.about()).toList())
              + ".",
          2);
    }
    for (String note : proposals.notes()) {
      out.blank();
      out.wrapped("  ", note, 2);
    }
  }

  private static String why(Proposal proposal) {
    List<String> threats = proposal.metric().threats();
    return threats.isEmpty() ? proposal.why() : proposal.why() + " (" + threats.getFirst() + ")";
  }
}
