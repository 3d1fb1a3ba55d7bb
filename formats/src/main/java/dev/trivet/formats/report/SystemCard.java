package dev.trivet.formats.report;

import dev.trivet.inventory.AiSystem;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.ThreatStatus;
import dev.trivet.posture.Verdict;
import dev.trivet.shared.Level;
import dev.trivet.shared.Words;
import java.util.List;
import java.util.stream.Collectors;

/// A system at a glance.
///
/// @param worst the highest risk among its threats that nobody covers or accepts
record SystemCard(
    String id,
    String anchor,
    String title,
    String owner,
    String roles,
    String stage,
    String worst,
    Legs.Threats threats,
    Bar controls,
    long excluded) {

  static List<SystemCard> all(Sources sources) {
    return sources.posture().systems().stream().map(s -> of(sources, s)).toList();
  }

  static SystemCard of(Sources sources, SystemPosture of) {
    AiSystem system = of.system();
    List<ThreatStatus> threats = sources.threats(system.id());
    Level appetite = sources.posture().programme().settings().appetite();
    return new SystemCard(
        system.id().value(),
        Anchors.of(system.id()),
        Shown.name(system.title()),
        Shown.name(system.owner().orElse("nobody named")),
        system.roles().stream().sorted().map(Words::spoken).collect(Collectors.joining(", ")),
        Words.spoken(system.stage()),
        Words.spoken(of.worstUncovered()),
        Legs.threats(threats, appetite),
        Bar.of(verdicts(sources, of).stream().filter(v -> v != Verdict.EXCLUDED), Orders.VERDICTS),
        verdicts(sources, of).stream().filter(v -> v == Verdict.EXCLUDED).count());
  }

  /// Of the controls that are done on each system; what is done once is not the system's.
  private static List<Verdict> verdicts(Sources sources, SystemPosture of) {
    return sources.posture().controls().stream()
        .filter(c -> c.scope() == dev.trivet.catalog.Scope.SYSTEM)
        .map(c -> of.verdict(c.id()))
        .toList();
  }
}
