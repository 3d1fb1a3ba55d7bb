package dev.trivet.proof;

import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.ControlId;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.Verdict;
import dev.trivet.posture.WhatIf;
import dev.trivet.posture.WhatIf.Improves;
import dev.trivet.shared.Level;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What proving each control that is not proven would buy, the most worthwhile first: threats above
/// appetite it would stop, and requirements whose status would be better. Nothing is estimated; the
/// posture is judged again as if the control were proven.
///
/// @param controls each control, proven wherever it concerns a system
/// @param places each control on one system, the first [#LISTED] of them
/// @param plan what to do first, second, third: each step is chosen when those before it are done
public record Gaps(List<Gap> controls, List<Place> places, List<Step> plan) {
  public static final int LISTED = 200;

  public Gaps {
    controls = List.copyOf(controls);
    places = List.copyOf(places);
    plan = List.copyOf(plan);
  }

  /// A control that is not proven.
  ///
  /// @param verdict the worst of the systems it concerns
  /// @param threats the techniques it would stop, the highest risk first
  /// @param requirements whose status over all systems would be better
  public record Gap(
      ControlId control,
      String title,
      Verdict verdict,
      Gain gain,
      List<Stopped> threats,
      List<Improves> requirements) {
    public Gap {
      threats = List.copyOf(threats);
      requirements = List.copyOf(requirements);
    }
  }

  /// @param systems on how many it would be stopped
  /// @param risk the highest of them
  public record Stopped(TechniqueId technique, Basis basis, int systems, Level risk) {}

  /// A control that is not proven on one system. Controls that are done once have no place.
  public record Place(ControlId control, SystemId system, Verdict verdict, Gain gain) {}

  /// What is bought.
  ///
  /// @param threats above appetite that would be stopped, each once for every system
  /// @param worst the highest risk among them, with derived edges
  /// @param requirements whose status would be better: over all systems for a [Gap], on the one for
  ///   a [Place]
  public record Gain(
      Map<Basis, Integer> threats, Optional<Level> worst, Map<Basis, Integer> requirements)
      implements Comparable<Gain> {
    private static final Comparator<Gain> LEAST_FIRST =
        Comparator.comparingInt((Gain g) -> g.threats(Basis.WITH_DERIVED))
            .thenComparing(g -> g.worst().orElse(Level.VERY_LOW))
            .thenComparingInt(g -> g.requirements(Basis.WITH_DERIVED))
            .thenComparingInt(g -> g.threats(Basis.OFFICIAL_ONLY))
            .thenComparingInt(g -> g.requirements(Basis.OFFICIAL_ONLY));

    public Gain {
      threats = Collections.unmodifiableMap(new TreeMap<>(threats));
      requirements = Collections.unmodifiableMap(new TreeMap<>(requirements));
    }

    public int threats(Basis basis) {
      return threats.getOrDefault(basis, 0);
    }

    public int requirements(Basis basis) {
      return requirements.getOrDefault(basis, 0);
    }

    /// By threats, then the worst of them, then requirements.
    @Override
    public int compareTo(Gain other) {
      return LEAST_FIRST.compare(this, other);
    }
  }

  /// One step of the plan, with what stands when it and those before it are done.
  ///
  /// @param stopped threats this step adds
  /// @param left threats above appetite today that nothing stops then
  /// @param improved requirements that stand better than today
  public record Step(
      ControlId control,
      String title,
      Verdict verdict,
      Map<Basis, Integer> stopped,
      Map<Basis, Integer> left,
      Map<Basis, Integer> improved) {
    public Step {
      stopped = Collections.unmodifiableMap(new TreeMap<>(stopped));
      left = Collections.unmodifiableMap(new TreeMap<>(left));
      improved = Collections.unmodifiableMap(new TreeMap<>(improved));
    }

    public int stopped(Basis basis) {
      return stopped.getOrDefault(basis, 0);
    }

    public int left(Basis basis) {
      return left.getOrDefault(basis, 0);
    }

    public int improved(Basis basis) {
      return improved.getOrDefault(basis, 0);
    }
  }

  public static Gaps of(Posture posture) {
    var found = new FindGaps(posture);
    return new Gaps(found.controls(), found.places(), new PlanSteps(posture, found).steps());
  }

  /// What every control would buy on one system, the most worthwhile first; here also those that
  /// are done once.
  public static List<Place> on(Posture posture, SystemPosture system) {
    return new WhatIf(posture)
        .eachOn(system).stream()
            .map(change ->
                new Place(
                    change.control(),
                    system.id(),
                    system.verdict(change.control()),
                    GapTally.gain(change)))
            .sorted(MOST_FIRST)
            .toList();
  }

  static final Comparator<Place> MOST_FIRST =
      Comparator.comparing(Place::gain)
          .reversed()
          .thenComparing(Place::system)
          .thenComparing(Place::control);
}
