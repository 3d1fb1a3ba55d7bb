package dev.trivet.formats.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.catalog.FrameworkId;
import dev.trivet.control.RiskTreatment;
import dev.trivet.formats.navigator.CheckNavigatorLayer;
import dev.trivet.formats.navigator.WriteNavigatorLayer;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Coverage;
import dev.trivet.posture.Posture;
import dev.trivet.posture.RequirementStatus;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.ThreatStatus;
import dev.trivet.posture.Verdict;
import dev.trivet.posture.WhatIf;
import dev.trivet.proof.CategoryMatrix;
import dev.trivet.proof.ControlMatrix;
import dev.trivet.proof.ConventionalShare;
import dev.trivet.proof.ConventionalShare.Figure;
import dev.trivet.proof.ConventionalShare.Kind;
import dev.trivet.proof.ConventionalShare.Of;
import dev.trivet.proof.ConventionalShare.Standing;
import dev.trivet.proof.ConventionalShare.Where;
import dev.trivet.proof.CoverageFigures;
import dev.trivet.proof.Finding;
import dev.trivet.proof.Finding.Rule;
import dev.trivet.proof.Findings;
import dev.trivet.proof.StatementOfApplicability;
import dev.trivet.testkit.Programmes;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What is handed to somebody else says what the posture says.
class ProofLawsTest {
  private static final World WORLD = World.SHIPPED;

  @Test
  void everyThreatAboveAppetiteThatNothingStopsIsFoundOnce() {
    WORLD.forEveryProgramme((programme, draw) -> {
      Posture posture = WORLD.now(programme);
      Set<String> expected = new TreeSet<>();
      for (SystemPosture system : posture.systems()) {
        for (ThreatStatus threat : system.threats()) {
          if (threat.coverage() != Coverage.COVERED
              && threat.risk().current().above(programme.settings().appetite())) {
            expected.add(system.id() + "/" + threat.technique());
          }
        }
      }
      List<String> found =
          Findings.of(posture).of(Rule.OPEN_THREAT_ABOVE_APPETITE).stream()
              .map(
                  f -> f.about().system().orElseThrow() + "/" + f.about().technique().orElseThrow())
              .toList();
      assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    });
  }

  @Test
  void theOpenOnesAreThoseThatGapsAreCountedBy() {
    WORLD.forEveryProgramme((programme, draw) -> {
      Posture posture = WORLD.now(programme);
      var whatIf = new WhatIf(posture);
      long exposed =
          posture.systems().stream()
              .flatMap(system -> whatIf.exposed(system).stream())
              .filter(e -> e.basis() == Basis.WITH_DERIVED)
              .count();
      assertThat(Findings.of(posture).failing(List.of(Rule.OPEN_THREAT_ABOVE_APPETITE)))
          .hasSize((int) exposed);
    });
  }

  @Test
  void everyFailingOrStaleControlIsFoundWithWhatDecides() {
    WORLD.forEveryProgramme((programme, draw) -> {
      Posture posture = WORLD.now(programme);
      var counts = new EnumMap<Verdict, Integer>(Verdict.class);
      posture
          .controls()
          .forEach(control -> {
            switch (control.scope()) {
              case ORGANISATION -> counts.merge(posture.verdict(control.id()), 1, Integer::sum);
              case SYSTEM ->
                  posture
                      .systems()
                      .forEach(s -> counts.merge(s.verdict(control.id()), 1, Integer::sum));
            }
          });
      Findings findings = Findings.of(posture);
      assertThat(findings.of(Rule.FAILING_CONTROL))
          .hasSize(counts.getOrDefault(Verdict.FAILING, 0))
          .allSatisfy(f -> assertThat(f.evidence()).isPresent());
      assertThat(findings.of(Rule.STALE_CONTROL))
          .hasSize(counts.getOrDefault(Verdict.STALE, 0))
          .allSatisfy(f -> assertThat(f.evidence()).isPresent());
    });
  }

  @Test
  void noTwoFindingsShareAFingerprint() {
    var seen = EnumSet.noneOf(Rule.class);
    WORLD.forEveryProgramme((programme, draw) -> {
      List<Finding> all = Findings.of(WORLD.now(programme)).all();
      assertThat(all.stream().map(Finding::fingerprint)).doesNotHaveDuplicates();
      all.forEach(finding -> seen.add(finding.rule()));
    });
    assertThat(seen).containsExactlyInAnyOrder(Rule.values());
  }

  @Test
  void aFindingKeepsItsFingerprintWhenTimeGoesOn() {
    WORLD.forEveryProgramme((programme, draw) -> {
      Posture later = WORLD.at(programme, Programmes.NOW.plus(Duration.ofDays(1)));
      Map<String, String> before = fingerprints(WORLD.now(programme));
      fingerprints(later)
          .forEach((what, fingerprint) ->
              assertThat(before.getOrDefault(what, fingerprint)).isEqualTo(fingerprint));
    });
  }

  private static Map<String, String> fingerprints(Posture posture) {
    var fingerprints = new HashMap<String, String>();
    Findings.of(posture)
        .all()
        .forEach(f -> fingerprints.put(f.rule().id() + f.about(), f.fingerprint()));
    return fingerprints;
  }

  @Test
  void anAcceptedFindingFailsNothing() {
    var accepted = new HashSet<String>();
    WORLD.forEveryProgramme((programme, draw) -> {
      Findings findings = Findings.of(WORLD.now(programme));
      for (Finding finding : findings.all()) {
        if (finding.isAccepted()) {
          accepted.add(finding.fingerprint());
          RiskTreatment by = finding.acceptance().orElseThrow();
          assertThat(by.acceptsAt(Programmes.NOW)).isTrue();
          assertThat(by.technique()).isEqualTo(finding.about().technique().orElseThrow());
          assertThat(findings.failing(List.of(Rule.values()))).doesNotContain(finding);
        }
      }
    });
    assertThat(accepted).hasSizeGreaterThan(10);
  }

  @Test
  void theStatementHasThe38ControlsInOrderAndTheirStatus() {
    WORLD.forEveryProgramme((programme, draw) -> {
      Posture posture = WORLD.now(programme);
      var statement = StatementOfApplicability.of(posture);
      boolean isInScope = programme.settings().frameworks().contains(FrameworkId.ISO_42001);
      assertThat(statement.isPresent()).isEqualTo(isInScope);
      statement.ifPresent(s -> {
        assertThat(s.rows()).hasSize(38);
        assertThat(s.rows().stream().map(r -> r.requirement()))
            .containsExactlyElementsOf(
                posture.requirements(FrameworkId.ISO_42001).stream()
                    .filter(r -> r.level().equals("control"))
                    .map(r -> r.ref())
                    .toList());
        assertThat(s.rows())
            .allSatisfy(row -> {
              assertThat(row.withDerived())
                  .isEqualTo(posture.requirement(row.requirement(), Basis.WITH_DERIVED));
              assertThat(row.isIncluded())
                  .isEqualTo(
                      posture.exclusion(row.requirement(), java.util.Optional.empty()).isEmpty());
              assertThat(row.justification()).isNotBlank();
            });
      });
    });
  }

  @Test
  void theFiguresAddUp() {
    WORLD.forEveryProgramme((programme, draw) -> {
      Posture posture = WORLD.now(programme);
      CoverageFigures figures = CoverageFigures.of(posture);
      for (var framework : figures.frameworks()) {
        for (Basis basis : Basis.values()) {
          assertThat(
                  Arrays.stream(RequirementStatus.values())
                      .mapToInt(status -> framework.count(basis, status))
                      .sum())
              .isEqualTo(framework.demands());
        }
      }
      for (var tactic : figures.tactics()) {
        for (Basis basis : Basis.values()) {
          assertThat(Arrays.stream(Coverage.values()).mapToInt(c -> tactic.count(basis, c)).sum())
              .isEqualTo(tactic.techniques().size())
              .isLessThanOrEqualTo(tactic.all());
        }
      }
    });
  }

  @Test
  void theMatricesNameControlsInForceOnly() {
    WORLD.forEveryProgramme((programme, draw) -> {
      Posture posture = WORLD.now(programme);
      assertThat(ControlMatrix.of(posture).rows()).hasSameSizeAs(posture.controls());
      for (var row : CategoryMatrix.of(posture).rows()) {
        for (var cell : row.cells()) {
          for (Basis basis : Basis.values()) {
            assertThat(cell.proven(basis))
                .isLessThanOrEqualTo(cell.named(basis))
                .isLessThanOrEqualTo(row.techniques());
          }
          assertThat(cell.controls())
              .allSatisfy(c -> assertThat(c.verdict()).isEqualTo(posture.verdict(c.control())));
        }
      }
    });
  }

  @Test
  void theConventionalShareGrowsWithWhatCounts() {
    WORLD.forEveryProgramme((programme, draw) -> {
      ConventionalShare share = ConventionalShare.of(WORLD.now(programme));
      for (Figure f : share.figures()) {
        assertThat(f.numerator()).isBetween(0, f.denominator());
        if (f.standing() == Standing.PROVEN) {
          assertThat(f.numerator())
              .isLessThanOrEqualTo(
                  share
                      .figure(f.of(), f.kind(), Standing.SAID, f.where(), f.basis())
                      .orElseThrow()
                      .numerator());
        }
        if (f.kind() == Kind.CONVENTIONAL) {
          assertThat(f.numerator())
              .isLessThanOrEqualTo(
                  share
                      .figure(
                          f.of(), Kind.CONVENTIONAL_OR_EXTENDED, f.standing(), f.where(), f.basis())
                      .orElseThrow()
                      .numerator());
        }
        if (f.of() == Of.TECHNIQUES && f.where() == Where.EVERYWHERE) {
          assertThat(f.numerator())
              .isLessThanOrEqualTo(
                  share
                      .figure(f.of(), f.kind(), f.standing(), Where.SOMEWHERE, f.basis())
                      .orElseThrow()
                      .numerator());
        }
      }
    });
  }

  @Test
  void everyLayerIsSound() {
    WORLD.forEveryProgramme((programme, draw) -> {
      Posture posture = WORLD.now(programme);
      if (posture.systems().isEmpty() || draw.chance(0.8)) {
        return;
      }
      var write = new WriteNavigatorLayer(posture);
      try {
        var overall = new StringWriter();
        write.write(overall);
        assertThat(check(overall)).isEmpty();
        var one = new StringWriter();
        write.write(draw.oneOf(posture.systems()), one);
        assertThat(check(one)).isEmpty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private static List<CheckNavigatorLayer.Fault> check(StringWriter layer) throws IOException {
    return CheckNavigatorLayer.check(WORLD.catalog.atlas(), new StringReader(layer.toString()));
  }
}
