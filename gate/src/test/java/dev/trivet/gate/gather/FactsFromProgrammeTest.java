package dev.trivet.gate.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.programme.ReadProgramme;
import dev.trivet.gate.GateFacts;
import dev.trivet.gate.GateFacts.Artefact;
import dev.trivet.gate.GateFacts.BomFacts;
import dev.trivet.gate.GateFacts.MeasurementFact;
import dev.trivet.gate.GateFacts.ProvenanceFacts;
import dev.trivet.gate.GateFacts.ProvenanceState;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.AssessPosture;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SystemPosture;
import dev.trivet.shared.Digest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// What the example says of models that shall go into its systems.
class FactsFromProgrammeTest {
  private static final Instant TODAY = Instant.parse("2026-11-15T12:00:00Z");
  private static final Digest OTHER = new Digest("sha256:" + "0".repeat(64));
  private static final Posture POSTURE = posture();

  private static Posture posture() {
    var shipped = new ShippedCatalog();
    var loaded = new ReadProgramme(shipped, TODAY).from(Path.of("..", "examples", "meridian"));
    return new AssessPosture(shipped.catalog(), shipped.threatRules())
        .assess(loaded.programme().orElseThrow(), TODAY);
  }

  private static GateFacts facts(String system, String part, Optional<Digest> digest) {
    SystemPosture of = POSTURE.system(new SystemId(system)).orElseThrow();
    Component component = of.system().component(new ComponentId(part)).orElseThrow();
    var artefact = new Artefact("model", digest.or(component::digest).orElseThrow(), 1, 1);
    return new FactsFromProgramme(POSTURE)
        .of(GateFacts.of(artefact, "production"), of, Optional.of(component));
  }

  @Test
  void theBytesOnRecordMatchAndOthersDiffer() {
    assertThat(facts("damage-lens", "lens-model", Optional.empty()).component().orElseThrow())
        .isEqualTo(new GateFacts.ComponentFacts("lens-model", "model", "matches"));
    assertThat(
            facts("damage-lens", "lens-model", Optional.of(OTHER))
                .component()
                .orElseThrow()
                .digest())
        .isEqualTo("differs");
  }

  @Test
  void aPartInheritsTheStandingOfWhatItWasMadeFrom() {
    assertThat(facts("damage-lens", "lens-model", Optional.empty()).supplier().orElseThrow())
        .isEqualTo(new GateFacts.SupplierFacts("pinspeck", "unassessed"));
    assertThat(facts("fraud-radar", "radar-model", Optional.empty()).supplier().orElseThrow())
        .isEqualTo(new GateFacts.SupplierFacts("merkzeile", "expired"));
  }

  @Test
  void whatWasSeenOnOtherBytesDoesNotCount() {
    List<MeasurementFact> own =
        facts("damage-lens", "lens-model", Optional.empty()).measurements().orElseThrow();
    List<MeasurementFact> others =
        facts("damage-lens", "lens-model", Optional.of(OTHER)).measurements().orElseThrow();
    assertThat(own).anyMatch(m -> m.about().equals("bytes"));
    assertThat(others).isNotEmpty().allMatch(m -> m.about().equals("system"));
    assertThat(own).allMatch(m -> m.age() >= 0);
  }

  @Test
  void everyControlHasItsVerdict() {
    GateFacts facts = facts("credit-score", "score-model", Optional.empty());
    assertThat(facts.controls().orElseThrow())
        .hasSize(POSTURE.controls().size())
        .containsEntry("TRV-SUP-03", "proven");
    assertThat(facts.system().orElseThrow())
        .isEqualTo(new GateFacts.SystemFacts("credit-score", "operation", "high"));
  }

  private static GateFacts with(GateFacts known) {
    SystemPosture of = POSTURE.system(new SystemId("credit-score")).orElseThrow();
    Component component = of.system().component(new ComponentId("score-model")).orElseThrow();
    return new FactsFromProgramme(POSTURE).of(known, of, Optional.of(component));
  }

  private static GateFacts scoreModel() {
    Digest digest =
        POSTURE
            .system(new SystemId("credit-score"))
            .flatMap(s -> s.system().component(new ComponentId("score-model")))
            .flatMap(Component::digest)
            .orElseThrow();
    return GateFacts.of(new Artefact("model", digest, 1, 1), "production");
  }

  @Test
  void ofWhatTheFilesSayNowAndWhatWasRecordedTheWorseCounts() {
    var complete = new ProvenanceFacts(ProvenanceState.COMPLETE, "b");
    var none = new ProvenanceFacts(ProvenanceState.NONE, "");
    assertThat(with(scoreModel()).provenance().map(ProvenanceFacts::state))
        .contains(ProvenanceState.COMPLETE);
    assertThat(with(scoreModel().traced(Optional.of(complete))).provenance()).contains(complete);
    assertThat(with(scoreModel().traced(Optional.of(none))).provenance()).contains(none);

    OptionalDouble recorded = with(scoreModel()).bom().orElseThrow().evidenced();
    assertThat(recorded).isPresent();
    for (double share : List.of(0.0, 1.0)) {
      var read = new BomFacts(OptionalDouble.of(share), "", Optional.empty());
      assertThat(with(scoreModel().described(read)).bom().orElseThrow().evidenced().orElseThrow())
          .isEqualTo(Math.min(share, recorded.getAsDouble()));
    }
  }

  @Test
  void licencesThatDifferBothBind() {
    assertThat(FactsFromBom.both("MIT", "Apache-2.0")).isEqualTo("MIT AND Apache-2.0");
    assertThat(FactsFromBom.both("MIT", "MIT")).isEqualTo("MIT");
    assertThat(FactsFromBom.both("", "MIT")).isEqualTo("MIT");
    assertThat(FactsFromBom.both("MIT", "")).isEqualTo("MIT");
    assertThat(FactsFromBom.both("MIT AND Zlib", "Zlib")).isEqualTo("MIT AND Zlib");
    assertThat(FactsFromBom.both("", "")).isEmpty();
  }
}
