package dev.trivet.formats.report;

import dev.trivet.catalog.Scope;
import dev.trivet.control.Control;
import dev.trivet.control.Proof;
import dev.trivet.shared.Words;
import java.util.List;
import java.util.stream.Collectors;

/// What a control is and asks for, and for one that is done once, why it has its verdict.
///
/// @param cells the verdict on each system, linked to why
record ControlEntry(
    String id,
    String anchor,
    String title,
    String kind,
    String objective,
    String practice,
    List<Asked> proofs,
    String mitigations,
    String counters,
    Status verdict,
    List<OnSystem> cells,
    List<Why> because) {

  /// A proof a control asks for.
  record Asked(String shows, String method, String pass, String on, long freshDays) {}

  /// The verdict on one system.
  record OnSystem(String id, Status status) {}

  static List<ControlEntry> all(Sources sources) {
    return sources.posture().controls().stream().map(c -> of(sources, c)).toList();
  }

  private static ControlEntry of(Sources sources, Control control) {
    boolean once = control.scope() == Scope.ORGANISATION;
    return new ControlEntry(
        control.id().value(),
        Anchors.of(control.id()),
        Shown.name(control.title()),
        kind(control),
        Shown.text(control.objective()),
        Shown.text(control.practice()),
        control.proofs().stream().map(ControlEntry::asked).toList(),
        control.implementedMitigations().stream()
            .map(m -> m + " " + sources.posture().catalog().atlas().mitigation(m).name())
            .collect(Collectors.joining("; ")),
        control.counters().stream().map(Object::toString).collect(Collectors.joining(", ")),
        Status.of(sources.posture().verdict(control.id()), Anchors.of(control.id())),
        once
            ? List.of()
            : sources.posture().systems().stream()
                .map(s ->
                    new OnSystem(
                        s.id().value(),
                        Status.of(s.verdict(control.id()), Anchors.of(s.id(), control.id()))))
                .toList(),
        once ? Why.because(sources.why(control), sources) : List.of());
  }

  private static String kind(Control control) {
    return "%s, %s, RMF function %s, %s threats, %s"
        .formatted(
            Words.spoken(control.area()),
            Words.spoken(control.stage()),
            Words.spoken(control.function()),
            Words.spoken(control.effect()),
            switch (control.novelty()) {
              case CONVENTIONAL -> "conventional security practice";
              case EXTENDED -> "extends conventional practice";
              case AI_SPECIFIC -> "specific to AI";
            });
  }

  private static Asked asked(Proof proof) {
    return new Asked(
        Shown.text(proof.shows()),
        proof.method(),
        proof.pass().text(),
        Words.spoken(proof.on()),
        proof.fresh().toDays());
  }
}
