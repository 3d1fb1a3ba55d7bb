package dev.trivet.cli;

import dev.trivet.artifact.rule.Finding;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.ScanResult;
import dev.trivet.cli.scan.ScanReport;
import dev.trivet.cli.text.Pad;
import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Tone;
import java.util.ArrayList;
import java.util.List;

/// Shows a scan to people: the gravest first, each with what was found and what to do.
final class ShowScan {
  private static final int WIDEST_VERDICT = 17;
  private static final int INDENT = WIDEST_VERDICT + 2;
  private static final int MOST_CLEAN = 40;
  private static final int MOST_SKIPS = 3;
  private static final String MARGIN = " ".repeat(INDENT);

  private final Printer out;

  ShowScan(Printer out) {
    this.out = out;
  }

  void all(ScanReport report) {
    int clean = 0;
    for (ScanResult result : report.gravestFirst()) {
      boolean isQuiet = result.verdict() == Verdict.CLEAN && result.findings().isEmpty();
      clean += isQuiet ? 1 : 0;
      if (!isQuiet || clean <= MOST_CLEAN) {
        one(result);
      }
    }
    if (clean > MOST_CLEAN) {
      out.line(MARGIN + "and " + Count.of(clean - MOST_CLEAN, "clean file") + " more");
    }
    out.blank();
    summary(report);
  }

  private void one(ScanResult result) {
    out.wrapped(
        List.of(new Span(tone(result.verdict()), Pad.right(result.verdict().word(), INDENT))),
        new Span(Tone.STRONG, result.path() + "  [" + result.format() + "]"),
        INDENT);
    List<Finding> findings = ScanReport.gravestFirst(result);
    if (!findings.isEmpty()) {
      gravest(findings.getFirst());
    }
    if (findings.size() > 1) {
      others(findings, result);
    }
    skipped(result);
  }

  private void gravest(Finding finding) {
    out.wrapped(MARGIN, finding.rule().title() + ": " + finding.message(), INDENT);
    out.wrapped(
        Span.of(MARGIN),
        Span.faint(
            "%s, byte %s [%s]".formatted(finding.where(), finding.offset(), finding.rule().id())),
        INDENT);
    if (finding.verdict() != Verdict.CLEAN) {
      out.wrapped(MARGIN, "To do: " + finding.rule().action() + ".", INDENT);
    }
  }

  private void others(List<Finding> findings, ScanResult result) {
    List<String> rules = findings.stream().skip(1).map(f -> f.rule().id()).distinct().toList();
    long more = findings.size() - 1 + result.further();
    out.wrapped(
        Span.of(MARGIN),
        Span.faint("and " + Count.of(more, "finding") + " more: " + String.join(", ", rules)),
        INDENT);
  }

  private void skipped(ScanResult result) {
    List<String> skipped = result.skipped();
    for (String what : skipped.subList(0, Math.min(MOST_SKIPS, skipped.size()))) {
      out.wrapped(Span.of(MARGIN), Span.faint("not read: " + what), INDENT);
    }
    if (skipped.size() > MOST_SKIPS) {
      int more = skipped.size() - MOST_SKIPS;
      out.line(Span.faint(MARGIN + "and " + more + " more not read; --json names them"));
    }
  }

  private void summary(ScanReport report) {
    var spans = new ArrayList<Span>();
    spans.add(Span.strong(Count.of(report.results().size(), "result") + ":"));
    String gap = " ";
    for (var count : report.counts().entrySet()) {
      spans.add(Span.of(gap));
      spans.add(new Span(tone(count.getKey()), count.getValue() + " " + count.getKey().word()));
      gap = ", ";
    }
    out.line(spans);
  }

  private static Tone tone(Verdict verdict) {
    return switch (verdict) {
      case MALICIOUS, DENIAL_OF_SERVICE -> Tone.BAD;
      case SUSPICIOUS, POLICY, DANGEROUS_FORMAT, NOT_UNDERSTOOD -> Tone.CAUTION;
      case CLEAN -> Tone.GOOD;
    };
  }
}
