package dev.trivet.cli;

import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Table;
import dev.trivet.cli.text.Table.Align;
import dev.trivet.cli.text.Tone;
import dev.trivet.measure.report.CompareRuns;
import dev.trivet.measure.report.CompareRuns.Compared;
import dev.trivet.measure.report.CompareRuns.Row;
import dev.trivet.measure.report.Shown;
import dev.trivet.measure.run.MeasurementRun;
import dev.trivet.measure.run.Outcome;
import dev.trivet.measure.run.Reading;
import java.nio.file.Path;
import java.util.Locale;

/// Shows runs on a terminal.
final class ShowMeasurements {
  private final Printer out;

  ShowMeasurements(Printer out) {
    this.out = out;
  }

  void run(MeasurementRun run, Path file) {
    out.line(
        Span.strong(Shown.model(run)),
        Span.faint(
            run.isOfBytes()
                ? "  " + Shown.shortened(run.model().value())
                : "  somebody else runs it; no bytes were seen"));
    for (Outcome outcome : run.outcomes()) {
      out.blank();
      outcome(outcome);
    }
    out.blank();
    out.line(
        Span.faint(
            String.format(
                Locale.ROOT,
                "%,d queries, %.1f s of CPU, seed %d%s",
                run.queries(),
                run.seconds(),
                run.plan().seed(),
                Shown.cost(run).map(cost -> ", cost " + cost).orElse(""))));
    if (run.state() == MeasurementRun.State.PARTIAL) {
      out.wrapped(
          new Span(Tone.CAUTION, "Stopped: "),
          Span.of("the budget was spent. Give it more and run again to go on."),
          2);
    }
    out.line(Span.of("Stored in "), Span.strong(file.toString()));
    out.wrapped("", "'trivet measure report' makes a page of it.", 2);
  }

  private void outcome(Outcome outcome) {
    out.line(
        Span.strong(Shown.title(outcome.metric().metric())),
        Span.of(outcome.word().map(w -> "  " + w).orElse("")));
    Table table = Table.of(Align.LEFT, Align.LEFT, Align.LEFT).indented(2);
    for (Reading reading : outcome.readings()) {
      if (reading.isMeasured()) {
        table.row(
            Span.of(Shown.name(reading)),
            Span.strong(Shown.value(reading)),
            Span.faint(Shown.meaning(reading) + ", n " + reading.sample()));
      }
    }
    table.print(out);
    for (Reading reading : outcome.readings()) {
      if (!reading.isMeasured()) {
        out.wrapped(
            new Span(Tone.CAUTION, "  " + Shown.name(reading) + ": "),
            Span.of(Shown.value(reading) + "; " + reading.detail()),
            4);
      }
    }
  }

  void compared(Compared compared) {
    Table table = Table.of(Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT);
    table.header("number", "before", "now", "");
    for (Row row : compared.rows()) {
      table.row(
          Span.of(row.name()),
          Span.of(row.before().map(Shown::value).orElse("-")),
          Span.of(row.after().map(Shown::value).orElse("-")),
          change(row.change()));
    }
    table.print(out);
    for (String note : compared.notes()) {
      out.blank();
      out.wrapped("", note, 0);
    }
  }

  private static Span change(CompareRuns.Change change) {
    return switch (change) {
      case WITHIN_CHANCE -> Span.faint("within chance");
      case CHANGED -> new Span(Tone.CAUTION, "changed");
      case UNTOLD -> Span.faint("no interval");
      case MISSING -> Span.faint("no number");
    };
  }
}
