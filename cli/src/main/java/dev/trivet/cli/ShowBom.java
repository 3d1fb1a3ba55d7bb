package dev.trivet.cli;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.BomFinding;
import dev.trivet.bom.Bond;
import dev.trivet.bom.Fact;
import dev.trivet.bom.Grade;
import dev.trivet.bom.Part;
import dev.trivet.bom.element.Aisvs;
import dev.trivet.bom.element.Cluster;
import dev.trivet.bom.element.Completeness;
import dev.trivet.bom.element.Completeness.Graded;
import dev.trivet.bom.element.JudgeCompleteness;
import dev.trivet.bom.write.Written;
import dev.trivet.cli.text.Pad;
import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Table;
import dev.trivet.cli.text.Table.Align;
import dev.trivet.cli.text.Tone;
import dev.trivet.shared.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Shows a bill to people: what is known, how well, where it comes from and what is wrong.
final class ShowBom {
  private static final int MOST_VALUES = 6;
  private static final int MOST_FINDINGS = 40;

  private final Printer out;
  private final Aibom bom;
  private final Completeness judged;
  private final Written written;

  ShowBom(Printer out, Aibom bom, Written written) {
    this.out = out;
    this.bom = bom;
    this.written = written;
    this.judged = new JudgeCompleteness(bom, written.facts()).judge();
  }

  void all() {
    statements();
    out.blank();
    lineage();
    completeness();
    aisvs();
    findings(bom.findings(), out);
  }

  /// What is said of the model, each with how it is known.
  void statements() {
    out.heading(bom.subject().name());
    Table table = Table.of(Align.LEFT, Align.LEFT, Align.LEFT).indented(2);
    bom.subject()
        .facts()
        .all()
        .forEach((topic, facts) -> {
          String label = Words.spoken(topic);
          List<Fact> different = different(facts);
          for (Fact fact : different.stream().limit(MOST_VALUES).toList()) {
            table.row(
                Span.faint(label),
                new Span(tone(fact.grade()), known(fact)),
                Span.of(fact.value()));
            label = "";
          }
          if (different.size() > MOST_VALUES) {
            table.row(
                Span.of(""),
                Span.of(""),
                Span.faint("and %d more".formatted(different.size() - MOST_VALUES)));
          }
        });
    table.print(out);
  }

  /// The same statement from two files is shown once.
  private static List<Fact> different(List<Fact> facts) {
    var byText = new LinkedHashMap<String, Fact>();
    facts.forEach(fact -> byText.putIfAbsent(known(fact) + " " + fact.value(), fact));
    return List.copyOf(byText.values());
  }

  /// `evidenced, header`
  private static String known(Fact fact) {
    String word = fact.basis().word();
    String support = fact.basis().support();
    return support.equals(word) ? word : word + ", " + support;
  }

  private void lineage() {
    var bonds = new LinkedHashMap<String, Bond>();
    bom.bondsFrom(bom.subject().ref()).stream()
        .filter(bond -> bond.relation() != Bond.Relation.CONTAINS)
        .forEach(bond ->
            bonds.putIfAbsent(bond.relation() + " " + bond.basis().word() + " " + bond.to(), bond));
    out.heading("Lineage");
    if (bonds.isEmpty()) {
      out.line("  nothing is said of where it comes from");
    }
    Table table = Table.of(Align.LEFT, Align.LEFT, Align.LEFT).indented(2);
    for (Bond bond : bonds.values()) {
      Optional<Part> part = bom.part(bond.to());
      String name = part.map(Part::name).orElse(bond.to());
      String version = part.flatMap(Part::version).map(v -> " " + v).orElse("");
      table.row(
          Span.faint(Words.spoken(bond.relation())),
          new Span(tone(bond.basis().grade()), bond.basis().word()),
          Span.of(name + version));
    }
    table.print(out);
    out.blank();
  }

  private void completeness() {
    out.heading("Completeness, by the G7's 50 minimum elements (May 2026)");
    Table table =
        Table.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.LEFT).indented(2);
    table.header("cluster", "evidenced", "asserted", "absent", "");
    for (Cluster cluster : Cluster.values()) {
      table.row(
          Span.of(cluster.title()),
          count(cluster, Grade.EVIDENCED),
          count(cluster, Grade.ASSERTED),
          count(cluster, Grade.ABSENT),
          Span.of(""));
    }
    table.row(
        Span.strong("All"),
        Span.strong(Long.toString(judged.count(Grade.EVIDENCED))),
        Span.of(Long.toString(judged.count(Grade.ASSERTED))),
        Span.of(Long.toString(judged.count(Grade.ABSENT))),
        Span.of(""));
    table.print(out);
    out.wrapped(
        "  ",
        "%d are shown by the model's own bytes; the rest of the evidenced ones are about the bill."
            .formatted(judged.evidencedByFiles()),
        2);
    missing();
    out.blank();
  }

  private Span count(Cluster cluster, Grade grade) {
    long count = judged.count(cluster, grade);
    return count == 0 ? Span.faint("-") : new Span(tone(grade), Long.toString(count));
  }

  /// What to ask for: elements nobody even asserts.
  private void missing() {
    List<String> absent =
        judged.elements().stream()
            .filter(e -> e.grade() == Grade.ABSENT)
            .map(ShowBom::named)
            .toList();
    List<String> asserted =
        judged.elements().stream()
            .filter(e -> e.grade() == Grade.ASSERTED)
            .map(ShowBom::named)
            .toList();
    if (!asserted.isEmpty()) {
      out.wrapped(Span.faint("  asserted  "), Span.of(String.join(", ", asserted)), 12);
    }
    if (!absent.isEmpty()) {
      out.wrapped(Span.faint("  absent    "), Span.of(String.join(", ", absent)), 12);
    }
  }

  private static String named(Graded graded) {
    return graded.element().code()
        + " "
        + graded.element().title().toLowerCase(java.util.Locale.ROOT);
  }

  private void aisvs() {
    out.heading("OWASP AISVS C6, what a bill can show");
    Table table = Table.of(Align.LEFT, Align.LEFT, Align.LEFT).indented(2);
    new Aisvs(bom, written.facts())
        .answers()
        .forEach(answer ->
            table.row(
                Span.of(answer.id()),
                new Span(tone(answer.grade()), Words.of(answer.grade())),
                Span.of(answer.asks() + ": " + answer.why())));
    table.print(out);
    out.blank();
  }

  static void findings(List<BomFinding> findings, Printer out) {
    if (findings.isEmpty()) {
      out.line("No findings.");
      return;
    }
    out.heading(Count.of(findings.size(), "finding"));
    for (BomFinding finding : findings.stream().limit(MOST_FINDINGS).toList()) {
      String severity = Words.of(finding.kind().severity());
      out.wrapped(
          List.of(
              Span.of("  "),
              new Span(tone(finding.kind().severity()), Pad.right(severity, 8)),
              Span.of(Pad.right(Words.of(finding.kind()), 15))),
          Span.of(finding.about() + ": " + finding.message()),
          25);
    }
    if (findings.size() > MOST_FINDINGS) {
      out.line("  and %d more; --json has all".formatted(findings.size() - MOST_FINDINGS));
    }
  }

  private static Tone tone(BomFinding.Severity severity) {
    return switch (severity) {
      case LOW -> Tone.PLAIN;
      case MEDIUM -> Tone.CAUTION;
      case HIGH -> Tone.BAD;
    };
  }

  private static Tone tone(Grade grade) {
    return switch (grade) {
      case EVIDENCED -> Tone.GOOD;
      case ASSERTED -> Tone.CAUTION;
      case ABSENT -> Tone.FAINT;
    };
  }
}
