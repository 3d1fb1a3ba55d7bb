package dev.trivet.formats.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Ref;
import dev.trivet.control.ControlId;
import dev.trivet.formats.Example;
import dev.trivet.posture.Basis;
import dev.trivet.posture.RequirementStatus;
import dev.trivet.posture.WhatIf;
import dev.trivet.proof.ConventionalShare;
import dev.trivet.proof.ConventionalShare.Kind;
import dev.trivet.proof.ConventionalShare.Of;
import dev.trivet.proof.ConventionalShare.Standing;
import dev.trivet.proof.ConventionalShare.Where;
import dev.trivet.proof.Finding;
import dev.trivet.proof.Finding.Rule;
import dev.trivet.proof.Findings;
import dev.trivet.proof.Gaps;
import dev.trivet.proof.StatementOfApplicability;
import dev.trivet.testkit.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the example company hands out.
class ExampleProofTest {
  private static final Findings FINDINGS = Findings.of(Example.POSTURE);

  @Test
  void itHasAFindingOfEveryRule() {
    for (Rule rule : Rule.values()) {
      assertThat(FINDINGS.of(rule)).as(rule.id()).isNotEmpty();
    }
  }

  @Test
  void theFindingsTheReadmePromisesAreThere() {
    assertThat(ids(Rule.EXPIRED_ACCEPTANCE)).containsExactly("member-assistant T-2026-009");
    assertThat(ids(Rule.EXPIRING_ACCEPTANCE)).containsExactly("damage-lens T-2026-014");
    assertThat(ids(Rule.ORPHANED_TREATMENT)).containsExactly("credit-score T-2025-031");
    assertThat(ids(Rule.EXPIRED_EXCLUSION))
        .containsExactlyInAnyOrder("damage-lens X-2025-09", "organisation X-2025-02");
  }

  private static List<String> ids(Rule rule) {
    return FINDINGS.of(rule).stream().map(Finding::about).map(ExampleProofTest::id).toList();
  }

  private static String id(Finding.About about) {
    return about.system().map(Object::toString).orElse("organisation")
        + " "
        + about.document().map(Object::toString).orElse("");
  }

  @Test
  void anExclusionThatEndedBringsAControlBackIn() {
    var row =
        StatementOfApplicability.of(Example.POSTURE).orElseThrow().rows().stream()
            .filter(r -> r.requirement().equals(new Ref(FrameworkId.ISO_42001, "A.10.4")))
            .findFirst()
            .orElseThrow();
    assertThat(row.isIncluded()).isTrue();
    assertThat(row.ended()).hasSize(1);
  }

  @Test
  void aControlOfAnnexAThatNoProvenControlAnswersIsNeverMet() {
    assertThat(StatementOfApplicability.of(Example.POSTURE).orElseThrow().rows())
        .filteredOn(row -> row.withDerived() == RequirementStatus.MET)
        .allSatisfy(row ->
            assertThat(row.answers())
                .anyMatch(a -> a.verdict() == dev.trivet.posture.Verdict.PROVEN));
  }

  @Test
  void theCatalogueSays15Or23Of35MitigationsAreConventional() {
    var share = ConventionalShare.of(Example.POSTURE);
    assertThat(catalogue(share, Kind.CONVENTIONAL)).isEqualTo("15 of 35 (42.9 %)");
    assertThat(catalogue(share, Kind.CONVENTIONAL_OR_EXTENDED)).isEqualTo("23 of 35 (65.7 %)");
  }

  private static String catalogue(ConventionalShare share, Kind kind) {
    return share
        .figure(Of.MITIGATIONS, kind, Standing.CATALOGUE, Where.EVERYWHERE, Basis.OFFICIAL_ONLY)
        .orElseThrow()
        .text();
  }

  @Test
  void twoStepsOfThePlanLeaveTheFindingsItSays() {
    Gaps gaps = Gaps.of(Example.POSTURE);
    Set<ControlId> first = Set.of(gaps.plan().get(0).control(), gaps.plan().get(1).control());
    var then = new WhatIf(Example.POSTURE).proven(first);
    assertThat(Findings.of(then).failing(List.of(Rule.OPEN_THREAT_ABOVE_APPETITE)))
        .hasSize(gaps.plan().get(1).left(Basis.WITH_DERIVED));
  }

  @Test
  void whatItHandsOutHasBeenLookedAt() {
    var lines = new ArrayList<String>();
    lines.add("# Findings");
    FINDINGS
        .all()
        .forEach(f ->
            lines.add(
                "%s %s: %s. %s.".formatted(f.severity(), f.rule().id(), f.message(), f.action())));
    lines.add("# Statement of applicability");
    StatementOfApplicability.of(Example.POSTURE)
        .orElseThrow()
        .rows()
        .forEach(r ->
            lines.add(
                "%s %s / %s: %s"
                    .formatted(
                        r.requirement().id(), r.official(), r.withDerived(), r.justification())));
    lines.add("# Conventional share");
    ConventionalShare.of(Example.POSTURE)
        .figures()
        .forEach(f ->
            lines.add(
                "%s %s %s %s %s: %s"
                    .formatted(f.of(), f.kind(), f.standing(), f.where(), f.basis(), f.text())));
    lines.add("# Gaps");
    Gaps gaps = Gaps.of(Example.POSTURE);
    gaps.controls()
        .forEach(g -> lines.add("%s %s %s".formatted(g.control(), g.verdict(), g.gain())));
    lines.add("# Plan");
    gaps.plan()
        .forEach(s ->
            lines.add(
                "%s stops %s, leaves %s, improves %s"
                    .formatted(s.control(), s.stopped(), s.left(), s.improved())));
    Golden.matches("proof/meridian.txt", String.join("\n", lines) + "\n");
  }
}
