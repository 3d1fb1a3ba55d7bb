package dev.trivet.formats.report;

import dev.trivet.catalog.Scope;
import dev.trivet.control.Control;
import dev.trivet.posture.Explanation;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.Verdict;
import dev.trivet.shared.Words;
import java.util.Comparator;
import java.util.List;

/// A control on a system, with why it has its verdict.
record ControlRow(
    String id,
    String control,
    String anchor,
    String title,
    String area,
    String effect,
    Status verdict,
    List<Why> because) {

  /// The controls done on each system that concern this one, what is wrong first.
  static List<ControlRow> concerning(Sources sources, SystemPosture system) {
    return controls(sources).stream()
        .filter(c -> system.verdict(c.id()) != Verdict.EXCLUDED)
        .sorted(Comparator.comparingInt(c -> -severity(system.verdict(c.id()))))
        .map(c -> of(sources, system, c))
        .toList();
  }

  /// Those that a decision or the profile rules out.
  static List<ControlRow> excluded(Sources sources, SystemPosture system) {
    return controls(sources).stream()
        .filter(c -> system.verdict(c.id()) == Verdict.EXCLUDED)
        .map(c -> of(sources, system, c))
        .toList();
  }

  private static List<Control> controls(Sources sources) {
    return sources.posture().controls().stream().filter(c -> c.scope() == Scope.SYSTEM).toList();
  }

  private static ControlRow of(Sources sources, SystemPosture system, Control control) {
    Explanation why = sources.why(control, system.id());
    return new ControlRow(
        control.id().value(),
        Anchors.of(control.id()),
        Anchors.of(system.id(), control.id()),
        Shown.name(control.title()),
        Words.spoken(control.area()),
        Words.spoken(control.effect()),
        Status.of(why, Anchors.of(system.id(), control.id())),
        Why.because(why, sources));
  }

  private static int severity(Verdict verdict) {
    return switch (verdict) {
      case EXCLUDED -> 0;
      case PROVEN -> 1;
      case PLANNED -> 2;
      case CLAIMED -> 3;
      case STALE -> 4;
      case ABSENT -> 5;
      case FAILING -> 6;
    };
  }
}
