package dev.trivet.proof;

import dev.trivet.catalog.Ref;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.ControlId;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Basis;
import dev.trivet.posture.RequirementStatus;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.WhatIf;
import dev.trivet.posture.WhatIf.Change;
import dev.trivet.posture.WhatIf.Exposed;
import dev.trivet.posture.WhatIf.Improves;
import dev.trivet.proof.Gaps.Gain;
import dev.trivet.proof.Gaps.Place;
import dev.trivet.proof.Gaps.Stopped;
import dev.trivet.shared.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What was found on some of the systems, to be added to what was found on the others.
final class GapTally {
  private final Map<ControlId, Map<Named, Stopped>> stopped = new HashMap<>();
  private final Map<ControlId, Map<Asked, int[]>> moved = new HashMap<>();
  private final List<Place> places = new ArrayList<>();
  private final List<Exposure> exposures = new ArrayList<>();

  private record Named(TechniqueId technique, Basis basis) {}

  /// A requirement that is asked of each system.
  record Asked(Ref requirement, Basis basis) {}

  /// A threat above appetite on a system and the controls that would stop it.
  record Exposure(SystemId system, TechniqueId technique, Basis basis, List<ControlId> stops) {
    Exposure {
      stops = List.copyOf(stops);
    }
  }

  /// @param isDoneOnSystems whether a control is done on each system
  void count(WhatIf whatIf, SystemPosture system, Predicate<ControlId> isDoneOnSystems) {
    List<Change> changes = whatIf.eachOn(system);
    for (Change change : changes) {
      change.threats().forEach(threat -> add(change.control(), threat));
      change.requirements().forEach(requirement -> add(change.control(), requirement));
      if (isDoneOnSystems.test(change.control())) {
        places.add(
            new Place(
                change.control(), system.id(), system.verdict(change.control()), gain(change)));
      }
    }
    if (places.size() > 8 * Gaps.LISTED) {
      trim();
    }
    var stops = new LinkedHashMap<Exposed, List<ControlId>>();
    whatIf.exposed(system).forEach(exposed -> stops.put(exposed, new ArrayList<>()));
    for (Change change : changes) {
      for (Exposed exposed : change.threats()) {
        stops.computeIfAbsent(exposed, e -> new ArrayList<>()).add(change.control());
      }
    }
    stops.forEach((exposed, controls) ->
        exposures.add(new Exposure(system.id(), exposed.technique(), exposed.basis(), controls)));
  }

  private void add(ControlId control, Exposed threat) {
    stopped
        .computeIfAbsent(control, c -> new HashMap<>())
        .merge(
            new Named(threat.technique(), threat.basis()),
            new Stopped(threat.technique(), threat.basis(), 1, threat.risk()),
            GapTally::both);
  }

  private void add(ControlId control, Improves improves) {
    int[] by =
        moved
            .computeIfAbsent(control, c -> new HashMap<>())
            .computeIfAbsent(
                new Asked(improves.requirement(), improves.basis()),
                a -> new int[RequirementStatus.values().length]);
    by[improves.from().ordinal()]--;
    by[improves.to().ordinal()]++;
  }

  private static Stopped both(Stopped a, Stopped b) {
    return new Stopped(
        a.technique(), a.basis(), a.systems() + b.systems(), Level.max(a.risk(), b.risk()));
  }

  void add(GapTally other) {
    other.stopped.forEach((control, threats) -> {
      var mine = stopped.computeIfAbsent(control, c -> new HashMap<>());
      threats.forEach((named, threat) -> mine.merge(named, threat, GapTally::both));
    });
    other.moved.forEach((control, asked) -> {
      var mine = moved.computeIfAbsent(control, c -> new HashMap<>());
      asked.forEach((a, by) -> mine.merge(a, by, GapTally::sum));
    });
    places.addAll(other.places);
    exposures.addAll(other.exposures);
    trim();
  }

  private static int[] sum(int[] a, int[] b) {
    int[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  private void trim() {
    places.sort(Gaps.MOST_FIRST);
    if (places.size() > Gaps.LISTED) {
      places.subList(Gaps.LISTED, places.size()).clear();
    }
  }

  List<Place> places() {
    trim();
    return places;
  }

  List<Exposure> exposures() {
    return exposures;
  }

  List<Stopped> stopped(ControlId control) {
    return List.copyOf(stopped.getOrDefault(control, Map.of()).values());
  }

  /// By how many systems more or fewer a requirement would stand at each status.
  Map<Asked, int[]> moved(ControlId control) {
    return moved.getOrDefault(control, Map.of());
  }

  static Gain gain(Change change) {
    Map<Basis, Integer> threats = none();
    Map<Basis, Integer> requirements = none();
    Optional<Level> worst = Optional.empty();
    for (Exposed threat : change.threats()) {
      threats.merge(threat.basis(), 1, Integer::sum);
      if (threat.basis() == Basis.WITH_DERIVED) {
        worst = Optional.of(Level.max(threat.risk(), worst.orElse(threat.risk())));
      }
    }
    change.requirements().forEach(r -> requirements.merge(r.basis(), 1, Integer::sum));
    return new Gain(threats, worst, requirements);
  }

  /// Nothing on any basis, to be counted up.
  static Map<Basis, Integer> none() {
    Map<Basis, Integer> none = new EnumMap<>(Basis.class);
    for (Basis basis : Basis.values()) {
      none.put(basis, 0);
    }
    return none;
  }
}
