package dev.trivet.redteam.report;

import dev.trivet.redteam.report.RunView.Changed;
import dev.trivet.redteam.report.RunView.Fact;
import dev.trivet.redteam.report.RunView.Row;
import dev.trivet.redteam.report.RunView.Shot;

/// The report as Markdown. What a model or a stranger wrote stands in code blocks only, behind a
/// fence longer than any it holds itself.
public final class WriteMarkdown {
  private final StringBuilder out = new StringBuilder();

  private WriteMarkdown() {}

  public static String of(RunView view) {
    var write = new WriteMarkdown();
    write.all(view);
    return write.out.toString();
  }

  private void all(RunView view) {
    line("# Red-team run of " + view.day());
    line("");
    line(escaped(view.lead()));
    line("");
    view.notes().forEach(note -> line("> " + escaped(note)));
    line("");
    line("| family | rate | 95 % interval | hits | not scored | may be said |");
    line("|---|---|---|---|---|---|");
    for (Row row : view.rows()) {
      line(
          "| %s | %s | %s | %s | %s | %s |"
              .formatted(
                  row.title(), row.rate(), row.interval(), row.counts(), row.odd(), row.need()));
    }
    changes(view);
    line("");
    line("## How it was run");
    line("");
    view.facts().forEach(this::fact);
    line("");
    line("## How far detectors are to be believed");
    line("");
    view.detectors().forEach(this::fact);
    line("");
    line("## Attempts that succeeded");
    view.shots().forEach(this::shot);
    if (view.left() > 0) {
      line("");
      line(view.left() + " more are in the run file.");
    }
  }

  private void changes(RunView view) {
    if (view.changes().isEmpty()) {
      return;
    }
    line("");
    line("## Since the earlier run");
    line("");
    line("| family | fixed | broken | as before | p |");
    line("|---|---|---|---|---|");
    for (Changed c : view.changes()) {
      line(
          "| %s | %d | %d | %d | %s |"
              .formatted(c.family(), c.fixed(), c.broken(), c.same(), c.p()));
    }
  }

  private void fact(Fact fact) {
    line("- " + fact.name() + ": " + escaped(fact.value()));
  }

  private void shot(Shot shot) {
    String text = RunView.plain(shot.lines());
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    line("");
    line("### " + shot.probe());
    line("");
    line(escaped(shot.because()) + " (" + shot.by() + ")");
    line("");
    line(fence + "text");
    line(clean(text));
    line(fence);
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String escaped(String text) {
    return clean(text)
        .replace('\n', ' ')
        .replaceAll("([\\\\`*_\\[\\]|#!])", "\\\\$1")
        .replace("<", "&lt;");
  }

  private static String clean(String text) {
    var clean = new StringBuilder(text.length());
    text.chars()
        .filter(c -> !dev.trivet.shared.Checks.isHidden((char) c))
        .forEach(c -> clean.append((char) c));
    return clean.toString();
  }
}
