package dev.trivet.formats.report;

import dev.trivet.catalog.Scope;
import dev.trivet.proof.Finding;
import dev.trivet.proof.Findings;
import java.util.List;

/// Something that is not as it should be.
///
/// @param anchor where it is explained; empty when nowhere
record FindingRow(
    String rule, Status severity, String about, String anchor, String message, String action) {

  static List<FindingRow> all(Sources sources, Findings findings) {
    return findings.all().stream().map(f -> of(sources, f)).toList();
  }

  private static FindingRow of(Sources sources, Finding finding) {
    return new FindingRow(
        finding.rule().id(),
        finding.isAccepted() ? new Status("accepted", "") : Status.of(finding.severity(), ""),
        about(finding.about()),
        anchor(sources, finding.about()),
        Shown.text(finding.message()),
        Shown.text(finding.action()));
  }

  private static String about(Finding.About about) {
    String system = about.system().map(s -> s + " ").orElse("");
    return system
        + about
            .control()
            .map(Object::toString)
            .or(() -> about.technique().map(Object::toString))
            .or(() -> about.document().map(Object::toString))
            .orElse("");
  }

  private static String anchor(Sources sources, Finding.About about) {
    if (about.document().isPresent()) {
      return sources.anchor(about.document().get().value());
    }
    if (about.system().isPresent() && about.technique().isPresent()) {
      return Anchors.of(about.system().get(), about.technique().get());
    }
    return about
        .control()
        .flatMap(sources.posture().programme().controls()::control)
        .map(control ->
            control.scope() == Scope.SYSTEM && about.system().isPresent()
                ? Anchors.of(about.system().get(), control.id())
                : Anchors.of(control.id()))
        .orElse("");
  }
}
