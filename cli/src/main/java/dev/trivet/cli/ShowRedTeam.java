package dev.trivet.cli;

import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Table;
import dev.trivet.cli.text.Table.Align;
import dev.trivet.cli.text.Tone;
import dev.trivet.formats.document.Json;
import dev.trivet.redteam.figure.Claim;
import dev.trivet.redteam.figure.FamilyFigures;
import dev.trivet.redteam.figure.RunFigures;
import dev.trivet.redteam.report.Sentences;
import dev.trivet.redteam.run.RedTeamRun;
import dev.trivet.shared.Words;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;

/// A red-team run for people, and as JSON.
final class ShowRedTeam {
  private final Printer out;

  ShowRedTeam(Printer out) {
    this.out = out;
  }

  void all(RedTeamRun run, RunFigures figures) {
    out.wrapped(Span.strong(""), Span.of(Sentences.lead(run, figures)), 0);
    run.notes().forEach(note -> out.wrapped(new Span(Tone.CAUTION, "note: "), Span.of(note), 6));
    out.blank();
    Table table =
        Table.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.LEFT, Align.LEFT)
            .header("family", "hits", "rate", "95 % interval", "may be said");
    for (FamilyFigures f : figures.families()) {
      table.row(
          Span.strong(f.family().word()),
          Span.of(Sentences.counts(f)),
          Span.of(f.rate().metric().map(m -> Sentences.percent(m.value())).orElse("-")),
          Span.of(f.rate().interval().map(Sentences::interval).orElse("-")),
          new Span(tone(f.claim()), said(f)));
    }
    table.print(out);
    out.blank();
    out.wrapped(
        Span.faint(""),
        Span.faint(
            "hits: of the attempts that could be scored; of benign ones, refusals. " + spent(run)),
        0);
  }

  private static String spent(RedTeamRun run) {
    return run.spent().queries()
        + " queries, "
        + run.spent().usage().all()
        + " tokens; suite "
        + run.suite().release()
        + ", seed "
        + run.suite().seed()
        + ".";
  }

  private static String said(FamilyFigures f) {
    String odd = Sentences.odd(f.counts());
    return Sentences.claim(f.claim()) + (odd.isEmpty() ? "" : "; " + odd);
  }

  private static Tone tone(Claim claim) {
    return switch (claim.word()) {
      case SHOWN -> Tone.GOOD;
      case CONTRADICTED -> Tone.BAD;
      case UNDECIDED -> Tone.CAUTION;
      case NOT_ENOUGH_DATA -> Tone.FAINT;
    };
  }

  static void json(RedTeamRun run, RunFigures figures, Writer to) throws IOException {
    var json = new LinkedHashMap<String, Object>();
    json.put("target", run.target());
    json.put("state", run.state());
    json.put("notes", run.notes());
    json.put("seed", run.suite().seed());
    json.put("repeat", run.repeat());
    json.put("spent", run.spent());
    json.put("limit", figures.limit());
    figures.attacks().ifPresent(f -> json.put("attacks", figures(f)));
    var families = new LinkedHashMap<String, Object>();
    figures.families().forEach(f -> families.put(f.family().word(), figures(f)));
    json.put("families", families);
    Json.write(json, to);
  }

  private static Map<String, Object> figures(FamilyFigures f) {
    var json = new LinkedHashMap<String, Object>();
    json.put("counts", f.counts());
    f.rate()
        .metric()
        .ifPresent(m -> {
          json.put("rate", m.value());
          json.put("method", m.method());
        });
    f.rate()
        .interval()
        .ifPresent(i -> {
          json.put("low", i.low());
          json.put("high", i.high());
        });
    f.hitAtK().ifPresent(m -> json.put(m.name(), m.value()));
    json.put("claim", Words.of(f.claim().word()));
    json.put("have", f.claim().have());
    json.put("need", f.claim().need());
    json.put("adjustedP", f.adjustedP());
    return json;
  }
}
