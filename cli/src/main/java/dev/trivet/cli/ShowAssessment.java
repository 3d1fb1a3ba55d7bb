package dev.trivet.cli;

import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Requirement;
import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Table;
import dev.trivet.cli.text.Table.Align;
import dev.trivet.cli.text.Tone;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Coverage;
import dev.trivet.posture.FindExposure;
import dev.trivet.posture.Posture;
import dev.trivet.posture.RequirementStatus;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.Verdict;
import dev.trivet.proof.Finding;
import dev.trivet.proof.Findings;
import dev.trivet.shared.Words;
import java.util.List;

/// A posture for people: systems, frameworks, suppliers, findings.
final class ShowAssessment {
  private static final int SHOWN = 10;

  private final Printer out;
  private final Posture posture;

  ShowAssessment(Printer out, Posture posture) {
    this.out = out;
    this.posture = posture;
  }

  void all(Findings findings, boolean everything) {
    summary();
    new ShowSuppliers(out).all(new FindExposure(posture.programme(), posture.asOf()).all());
    findings(findings, everything);
  }

  /// The two tables, without the findings.
  void summary() {
    out.wrapped(
        Span.strong(posture.programme().settings().organisation() + "  "),
        Span.of("as of " + posture.asOf()),
        2);
    out.blank();
    systems();
    out.blank();
    frameworks();
    out.blank();
  }

  private void systems() {
    Table controls =
        Table.of(
                Align.LEFT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT)
            .header("controls on", "proven", "failing", "stale", "claimed", "planned", "absent");
    Table threats =
        Table.of(
                Align.LEFT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.LEFT)
            .header("threats to", "all", "covered", "partly", "open", "too high", "worst left");
    for (SystemPosture system : posture.systems()) {
      SystemFigures figures = SystemFigures.of(system, posture);
      Span id = Span.strong(system.id().value());
      controls.row(
          id,
          number(figures.count(Verdict.PROVEN), Tone.GOOD),
          number(figures.count(Verdict.FAILING), Tone.BAD),
          number(figures.count(Verdict.STALE), Tone.CAUTION),
          number(figures.count(Verdict.CLAIMED), Tone.CAUTION),
          number(figures.count(Verdict.PLANNED), Tone.PLAIN),
          number(figures.count(Verdict.ABSENT), Tone.PLAIN));
      threats.row(
          id,
          number(figures.threats(), Tone.PLAIN),
          number(figures.count(Basis.WITH_DERIVED, Coverage.COVERED), Tone.GOOD),
          number(figures.count(Basis.WITH_DERIVED, Coverage.PARTLY_COVERED), Tone.CAUTION),
          number(figures.count(Basis.WITH_DERIVED, Coverage.OPEN), Tone.CAUTION),
          number(figures.aboveAppetite(), Tone.BAD),
          new Span(Tones.of(figures.worst()), Words.spoken(figures.worst())));
    }
    controls.print(out);
    out.blank();
    threats.print(out);
    out.wrapped(
        Span.of(""),
        Span.faint(
            "too high: open or partly covered, and the risk is above the appetite ("
                + Words.spoken(posture.programme().settings().appetite())
                + ")"),
        0);
  }

  private void frameworks() {
    Table table =
        Table.of(
                Align.LEFT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT)
            .header("framework", "asks", "met", "partly", "support", "failing", "nothing shown");
    posture.programme().settings().frameworks().forEach(f -> framework(f, table));
    table.print(out);
    out.wrapped(
        Span.of(""),
        Span.faint(
            "Second figure: by official edges alone. 'Nothing shown' is a gap in the evidence; it"
                + " does not say the requirement is violated."),
        0);
  }

  private void framework(FrameworkId framework, Table table) {
    List<Requirement> asked = posture.requirements(framework);
    table.row(
        Span.strong(framework.value()),
        Span.of(Integer.toString(asked.size())),
        both(asked, RequirementStatus.MET),
        both(asked, RequirementStatus.PARTLY_MET),
        both(asked, RequirementStatus.SUPPORTED),
        both(asked, RequirementStatus.FAILING),
        both(asked, RequirementStatus.NOT_EVIDENCED));
  }

  private Span both(List<Requirement> asked, RequirementStatus status) {
    long all = count(asked, status, Basis.WITH_DERIVED);
    long official = count(asked, status, Basis.OFFICIAL_ONLY);
    return new Span(all > 0 ? Tones.of(status) : Tone.FAINT, all + " / " + official);
  }

  private long count(List<Requirement> asked, RequirementStatus status, Basis basis) {
    return asked.stream().filter(r -> posture.requirement(r.ref(), basis) == status).count();
  }

  private void findings(Findings findings, boolean everything) {
    if (findings.all().isEmpty()) {
      out.line("No findings.");
      return;
    }
    for (Finding.Rule rule : Finding.Rule.values()) {
      List<Finding> of = findings.of(rule);
      if (of.isEmpty()) {
        continue;
      }
      out.line(Span.strong(rule.title()));
      out.line(Span.faint(rule.id() + ": " + Count.of(of.size(), "finding")));
      int shown = everything ? of.size() : Math.min(SHOWN, of.size());
      of.subList(0, shown).forEach(this::finding);
      if (shown < of.size()) {
        out.line(Span.faint("  and " + (of.size() - shown) + " more: --all shows them"));
      }
      out.blank();
    }
  }

  private void finding(Finding finding) {
    Tone tone =
        switch (finding.severity()) {
          case ERROR -> Tone.BAD;
          case WARNING -> Tone.CAUTION;
          case NOTE -> Tone.FAINT;
        };
    String accepted = finding.isAccepted() ? " (accepted)" : "";
    out.wrapped(
        new Span(tone, "  " + Words.of(finding.severity()) + "  "),
        Span.of(finding.message() + accepted),
        4);
    if (!finding.action().isEmpty()) {
      out.wrapped(Span.of("    "), Span.faint(finding.action()), 4);
    }
  }

  private static Span number(int number, Tone tone) {
    return new Span(number == 0 ? Tone.FAINT : tone, Integer.toString(number));
  }
}
