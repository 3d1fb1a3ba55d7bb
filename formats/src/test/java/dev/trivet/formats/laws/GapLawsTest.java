package dev.trivet.formats.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.control.ControlId;
import dev.trivet.evidence.Evidence;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Coverage;
import dev.trivet.posture.Posture;
import dev.trivet.posture.Programme;
import dev.trivet.posture.RequirementStatus;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.ThreatStatus;
import dev.trivet.posture.Verdict;
import dev.trivet.posture.WhatIf;
import dev.trivet.posture.WhatIf.Improves;
import dev.trivet.proof.Gaps;
import dev.trivet.proof.Gaps.Gap;
import dev.trivet.proof.Gaps.Place;
import dev.trivet.testkit.Asked;
import dev.trivet.testkit.Draw;
import dev.trivet.testkit.Pieces;
import dev.trivet.testkit.Programmes;
import dev.trivet.threat.Threat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What closing a gap buys is what the posture says once it is closed.
class GapLawsTest {
  private static final World WORLD = World.SHIPPED;

  @Test
  void aGapBuysWhatThePostureSaysWhenItsControlIsProven() {
    var gained = new AtomicInteger();
    WORLD.forEveryProgramme((programme, draw) -> {
      Posture now = WORLD.now(programme);
      var whatIf = new WhatIf(now);
      for (Gap gap : Gaps.of(now).controls()) {
        Posture then = whatIf.proven(Set.of(gap.control()));
        gained.addAndGet(check(gap, now, then));
      }
    });
    assertThat(gained.get()).isGreaterThan(1_000);
  }

  @Test
  void proofOfAControlChangesWhatWasForetold() {
    var gained = new AtomicInteger();
    WORLD.forEveryProgramme((programme, draw) -> {
      Posture now = WORLD.now(programme);
      for (Gap gap : Gaps.of(now).controls()) {
        proof(programme, gap.control(), draw)
            .map(WORLD::now)
            .filter(then -> isProvenAlone(now, then, gap.control()))
            .ifPresent(then -> gained.addAndGet(check(gap, now, then)));
      }
    });
    assertThat(gained.get()).isGreaterThan(100);
  }

  /// @return how much was gained
  private static int check(Gap gap, Posture now, Posture then) {
    int gained = gap.requirements().size();
    assertThat(gap.requirements()).containsExactlyInAnyOrderElementsOf(better(now, then));
    for (Basis basis : Basis.values()) {
      int stopped = exposed(now, now, basis) - exposed(now, then, basis);
      assertThat(gap.gain().threats(basis)).as("%s %s", gap.control(), basis).isEqualTo(stopped);
      gained += stopped;
    }
    return gained;
  }

  @Test
  void nothingGetsWorseWhenAControlIsProven() {
    WORLD.forEveryProgramme((programme, draw) -> {
      Posture now = WORLD.now(programme);
      if (now.controls().isEmpty()) {
        return;
      }
      Posture then = new WhatIf(now).proven(Set.of(draw.oneOf(now.controls()).id()));
      for (Basis basis : Basis.values()) {
        assertThat(exposed(now, then, basis)).isLessThanOrEqualTo(exposed(now, now, basis));
        now.requirements()
            .forEach(r ->
                assertThat(
                        then.requirement(r.ref(), basis).worseThan(now.requirement(r.ref(), basis)))
                    .as("%s %s", r.ref(), basis)
                    .isFalse());
      }
    });
  }

  @Test
  void thePlanSaysWhatIsLeftAfterEachStep() {
    WORLD.forEveryProgramme((programme, draw) -> {
      Posture now = WORLD.now(programme);
      var whatIf = new WhatIf(now);
      Set<ControlId> done = new HashSet<>();
      for (Gaps.Step step : Gaps.of(now).plan()) {
        done.add(step.control());
        Posture then = whatIf.proven(done);
        for (Basis basis : Basis.values()) {
          assertThat(step.left(basis)).isEqualTo(exposed(now, then, basis));
          assertThat(step.improved(basis))
              .isEqualTo((int) better(now, then).stream().filter(i -> i.basis() == basis).count());
        }
      }
    });
  }

  @Test
  void theMostWorthwhileStandsFirst() {
    WORLD.forEveryProgramme((programme, draw) -> {
      if (draw.chance(0.7)) {
        return;
      }
      Gaps gaps = Gaps.of(WORLD.now(programme));
      assertThat(gaps.controls())
          .isSortedAccordingTo(
              Comparator.comparing(Gap::gain).reversed().thenComparing(Gap::control));
      assertThat(gaps.places()).isSortedAccordingTo(Comparator.comparing(Place::gain).reversed());
      assertThat(gaps.places()).hasSizeLessThanOrEqualTo(Gaps.LISTED);
    });
  }

  @Test
  void aPlaceBuysWhatItsSystemSays() {
    WORLD.forEveryProgramme((programme, draw) -> {
      if (draw.chance(0.7)) {
        return;
      }
      Posture now = WORLD.now(programme);
      var onSystems = new HashMap<SystemId, List<Place>>();
      now.systems().forEach(s -> onSystems.put(s.id(), Gaps.on(now, s)));
      for (Place place : Gaps.of(now).places()) {
        SystemPosture system = now.system(place.system()).orElseThrow();
        assertThat(onSystems.get(place.system())).contains(place);
        assertThat(place.verdict()).isEqualTo(system.verdict(place.control()));
        assertThat(place.verdict()).isNotIn(Verdict.PROVEN, Verdict.EXCLUDED);
      }
    });
  }

  /// How many of the threats above appetite now nothing stops then. Whether a threat is above
  /// appetite is taken from now: its risk falls with derived edges too, which must not make the
  /// official figure better.
  private static int exposed(Posture now, Posture then, Basis basis) {
    int exposed = 0;
    for (SystemPosture system : now.systems()) {
      for (ThreatStatus threat : system.threats()) {
        boolean counts =
            isOpen(threat, basis)
                && threat.risk().current().above(now.programme().settings().appetite())
                && threat.threat().band() != Threat.Band.PREPARATION;
        if (counts) {
          SystemPosture later = then.system(system.id()).orElseThrow();
          exposed += isOpen(later.threat(threat.technique()).orElseThrow(), basis) ? 1 : 0;
        }
      }
    }
    return exposed;
  }

  private static boolean isOpen(ThreatStatus threat, Basis basis) {
    return threat.coverage(basis) == Coverage.OPEN
        || threat.coverage(basis) == Coverage.PARTLY_COVERED;
  }

  private static List<Improves> better(Posture now, Posture then) {
    var better = new ArrayList<Improves>();
    now.requirements()
        .forEach(r -> {
          for (Basis basis : Basis.values()) {
            RequirementStatus from = now.requirement(r.ref(), basis);
            RequirementStatus to = then.requirement(r.ref(), basis);
            if (from.worseThan(to)) {
              better.add(new Improves(r.ref(), basis, from, to));
            }
          }
        });
    return better;
  }

  /// The programme with evidence nobody can object to for every proof of a control.
  private static Optional<Programme> proof(Programme programme, ControlId control, Draw draw) {
    Programme with = programme;
    for (Asked asked : Asked.of(programme.documents())) {
      if (asked.control().id().equals(control)) {
        Optional<Evidence> good = Pieces.good(draw, asked, programme, Programmes.NOW);
        if (good.isEmpty()) {
          return Optional.empty();
        }
        with = with.with(good.get());
      }
    }
    return Optional.of(with);
  }

  private static boolean isProvenAlone(Posture now, Posture then, ControlId control) {
    for (SystemPosture system : then.systems()) {
      SystemPosture before = now.system(system.id()).orElseThrow();
      for (var other : then.controls()) {
        Verdict verdict = system.verdict(other.id());
        boolean asForetold =
            other.id().equals(control)
                ? verdict == Verdict.PROVEN || verdict == Verdict.EXCLUDED
                : verdict == before.verdict(other.id());
        if (!asForetold) {
          return false;
        }
      }
    }
    return then.verdict(control) == Verdict.PROVEN
        && then.controls().stream()
            .filter(other -> !other.id().equals(control))
            .allMatch(other -> then.verdict(other.id()) == now.verdict(other.id()));
  }
}
