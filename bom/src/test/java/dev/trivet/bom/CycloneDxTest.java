package dev.trivet.bom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.bom.write.WriteCycloneDx;
import dev.trivet.bom.write.Written.Format;
import dev.trivet.testkit.Golden;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written as CycloneDX, judged by the CycloneDX project's own library and schema.
class CycloneDxTest {
  @TempDir private Path folder = Path.of("");

  private String written(Format format) throws Exception {
    Path model = SmallModel.in(folder.resolve("claim-triage")).root();
    return new WriteCycloneDx(Bills.written(format)).text(Bills.of(model));
  }

  @Test
  void theLibraryFindsNothingWrongWithRelease16() throws Exception {
    byte[] text = written(Format.CYCLONEDX_1_6).getBytes(StandardCharsets.UTF_8);
    assertThat(new JsonParser().validate(text, Version.VERSION_16)).isEmpty();
  }

  @Test
  void theLibraryReadsWhatWasWritten() throws Exception {
    byte[] text = written(Format.CYCLONEDX_1_6).getBytes(StandardCharsets.UTF_8);
    Bom bom = new JsonParser().parse(text);
    Component model = bom.getMetadata().getComponent();
    assertThat(model.getType()).isEqualTo(Component.Type.MACHINE_LEARNING_MODEL);
    assertThat(model.getName()).isEqualTo("Claim triage, small");
    assertThat(model.getHashes()).singleElement().extracting("algorithm").isEqualTo("SHA-256");
    assertThat(model.getLicenses().getLicenses()).extracting("id").contains("Apache-2.0");
    assertThat(model.getComponents()).hasSize(10);
    assertThat(model.getPedigree().getAncestors().getComponents())
        .extracting(Component::getName)
        .containsExactly("example-org/tiny-bert");
    assertThat(model.getModelCard().getModelParameters().getTask())
        .isEqualTo("text-classification");
    assertThat(bom.getComponents())
        .filteredOn(c -> c.getType() == Component.Type.DATA)
        .extracting(Component::getName)
        .contains("example-org/claims-2025");
  }

  @Test
  void theOfficialSchemaFindsNothingWrongWithRelease17() throws Exception {
    assertThat(OfficialSchemas.cycloneDx17(written(Format.CYCLONEDX_1_7))).isEmpty();
  }

  @Test
  void theSchemaOfTheTestsRefusesWhatItShould() throws Exception {
    String broken = written(Format.CYCLONEDX_1_7).replace("\"citations\"", "\"quotations\"");
    assertThat(OfficialSchemas.cycloneDx17(broken)).isNotEmpty();
  }

  @Test
  void theSameModelGivesTheSameBytes() throws Exception {
    assertThat(written(Format.CYCLONEDX_1_7)).isEqualTo(written(Format.CYCLONEDX_1_7));
    Golden.matches("cyclonedx-1.7.json", written(Format.CYCLONEDX_1_7));
    Golden.matches("cyclonedx-1.6.json", written(Format.CYCLONEDX_1_6));
  }
}
