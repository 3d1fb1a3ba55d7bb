package dev.trivet.proof;

import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Scope;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Posture;
import dev.trivet.posture.RequirementStatus;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.Verdict;
import dev.trivet.posture.WhatIf;
import dev.trivet.posture.WhatIf.Improves;
import dev.trivet.proof.GapTally.Asked;
import dev.trivet.proof.Gaps.Gain;
import dev.trivet.proof.Gaps.Gap;
import dev.trivet.proof.Gaps.Place;
import dev.trivet.proof.Gaps.Stopped;
import dev.trivet.shared.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Asks of every control that is not proven what proving it would change.
final class FindGaps {
  private final Posture posture;
  private final GapTally tally;
  private final Map<ControlId, List<Improves>> ofOrganisation = new HashMap<>();
  private final Map<Asked, int[]> stands = new HashMap<>();

  FindGaps(Posture posture) {
    this.posture = posture;
    var whatIf = new WhatIf(posture);
    Set<ControlId> onSystems =
        posture.controls().stream()
            .filter(control -> control.scope() == Scope.SYSTEM)
            .map(Control::id)
            .collect(Collectors.toSet());
    this.tally =
        posture.systems().parallelStream()
            .collect(
                GapTally::new,
                (tally, system) -> tally.count(whatIf, system, onSystems::contains),
                GapTally::add);
    whatIf
        .eachOfOrganisation()
        .forEach(change -> ofOrganisation.put(change.control(), change.requirements()));
  }

  List<Place> places() {
    return tally.places();
  }

  List<GapTally.Exposure> exposures() {
    return tally.exposures();
  }

  List<Gap> controls() {
    var gaps = new ArrayList<Gap>();
    for (Control control : posture.controls()) {
      Verdict verdict = posture.verdict(control.id());
      if (verdict != Verdict.PROVEN && verdict != Verdict.EXCLUDED) {
        gaps.add(gap(control, verdict));
      }
    }
    gaps.sort(Comparator.comparing(Gap::gain).reversed().thenComparing(Gap::control));
    return gaps;
  }

  private Gap gap(Control control, Verdict verdict) {
    var threats = new ArrayList<>(tally.stopped(control.id()));
    threats.sort(
        Comparator.comparing(Stopped::risk)
            .reversed()
            .thenComparing(Stopped::technique)
            .thenComparing(Stopped::basis));
    var requirements = new ArrayList<>(ofOrganisation.getOrDefault(control.id(), List.of()));
    tally
        .moved(control.id())
        .forEach((asked, by) -> improves(asked, by).ifPresent(requirements::add));
    requirements.sort(Comparator.comparing(Improves::requirement).thenComparing(Improves::basis));
    return new Gap(
        control.id(), control.title(), verdict, gain(threats, requirements), threats, requirements);
  }

  private static Gain gain(List<Stopped> threats, List<Improves> requirements) {
    Map<Basis, Integer> stopped = GapTally.none();
    Map<Basis, Integer> improved = GapTally.none();
    threats.forEach(t -> stopped.merge(t.basis(), t.systems(), Integer::sum));
    requirements.forEach(r -> improved.merge(r.basis(), 1, Integer::sum));
    Optional<Level> worst =
        threats.stream()
            .filter(t -> t.basis() == Basis.WITH_DERIVED)
            .map(Stopped::risk)
            .max(Comparator.naturalOrder());
    return new Gain(stopped, worst, improved);
  }

  /// Whether the worst of the systems would be better.
  private Optional<Improves> improves(Asked asked, int[] by) {
    int[] now = stands.computeIfAbsent(asked, this::stands);
    RequirementStatus from = worst(now);
    int[] then = now.clone();
    for (int i = 0; i < then.length; i++) {
      then[i] += by[i];
    }
    RequirementStatus to = worst(then);
    boolean excluded = posture.exclusion(asked.requirement(), Optional.empty()).isPresent();
    return from.worseThan(to) && !excluded
        ? Optional.of(new Improves(asked.requirement(), asked.basis(), from, to))
        : Optional.empty();
  }

  private int[] stands(Asked asked) {
    int[] counts = new int[RequirementStatus.values().length];
    Ref ref = asked.requirement();
    for (SystemPosture system : posture.systems()) {
      counts[system.requirement(ref, asked.basis()).ordinal()]++;
    }
    return counts;
  }

  /// Not applicable gives way to anything.
  private static RequirementStatus worst(int[] counts) {
    RequirementStatus worst = RequirementStatus.NOT_APPLICABLE;
    for (RequirementStatus status : RequirementStatus.values()) {
      if (counts[status.ordinal()] > 0 && status != RequirementStatus.NOT_APPLICABLE) {
        worst = status;
      }
    }
    return worst;
  }
}
