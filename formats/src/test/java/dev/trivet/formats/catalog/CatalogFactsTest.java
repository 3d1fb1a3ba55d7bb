package dev.trivet.formats.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.catalog.Atlas;
import dev.trivet.catalog.CaseStudy;
import dev.trivet.catalog.Catalog;
import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Mapping;
import dev.trivet.catalog.Maturity;
import dev.trivet.catalog.Novelty;
import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Technique;
import dev.trivet.inventory.Field;
import dev.trivet.threat.Applicability;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The facts the catalogue must hold, as the frameworks published them.
class CatalogFactsTest {
  private static final ShippedCatalog SHIPPED = new ShippedCatalog();

  private final Atlas atlas = SHIPPED.atlas();
  private final Catalog catalog = SHIPPED.catalog();

  @Test
  void atlasHasSixteenTacticsAndAHundredAndSeventyTechniques() {
    assertThat(atlas.tactics()).hasSize(16);
    Map<Boolean, Long> bySub =
        atlas.techniques().stream()
            .collect(Collectors.partitioningBy(t -> t.id().isSub(), Collectors.counting()));
    assertThat(bySub).containsEntry(false, 101L).containsEntry(true, 69L);
  }

  @Test
  void techniquesAreGradedAsAtlasGradesThem() {
    Map<Maturity, Long> byMaturity =
        atlas.techniques().stream()
            .collect(Collectors.groupingBy(Technique::maturity, Collectors.counting()));
    assertThat(byMaturity)
        .containsOnly(
            Map.entry(Maturity.DEMONSTRATED, 89L),
            Map.entry(Maturity.REALIZED, 64L),
            Map.entry(Maturity.FEASIBLE, 17L));
  }

  @Test
  void attackReferencesStandOnFourteenTacticsThirtyFourTechniquesAndFiveMitigations() {
    assertThat(atlas.tactics()).filteredOn(t -> !t.attackReference().isEmpty()).hasSize(14);
    assertThat(atlas.techniques()).filteredOn(t -> !t.attackReference().isEmpty()).hasSize(34);
    assertThat(atlas.mitigations()).filteredOn(m -> !m.attackReference().isEmpty()).hasSize(5);
  }

  @Test
  void thirtyFiveMitigationsReachSeventyFiveTechniquesOverTwoHundredAndFortySixEdges() {
    assertThat(atlas.mitigations()).hasSize(35);
    var reached =
        atlas.mitigations().stream().flatMap(m -> atlas.techniquesOf(m.id()).stream()).toList();
    assertThat(reached).hasSize(246);
    assertThat(reached.stream().distinct()).hasSize(75);
  }

  @Test
  void theTwoMisfiledEdgesAreThere() {
    assertThat(mitigationsOf("AML.T0052.001")).contains("AML.M0018", "AML.M0034");
  }

  private List<String> mitigationsOf(String technique) {
    return atlas.mitigationsOf(new dev.trivet.catalog.TechniqueId(technique)).stream()
        .map(m -> m.value())
        .toList();
  }

  @Test
  void fiftySevenCaseStudiesHaveFourHundredAndFortyNineSteps() {
    assertThat(atlas.caseStudies()).hasSize(57);
    assertThat(atlas.caseStudies().stream().mapToInt(c -> c.steps().size()).sum()).isEqualTo(449);
    assertThat(atlas.caseStudies().stream().mapToInt(c -> c.steps().size()).max()).hasValue(18);
    assertThat(atlas.caseStudies().stream().filter(c -> c.type().equals("incident"))).hasSize(17);
    assertThat(
            atlas.caseStudies().stream()
                .flatMap(c -> c.steps().stream())
                .map(CaseStudy.Step::technique)
                .distinct())
        .hasSize(145);
  }

  @Test
  void mitigationsAreConventionalExtendedOrOfTheirOwn() {
    Map<Novelty, Long> byNovelty =
        atlas.mitigations().stream()
            .collect(Collectors.groupingBy(m -> m.novelty(), Collectors.counting()));
    assertThat(byNovelty)
        .containsOnly(
            Map.entry(Novelty.CONVENTIONAL, 15L),
            Map.entry(Novelty.EXTENDED, 8L),
            Map.entry(Novelty.AI_SPECIFIC, 12L));
  }

  @Test
  void theVocabularyHasThirtyFiveFieldsAHundredAndNinetyFourWordsAndASixteenQuestionStart() {
    var vocabulary = SHIPPED.vocabulary();
    assertThat(vocabulary.fields()).hasSize(35);
    assertThat(vocabulary.fields().stream().mapToInt(f -> f.words().size()).sum()).isEqualTo(194);
    assertThat(vocabulary.fields().stream().filter(f -> f.audience().equals("assistant")))
        .hasSize(8);
    assertThat(vocabulary.quickStart())
        .extracting(Field::name)
        .containsExactly(
            "ai_kind",
            "decision_role",
            "training_data",
            "learning",
            "third_party",
            "artefact_format",
            "artefact_location",
            "model_access",
            "interface",
            "untrusted_content",
            "network_exposure",
            "deployment",
            "knowledge",
            "tools",
            "credentials",
            "feedback_loop");
    assertThat(vocabulary.fields())
        .allSatisfy(field ->
            assertThat(field.words()).allSatisfy(word -> assertThat(word.meaning()).isNotBlank()));
  }

  @Test
  void everyTechniqueHasARule() {
    var rules = SHIPPED.threatRules().rules();
    assertThat(rules)
        .extracting(Applicability::id)
        .containsExactlyElementsOf(atlas.techniques().stream().map(Technique::id).toList());
    Map<Applicability.Side, Long> bySide =
        rules.stream().collect(Collectors.groupingBy(Applicability::side, Collectors.counting()));
    assertThat(bySide)
        .containsOnly(
            Map.entry(Applicability.Side.TARGET, 78L),
            Map.entry(Applicability.Side.HOST, 32L),
            Map.entry(Applicability.Side.ATTACKER, 49L),
            Map.entry(Applicability.Side.OUTCOME, 11L));
    assertThat(rules.stream().filter(Applicability::needsOwnControl)).hasSize(44);
  }

  @Test
  void theAiRmfHasFourFunctionsNineteenCategoriesAndSeventyTwoSubcategories() {
    assertThat(levels(FrameworkId.AI_RMF))
        .containsOnly(
            Map.entry("function", 4L), Map.entry("category", 19L), Map.entry("subcategory", 72L));
    assertThat(catalog.demands(FrameworkId.AI_RMF)).hasSize(72);
    Map<String, Long> byFunction =
        catalog.demands(FrameworkId.AI_RMF).stream()
            .collect(
                Collectors.groupingBy(
                    r -> r.ref().id().substring(0, r.ref().id().indexOf(' ')),
                    Collectors.counting()));
    assertThat(byFunction)
        .containsOnly(
            Map.entry("GOVERN", 19L),
            Map.entry("MAP", 18L),
            Map.entry("MEASURE", 22L),
            Map.entry("MANAGE", 13L));
  }

  @Test
  void iso42001HasThirtyEightControlsUnderNineObjectivesAndItsClauses() {
    assertThat(levels(FrameworkId.ISO_42001))
        .containsOnly(
            Map.entry("clause", 32L), Map.entry("objective", 9L), Map.entry("control", 38L));
    assertThat(catalog.demands(FrameworkId.ISO_42001)).hasSize(70);
  }

  @Test
  void csfHasSixFunctionsTwentyTwoCategoriesAndAHundredAndSixSubcategories() {
    var csf = new FrameworkId("nist-csf@2.0");
    assertThat(levels(csf))
        .containsOnly(
            Map.entry("function", 6L), Map.entry("category", 22L), Map.entry("subcategory", 106L));
    assertThat(catalog.demands(csf)).hasSize(106);
  }

  private Map<String, Long> levels(FrameworkId framework) {
    return catalog.requirements(framework).stream()
        .collect(Collectors.groupingBy(r -> r.level(), Collectors.counting()));
  }

  @Test
  void thereAreSixAdversarialMlCategories() {
    assertThat(catalog.requirements(new FrameworkId("aml6@1"))).hasSize(6);
  }

  @Test
  void theRmfTo42001CrosswalkHasTwoHundredAndEightyOfficialAndFiftyOneDerivedEdges() {
    Map<Mapping.Origin, Long> byOrigin =
        catalog.mappings().stream()
            .filter(m -> m.source().framework().equals(FrameworkId.AI_RMF))
            .filter(m -> m.target().framework().equals(FrameworkId.ISO_42001))
            .collect(Collectors.groupingBy(Mapping::origin, Collectors.counting()));
    assertThat(byOrigin)
        .containsOnly(
            Map.entry(Mapping.Origin.OFFICIAL, 280L), Map.entry(Mapping.Origin.DERIVED, 51L));
  }

  @Test
  void everyEdgeEndsAtSomethingThatExistsAndSaysItsBasis() {
    assertThat(catalog.mappings()).hasSize(1593);
    assertThat(catalog.mappings())
        .allSatisfy(mapping -> {
          assertThat(exists(mapping.source())).as("%s", mapping.source()).isTrue();
          assertThat(exists(mapping.target())).as("%s", mapping.target()).isTrue();
          assertThat(mapping.basis()).isNotBlank();
        });
  }

  private boolean exists(Ref ref) {
    return catalog.requirement(ref).isPresent()
        || atlas.techniques().stream().anyMatch(t -> t.id().value().equals(ref.id()))
        || atlas.mitigations().stream().anyMatch(m -> m.id().value().equals(ref.id()));
  }

  @Test
  void everyRequirementIsOfAKnownFrameworkAndStandsUnderAKnownHeading() {
    Map<Ref, ?> known =
        catalog.requirements().stream()
            .collect(Collectors.toMap(r -> r.ref(), Function.identity(), (a, b) -> a));
    assertThat(known).hasSize(catalog.requirements().size());
    assertThat(catalog.requirements())
        .allSatisfy(r -> {
          assertThat(catalog.framework(r.ref().framework())).isPresent();
          assertThat(
                  r.parent().isEmpty()
                      || known.containsKey(new Ref(r.ref().framework(), r.parent())))
              .as("parent of %s", r.ref())
              .isTrue();
        });
  }

  @Test
  void whatNistHasNotPublishedIsMarkedUnverified() {
    assertThat(catalog.framework(new FrameworkId("reported-rmf-2.0@reported")))
        .hasValueSatisfying(f -> {
          assertThat(f.status()).isEqualTo(dev.trivet.catalog.Framework.Status.UNVERIFIED);
          assertThat(f.title()).contains("reported, unverified");
        });
  }
}
