package dev.trivet.formats.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.catalog.Mapping;
import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Requirement;
import dev.trivet.catalog.Scope;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.control.Exclusion;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Posture;
import dev.trivet.posture.Programme;
import dev.trivet.posture.RequirementStatus;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.Verdict;
import dev.trivet.testkit.Programmes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RequirementLawsTest {
  private static final Instant NOW = Programmes.NOW;
  private static final World WORLD = World.SHIPPED;

  /// Every edge, filed under both of its ends.
  private final Map<Ref, List<Mapping>> edges = new HashMap<>();

  RequirementLawsTest() {
    for (Mapping mapping : WORLD.catalog.mappings()) {
      edges.computeIfAbsent(mapping.source(), r -> new ArrayList<>()).add(mapping);
      edges.computeIfAbsent(mapping.target(), r -> new ArrayList<>()).add(mapping);
    }
  }

  @Test
  void everyStatusIsWhatTheDesignSaysInWords() {
    var seen = new EnumMap<RequirementStatus, Integer>(RequirementStatus.class);
    WORLD.forEveryProgramme((programme, draw) -> isAsTheDesignSays(programme, seen));
    assertThat(seen.keySet()).containsExactlyInAnyOrder(RequirementStatus.values());
    assertThat(seen).allSatisfy((status, times) -> assertThat(times).isGreaterThan(50));
  }

  @Test
  void everyStatusOfManySystemsIsToo() {
    var seen = new EnumMap<RequirementStatus, Integer>(RequirementStatus.class);
    WORLD.forSomeLargeProgrammes((programme, draw) -> isAsTheDesignSays(programme, seen));
  }

  private void isAsTheDesignSays(Programme programme, Map<RequirementStatus, Integer> seen) {
    Posture posture = WORLD.now(programme);
    SlowRequirement organisation = slow(posture, posture::verdict);
    var slow = new HashMap<SystemId, SlowRequirement>();
    posture.systems().forEach(s -> slow.put(s.id(), slow(posture, s::verdict)));
    for (Requirement requirement : posture.requirements()) {
      for (Basis basis : Basis.values()) {
        var each = new ArrayList<RequirementStatus>();
        for (SystemPosture system : posture.systems()) {
          RequirementStatus status = system.requirement(requirement.ref(), basis);
          seen.merge(status, 1, Integer::sum);
          each.add(onSystem(posture, system, slow, requirement.ref(), basis));
          assertThat(status)
              .as("%s on %s, %s", requirement.ref(), system.id(), basis)
              .isEqualTo(each.getLast());
        }
        assertThat(posture.requirement(requirement.ref(), basis))
            .as("%s, %s", requirement.ref(), basis)
            .isEqualTo(overall(posture, organisation, each, requirement, basis));
      }
    }
  }

  private static RequirementStatus onSystem(
      Posture posture,
      SystemPosture system,
      Map<SystemId, SlowRequirement> slow,
      Ref requirement,
      Basis basis) {
    boolean excluded =
        exclusions(posture, requirement).stream()
            .anyMatch(e -> e.systems().isEmpty() || e.systems().contains(system.id()));
    return excluded
        ? RequirementStatus.NOT_APPLICABLE
        : Objects.requireNonNull(slow.get(system.id())).of(requirement, basis);
  }

  private static RequirementStatus overall(
      Posture posture,
      SlowRequirement organisation,
      List<RequirementStatus> each,
      Requirement requirement,
      Basis basis) {
    if (exclusions(posture, requirement.ref()).stream().anyMatch(e -> e.systems().isEmpty())) {
      return RequirementStatus.NOT_APPLICABLE;
    }
    if (requirement.scope() == Scope.ORGANISATION) {
      return organisation.of(requirement.ref(), basis);
    }
    if (each.isEmpty()) {
      return RequirementStatus.NOT_EVIDENCED;
    }
    return each.stream()
        .filter(s -> s != RequirementStatus.NOT_APPLICABLE)
        .max(Comparator.naturalOrder())
        .orElse(RequirementStatus.NOT_APPLICABLE);
  }

  private SlowRequirement slow(Posture posture, Function<ControlId, Verdict> verdict) {
    Set<Ref> inScope = new HashSet<>();
    posture.requirements().forEach(r -> inScope.add(r.ref()));
    var verdicts = new HashMap<ControlId, Verdict>();
    posture.controls().forEach(c -> verdicts.put(c.id(), verdict.apply(c.id())));
    return new SlowRequirement(edges, posture.programme().controls(), inScope, verdicts);
  }

  private static List<Exclusion> exclusions(Posture posture, Ref requirement) {
    return posture.programme().documents().exclusions().stream()
        .filter(e -> e.requirement().equals(Optional.of(requirement)))
        .filter(e -> !e.decided().isAfter(NOW))
        .filter(e -> e.expires().isEmpty() || e.expires().get().isAfter(NOW))
        .toList();
  }

  @Test
  void theVerdictForAllIsTheWorstOfTheSystemsItConcerns() {
    List<Verdict> fromBest =
        List.of(
            Verdict.EXCLUDED,
            Verdict.PROVEN,
            Verdict.STALE,
            Verdict.CLAIMED,
            Verdict.PLANNED,
            Verdict.ABSENT,
            Verdict.FAILING);
    WORLD.forEveryProgramme((programme, draw) -> isTheWorst(programme, fromBest));
    WORLD.forSomeLargeProgrammes((programme, draw) -> isTheWorst(programme, fromBest));
  }

  private static void isTheWorst(Programme programme, List<Verdict> fromBest) {
    Posture posture = WORLD.now(programme);
    for (Control control : posture.controls()) {
      if (control.scope() == Scope.SYSTEM) {
        int worst =
            posture.systems().stream()
                .mapToInt(s -> fromBest.indexOf(s.verdict(control.id())))
                .max()
                .orElse(0);
        assertThat(posture.verdict(control.id())).isEqualTo(fromBest.get(worst));
      }
    }
  }

  @Test
  void officialEdgesAloneNeverLookBetterThanWithDerivedOnes() {
    WORLD.forEveryProgramme((programme, draw) -> {
      Posture posture = WORLD.now(programme);
      for (Requirement requirement : posture.requirements()) {
        Ref ref = requirement.ref();
        assertNotBetter(
            posture.requirement(ref, Basis.OFFICIAL_ONLY),
            posture.requirement(ref, Basis.WITH_DERIVED),
            ref);
        for (SystemPosture system : posture.systems()) {
          assertNotBetter(
              system.requirement(ref, Basis.OFFICIAL_ONLY),
              system.requirement(ref, Basis.WITH_DERIVED),
              ref);
        }
      }
    });
  }

  private static void assertNotBetter(
      RequirementStatus official, RequirementStatus derived, Ref requirement) {
    assertThat(official == RequirementStatus.NOT_APPLICABLE)
        .as("%s is %s by official edges, %s with derived ones", requirement, official, derived)
        .isEqualTo(derived == RequirementStatus.NOT_APPLICABLE);
    assertThat(derived.worseThan(official))
        .as("%s is %s by official edges, %s with derived ones", requirement, official, derived)
        .isFalse();
  }
}
