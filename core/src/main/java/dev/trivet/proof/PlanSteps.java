package dev.trivet.proof;

import dev.trivet.catalog.Requirement;
import dev.trivet.control.ControlId;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Posture;
import dev.trivet.posture.WhatIf;
import dev.trivet.proof.GapTally.Exposure;
import dev.trivet.proof.Gaps.Gap;
import dev.trivet.proof.Gaps.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Chooses what to prove first: at each step the control that stops the most of the threats that
/// are left; among equals, the one that is worth most alone.
///
/// Which few controls stop the most threats together is a covering problem. Choosing greedily stops
/// at least 63 % of what the best choice of as many would, and is how people plan.
final class PlanSteps {
  private static final int STEPS = 10;

  private final Posture today;
  private final List<Gap> gaps;
  private final List<Exposure> left;

  PlanSteps(Posture posture, FindGaps found) {
    this.today = posture;
    this.gaps = new ArrayList<>(found.controls());
    this.left = new ArrayList<>(found.exposures());
  }

  List<Step> steps() {
    var steps = new ArrayList<Step>();
    var whatIf = new WhatIf(today);
    Set<ControlId> done = new HashSet<>();
    while (steps.size() < STEPS) {
      Optional<Gap> next = next();
      if (next.isEmpty()) {
        break;
      }
      Gap gap = next.get();
      gaps.remove(gap);
      Map<Basis, Integer> before = countLeft();
      left.removeIf(exposure -> exposure.stops().contains(gap.control()));
      Map<Basis, Integer> after = countLeft();
      done.add(gap.control());
      steps.add(
          new Step(
              gap.control(),
              gap.title(),
              gap.verdict(),
              difference(before, after),
              after,
              improved(whatIf.proven(done))));
    }
    return steps;
  }

  private Optional<Gap> next() {
    Map<ControlId, Integer> stops = new HashMap<>();
    for (Exposure exposure : left) {
      if (exposure.basis() == Basis.WITH_DERIVED) {
        exposure.stops().forEach(control -> stops.merge(control, 1, Integer::sum));
      }
    }
    return gaps.stream()
        .filter(gap ->
            stops.containsKey(gap.control()) || gap.gain().requirements(Basis.WITH_DERIVED) > 0)
        .max(
            Comparator.comparingInt((Gap gap) -> stops.getOrDefault(gap.control(), 0))
                .thenComparing(Gap::gain)
                .thenComparing(Gap::control, Comparator.reverseOrder()));
  }

  private Map<Basis, Integer> countLeft() {
    Map<Basis, Integer> counts = new EnumMap<>(Basis.class);
    for (Basis basis : Basis.values()) {
      counts.put(basis, (int) left.stream().filter(e -> e.basis() == basis).count());
    }
    return counts;
  }

  private static Map<Basis, Integer> difference(
      Map<Basis, Integer> before, Map<Basis, Integer> after) {
    Map<Basis, Integer> difference = new EnumMap<>(Basis.class);
    before.forEach((basis, count) -> difference.put(basis, count - after.getOrDefault(basis, 0)));
    return difference;
  }

  private Map<Basis, Integer> improved(Posture then) {
    Map<Basis, Integer> counts = new EnumMap<>(Basis.class);
    for (Basis basis : Basis.values()) {
      int better = 0;
      for (Requirement requirement : today.requirements()) {
        var from = today.requirement(requirement.ref(), basis);
        better += from.worseThan(then.requirement(requirement.ref(), basis)) ? 1 : 0;
      }
      counts.put(basis, better);
    }
    return counts;
  }
}
