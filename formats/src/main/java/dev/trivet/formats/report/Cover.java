package dev.trivet.formats.report;

import dev.trivet.catalog.Framework;
import dev.trivet.catalog.FrameworkId;
import dev.trivet.evidence.Evidence;
import dev.trivet.posture.Posture;
import dev.trivet.shared.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Whose report it is, of which moment, and what its figures rest on.
record Cover(
    String organisation, String moment, String day, String appetite, List<Figure> restsOn) {

  /// @param note what a reader needs beside the number; empty when nothing
  /// @param href the section that lists it
  record Figure(String value, String label, String note, String href) {}

  static Cover of(Sources sources) {
    Posture posture = sources.posture();
    var settings = posture.programme().settings();
    return new Cover(
        Shown.name(settings.organisation()),
        Shown.moment(posture.asOf()),
        Shown.day(posture.asOf()),
        Words.spoken(settings.appetite()),
        restsOn(posture));
  }

  private static List<Figure> restsOn(Posture posture) {
    var programme = posture.programme();
    var figures = new ArrayList<Figure>();
    long parts = programme.systems().stream().mapToLong(s -> s.components().size()).sum();
    figures.add(
        figure(
            programme.systems().size(),
            "AI systems",
            parts + (parts == 1 ? " part" : " parts"),
            "systems"));
    figures.add(figure(programme.suppliers().size(), "suppliers", "", "suppliers"));
    figures.add(figure(posture.controls().size(), "controls in force", "", "controls"));
    List<FrameworkId> frameworks = FrameworksInScope.of(posture);
    figures.add(
        figure(frameworks.size(), "frameworks", names(posture, frameworks), "requirements"));
    figures.add(evidence(programme.allEvidence(), posture.asOf()));
    return List.copyOf(figures);
  }

  private static String names(Posture posture, List<FrameworkId> frameworks) {
    return String.join(
        ", ",
        frameworks.stream()
            .map(f -> posture.catalog().framework(f).map(Framework::id).orElse(f).value())
            .toList());
  }

  private static Figure evidence(List<Evidence> all, Instant asOf) {
    List<Instant> seen = all.stream().map(Evidence::at).filter(at -> !at.isAfter(asOf)).toList();
    String note =
        seen.isEmpty()
            ? "none yet"
            : "oldest %s, newest %s"
                .formatted(
                    Shown.day(seen.stream().min(Instant::compareTo).orElseThrow()),
                    Shown.day(seen.stream().max(Instant::compareTo).orElseThrow()));
    return figure(seen.size(), "pieces of evidence", note, "evidence");
  }

  private static Figure figure(long count, String label, String note, String href) {
    return new Figure(Long.toString(count), label, note, href);
  }
}
