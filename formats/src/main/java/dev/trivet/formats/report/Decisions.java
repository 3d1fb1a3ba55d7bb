package dev.trivet.formats.report;

import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.Exclusion;
import dev.trivet.control.RiskTreatment;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.SystemPosture;
import dev.trivet.shared.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was decided about threats, controls and requirements, and what is about to run out.
///
/// @param ending what ends within [#SOON_DAYS] days or has ended, the earliest first
record Decisions(List<Row> treatments, List<Row> exclusions, List<Row> ending) {
  static final int SOON_DAYS = 60;

  /// @param about what it was decided about, with its anchor
  /// @param standing `holds`, `runs out soon`, `has run out`, `not yet`, `nothing to decide`
  record Row(
      String id,
      String anchor,
      String what,
      String about,
      String aboutAt,
      String where,
      String who,
      String reason,
      String decided,
      String expires,
      String distance,
      Status standing,
      String place,
      Instant ends) {}

  static Decisions of(Sources sources) {
    var treatments = new ArrayList<Row>();
    for (SystemPosture system : sources.posture().systems()) {
      sources
          .posture()
          .programme()
          .treatments(system.id())
          .forEach(t -> treatments.add(treatment(sources, system, t)));
    }
    List<Row> exclusions =
        sources.posture().programme().exclusions().stream()
            .map(e -> exclusion(sources, e))
            .toList();
    return new Decisions(
        List.copyOf(treatments),
        exclusions,
        Stream.concat(treatments.stream(), exclusions.stream())
            .filter(r -> isEnding(r.standing().word()))
            .sorted(Comparator.comparing(Row::ends))
            .toList());
  }

  private static boolean isEnding(String standing) {
    return standing.equals("runs out soon") || standing.equals("has run out");
  }

  private static Row treatment(Sources sources, SystemPosture system, RiskTreatment treatment) {
    TechniqueId technique = treatment.technique();
    boolean applies = system.threatModel().threat(technique).isPresent();
    return new Row(
        treatment.id().value(),
        Anchors.of(treatment),
        Words.spoken(treatment.option()),
        technique + " " + name(sources, technique),
        Anchors.of(system.id(), technique),
        system.id().value(),
        Shown.name(treatment.owner()),
        Shown.text(treatment.reason()),
        Shown.day(treatment.decided()),
        treatment.expires().map(Shown::day).orElse("no end"),
        treatment.expires().map(e -> Shown.distance(e, sources.asOf())).orElse(""),
        new Status(
            applies
                ? standing(treatment.decided(), treatment.expires(), sources.asOf())
                : "nothing to decide",
            ""),
        sources.place(treatment.id().value()),
        treatment.expires().orElse(Instant.MAX));
  }

  private static String name(Sources sources, TechniqueId technique) {
    return sources
        .posture()
        .catalog()
        .atlas()
        .findTechnique(technique)
        .map(t -> Techniques.name(sources.posture().catalog().atlas(), t))
        .orElse("");
  }

  private static Row exclusion(Sources sources, Exclusion exclusion) {
    return new Row(
        exclusion.id().value(),
        Anchors.of(exclusion),
        "exclude",
        exclusion
            .control()
            .map(Object::toString)
            .or(() -> exclusion.requirement().map(Object::toString))
            .orElseThrow(),
        aboutAt(sources, exclusion),
        exclusion.systems().isEmpty()
            ? "everywhere"
            : exclusion.systems().stream().map(SystemId::value).collect(Collectors.joining(", ")),
        Shown.name(exclusion.approvedBy()),
        Shown.text(exclusion.reason()),
        Shown.day(exclusion.decided()),
        exclusion.expires().map(Shown::day).orElse("no end"),
        exclusion.expires().map(e -> Shown.distance(e, sources.asOf())).orElse(""),
        new Status(standing(exclusion.decided(), exclusion.expires(), sources.asOf()), ""),
        sources.place(exclusion.id().value()),
        exclusion.expires().orElse(Instant.MAX));
  }

  /// A requirement of a framework that is not in scope stands nowhere.
  private static String aboutAt(Sources sources, Exclusion exclusion) {
    return exclusion
        .control()
        .map(Anchors::of)
        .or(() ->
            exclusion
                .requirement()
                .filter(
                    r -> sources.posture().requirements().stream().anyMatch(q -> q.ref().equals(r)))
                .map(Anchors::of))
        .orElse("");
  }

  private static String standing(Instant decided, Optional<Instant> expires, Instant asOf) {
    if (decided.isAfter(asOf)) {
      return "not yet";
    }
    if (expires.isEmpty()) {
      return "holds";
    }
    if (!expires.get().isAfter(asOf)) {
      return "has run out";
    }
    return Shown.days(asOf, expires.get()) <= SOON_DAYS ? "runs out soon" : "holds";
  }
}
