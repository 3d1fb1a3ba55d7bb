package dev.trivet.formats.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.catalog.Novelty;
import dev.trivet.catalog.Scope;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.control.ControlSet;
import dev.trivet.control.PassCondition;
import dev.trivet.control.Proof;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.EvidenceId;
import dev.trivet.evidence.Observation;
import dev.trivet.evidence.Subject;
import dev.trivet.inventory.AiSystem;
import dev.trivet.posture.Basis;
import dev.trivet.posture.JudgePaths;
import dev.trivet.posture.PathPosture;
import dev.trivet.posture.PathPosture.Cut;
import dev.trivet.posture.PathStatus;
import dev.trivet.posture.PathStatus.State;
import dev.trivet.posture.Posture;
import dev.trivet.posture.Programme;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.Verdict;
import dev.trivet.testkit.Draw;
import dev.trivet.testkit.Programmes;
import dev.trivet.threat.AttackPath;
import dev.trivet.threat.FindAttackPaths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CutPathLawsTest {
  private static final World WORLD = World.SHIPPED;

  private final FindAttackPaths find = new FindAttackPaths(WORLD.rules);

  private interface Law {
    void check(Posture posture, SystemPosture system, PathPosture paths, Draw draw);
  }

  private void forEverySystem(Basis basis, Law law) {
    WORLD.forEveryProgramme((programme, draw) -> {
      Posture posture = WORLD.now(programme);
      for (SystemPosture system : posture.systems()) {
        law.check(posture, system, paths(posture, system, basis), draw);
      }
    });
  }

  private PathPosture paths(Posture posture, SystemPosture system, Basis basis) {
    return new JudgePaths(posture).of(system.id(), find.of(system.threatModel()), basis);
  }

  @Test
  void aPathIsCutExactlyWhereAProvenControlStopsOneOfItsTechniques() {
    var seen = new HashSet<State>();
    for (Basis basis : Basis.values()) {
      forEverySystem(
          basis,
          (posture, system, paths, draw) -> {
            Map<TechniqueId, Boolean> stopped = new HashMap<>();
            for (PathStatus path : paths.paths()) {
              seen.add(path.state());
              assertThat(path.state())
                  .isEqualTo(
                      path.path().techniques().stream()
                              .anyMatch(t ->
                                  stopped.computeIfAbsent(
                                      t, x -> isStopped(posture, system, x, basis)))
                          ? State.CUT
                          : State.OPEN);
            }
          });
    }
    assertThat(seen).containsExactlyInAnyOrder(State.values());
  }

  private static boolean isStopped(
      Posture posture, SystemPosture system, TechniqueId technique, Basis basis) {
    return posture.controls().stream()
        .filter(c -> c.stopsThreats() && names(c, technique, basis))
        .anyMatch(c -> system.verdict(c.id()) == Verdict.PROVEN);
  }

  private static boolean names(Control control, TechniqueId technique, Basis basis) {
    boolean officially =
        control.implementedMitigations().stream()
            .anyMatch(m -> WORLD.catalog.atlas().techniquesOf(m).contains(technique));
    return officially || (basis == Basis.WITH_DERIVED && control.counters().contains(technique));
  }

  @Test
  void aProvenPreventingControlOnAnyHopCutsThePath() {
    forEverySystem(
        Basis.WITH_DERIVED,
        (posture, system, paths, draw) -> {
          if (!paths.paths().isEmpty()) {
            AttackPath path = draw.oneOf(paths.paths()).path();
            Posture after =
                WORLD.now(with(posture, system.system(), draw.oneOf(path.techniques())));
            SystemPosture again = after.system(system.id()).orElseThrow();
            assertThat(paths(after, again, Basis.WITH_DERIVED).paths())
                .filteredOn(status -> status.path().equals(path))
                .singleElement()
                .satisfies(status -> assertThat(status.state()).isEqualTo(State.CUT));
          }
        });
  }

  private static Programme with(Posture posture, AiSystem system, TechniqueId technique) {
    Programme programme = posture.programme();
    var proof =
        new Proof(
            "p",
            Proof.Kind.OBSERVATION,
            "path.stopped",
            Proof.On.SYSTEM,
            PassCondition.parse("stopped"),
            Duration.ofDays(30),
            "it is stopped");
    var control = preventing(technique, proof);
    Programme.Documents was = programme.documents();
    var controls = new ArrayList<>(was.controls().controls());
    controls.add(control);
    var documents =
        new Programme.Documents(
            was.settings(),
            was.systems(),
            was.suppliers(),
            new ControlSet(controls, was.controls().compositions()),
            was.implementations(),
            was.treatments(),
            was.exclusions());
    List<Evidence> evidence = new ArrayList<>(programme.allEvidence());
    evidence.add(
        new Observation(
            new EvidenceId("the-proof"),
            proof.method(),
            new Subject.OfSystem(system.id()),
            Optional.of("stopped"),
            Optional.empty(),
            Programmes.NOW,
            "a test",
            Optional.empty()));
    return Programme.of(documents, evidence);
  }

  private static Control preventing(TechniqueId technique, Proof proof) {
    return new Control(
        new ControlId("TRY-PATH"),
        "stop it",
        Control.Area.RUNTIME,
        Control.Stage.OPERATE,
        Control.Function.MANAGE,
        Novelty.AI_SPECIFIC,
        Control.Effect.PREVENTS,
        Scope.SYSTEM,
        Optional.empty(),
        "it is stopped",
        "stop it",
        List.of(),
        List.of(technique),
        List.of(),
        List.of(proof));
  }

  @Test
  void theProposedControlsTogetherCutEveryOpenPathThatAnyControlCan() {
    int[] proposed = new int[1];
    forEverySystem(
        Basis.WITH_DERIVED,
        (posture, system, paths, draw) -> {
          Set<AttackPath> cut = new HashSet<>();
          for (Cut one : paths.cuts()) {
            proposed[0]++;
            assertThat(one.verdict()).isNotIn(Verdict.PROVEN, Verdict.EXCLUDED);
            assertThat(one.paths())
                .isNotEmpty()
                .allSatisfy(path ->
                    assertThat(path.techniques())
                        .anyMatch(t -> names(one.control(), t, Basis.WITH_DERIVED)));
            cut.addAll(one.paths());
          }
          cut.addAll(paths.beyond());
          assertThat(cut)
              .containsExactlyInAnyOrderElementsOf(
                  paths.open().stream().map(PathStatus::path).toList());
        });
    assertThat(proposed[0]).isPositive();
  }

  @Test
  void noProposedControlIsNeedless() {
    forEverySystem(
        Basis.WITH_DERIVED,
        (posture, system, paths, draw) -> {
          for (Cut one : paths.cuts()) {
            Set<AttackPath> byOthers = new HashSet<>();
            paths.cuts().stream()
                .filter(other -> !other.equals(one))
                .forEach(other -> byOthers.addAll(other.paths()));
            assertThat(byOthers.containsAll(one.paths())).isFalse();
          }
        });
  }
}
