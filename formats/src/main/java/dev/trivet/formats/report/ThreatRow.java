package dev.trivet.formats.report;

import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Basis;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.ThreatStatus;
import dev.trivet.shared.Level;
import dev.trivet.shared.Words;
import dev.trivet.threat.Applicability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A threat to a system, with why it applies and what answers it.
///
/// @param above whether its risk now is above the appetite and nobody covers or accepts it
/// @param planned the risk when what is promised is proven
record ThreatRow(
    int rank,
    String id,
    String anchor,
    String technique,
    String name,
    String category,
    Standing standing,
    Risk risk,
    TwoWays coverage,
    List<Why> because) {

  /// What sets one threat apart from the others of its system.
  record Standing(String band, boolean assumed, boolean above) {}

  /// Levels in words.
  record Risk(String likelihood, String impact, String inherent, String current, String planned) {}

  /// A technique that does not apply, with the fields that decide.
  record RuledOut(String id, String anchor, String name, String because) {}

  static List<ThreatRow> all(Sources sources, SystemPosture system) {
    Level appetite = sources.posture().programme().settings().appetite();
    return sources.threats(system.id()).stream()
        .map(t -> of(sources, system.id(), t, appetite))
        .toList();
  }

  private static ThreatRow of(
      Sources sources, SystemId system, ThreatStatus status, Level appetite) {
    var threat = status.threat();
    Applicability rule = threat.rule();
    var risk = status.risk();
    return new ThreatRow(
        threat.rank(),
        Techniques.shortId(rule.id()),
        Anchors.of(system, rule.id()),
        Anchors.of(rule.id()),
        Techniques.name(sources.posture().catalog().atlas(), rule.technique()),
        rule.category().map(Words::spoken).orElse(""),
        new Standing(
            Words.spoken(threat.band()),
            threat.assumed(),
            Legs.isAbove(status, Basis.WITH_DERIVED, appetite)),
        new Risk(
            Words.spoken(risk.likelihood()),
            Words.spoken(risk.impact()),
            Words.spoken(risk.inherent()),
            Words.spoken(risk.current()),
            Words.spoken(risk.planned())),
        new TwoWays(
            Status.of(status.officialCoverage(), Anchors.of(system, rule.id())),
            Status.of(status.coverage(), Anchors.of(system, rule.id()))),
        because(Why.because(sources.explain().threat(system, rule.id()), sources), system));
  }

  /// Controls done on each system that do not concern this one are named in one line, for there are
  /// many.
  private static List<Why> because(List<Why> all, SystemId system) {
    List<Why> excluded = all.stream().filter(ThreatRow::isExcluded).toList();
    if (excluded.isEmpty()) {
      return all;
    }
    String named =
        excluded.stream().map(w -> w.claim().split(" ", 2)[0]).collect(Collectors.joining(", "));
    var shown = new ArrayList<>(all.stream().filter(w -> !isExcluded(w)).toList());
    shown.add(
        new Why(
            named + ", which would name it",
            Optional.of(new Status("excluded", Anchors.excluded(system))),
            "",
            "",
            List.of()));
    return List.copyOf(shown);
  }

  private static boolean isExcluded(Why why) {
    return why.status()
        .filter(s -> s.word().equals("excluded") && s.why().contains("/"))
        .isPresent();
  }

  static List<RuledOut> ruledOut(Sources sources, SystemPosture system) {
    var model = system.threatModel();
    return model.ruledOut().stream()
        .map(rule ->
            new RuledOut(
                Techniques.shortId(rule.id()),
                Anchors.of(system.id(), rule.id()),
                Techniques.name(sources.posture().catalog().atlas(), rule.technique()),
                rule.because(model.profile()).stream()
                    .map(Object::toString)
                    .collect(Collectors.joining("; "))))
        .toList();
  }
}
