package dev.trivet.formats.programme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.catalog.Atlas;
import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Requirement;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.Control;
import dev.trivet.control.ControlSet;
import dev.trivet.evidence.Method;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.threat.Applicability;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the shipped control set promises to cover.
class ControlSetTest {
  private static final ShippedCatalog SHIPPED = new ShippedCatalog();

  private final ControlSet set = ShippedControls.read(SHIPPED);
  private final Atlas atlas = SHIPPED.atlas();

  @Test
  void itHasSixtyToNinetyControlsWithIdsOfOneForm() {
    assertThat(set.controls()).hasSizeBetween(60, 90);
    assertThat(set.controls())
        .allSatisfy(c -> assertThat(c.id().value()).matches("TRV-[A-Z]{3,4}-\\d{2}"));
  }

  @Test
  void everyMitigationOfAtlasIsImplemented() {
    Set<Object> implemented = new HashSet<>();
    set.controls().forEach(c -> implemented.addAll(c.implementedMitigations()));
    assertThat(implemented)
        .containsExactlyInAnyOrderElementsOf(
            atlas.mitigations().stream().map(m -> (Object) m.id()).toList());
  }

  @Test
  void everyTechniqueOnTheTargetOrItsHostIsPreventedOrLimited() {
    List<Applicability> acting =
        SHIPPED.threatRules().rules().stream()
            .filter(
                r -> r.side() == Applicability.Side.TARGET || r.side() == Applicability.Side.HOST)
            .toList();
    assertThat(acting).hasSize(110);
    assertThat(acting)
        .allSatisfy(rule ->
            assertThat(set.controls())
                .as("controls against %s", rule.id())
                .anyMatch(c -> c.stopsThreats() && names(c, rule.id())));
  }

  @Test
  void everyTechniqueWithoutAnAtlasMitigationIsCounteredDirectly() {
    assertThat(SHIPPED.threatRules().rules().stream().filter(Applicability::needsOwnControl))
        .hasSize(44)
        .allSatisfy(rule ->
            assertThat(set.controls())
                .as("controls against %s", rule.id())
                .anyMatch(c -> c.stopsThreats() && c.counters().contains(rule.id())));
  }

  private boolean names(Control control, TechniqueId technique) {
    return control.counters().contains(technique)
        || atlas.mitigationsOf(technique).stream()
            .anyMatch(control.implementedMitigations()::contains);
  }

  @Test
  void everyTechniqueNamedExists() {
    assertThat(set.controls())
        .allSatisfy(c ->
            assertThat(c.counters())
                .allSatisfy(t -> assertThat(atlas.findTechnique(t)).isPresent()));
  }

  @Test
  void everyRmfSubcategoryAndEveryAnnexAControlCanBeMet() {
    var demands = new java.util.ArrayList<>(SHIPPED.catalog().demands(FrameworkId.AI_RMF));
    SHIPPED.catalog().demands(FrameworkId.ISO_42001).stream()
        .filter(r -> r.level().equals("control"))
        .forEach(demands::add);
    assertThat(demands).hasSize(72 + 38);
    assertThat(demands).allSatisfy(r -> assertThat(canBeMet(r.ref())).as("%s", r.ref()).isTrue());
  }

  private boolean canBeMet(Ref requirement) {
    return !set.compositions(requirement).isEmpty()
        || set.controls().stream()
            .flatMap(c -> c.satisfies().stream())
            .anyMatch(
                s -> s.requirement().equals(requirement) && s.extent() == Control.Extent.WHOLE);
  }

  @Test
  void everyRequirementNamedExists() {
    Set<Ref> known = new HashSet<>();
    SHIPPED.catalog().requirements().stream().map(Requirement::ref).forEach(known::add);
    assertThat(set.controls())
        .allSatisfy(c ->
            assertThat(c.satisfies())
                .isNotEmpty()
                .allSatisfy(s -> assertThat(known).contains(s.requirement())));
  }

  /// What the instruments measure and no shipped control sets a threshold on, as it fits some
  /// models and not others: for an organisation's own controls.
  private static final Set<String> FOR_OWN_CONTROLS =
      Set.of(
          "measure.attribute_inference",
          "measure.certified_accuracy",
          "measure.constrained_accuracy",
          "measure.corruption_accuracy",
          "measure.minimal_change_l2",
          "measure.minimal_change_linf",
          "measure.strip_acceptance",
          "measure.text_drift",
          "measure.weekly_change");

  @Test
  void everyMethodAProofAsksForIsDescribedAndNoOtherButThoseForOwnControls() {
    Set<String> described = new HashSet<>(SHIPPED.methods().stream().map(Method::name).toList());
    Set<String> asked = new HashSet<>(FOR_OWN_CONTROLS);
    set.controls().forEach(c -> c.proofs().forEach(p -> asked.add(p.method())));
    assertThat(asked).isEqualTo(described);
  }
}
