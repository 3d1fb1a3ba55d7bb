package dev.trivet.formats.navigator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.trivet.formats.Example;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.SystemPosture;
import dev.trivet.testkit.Golden;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NavigatorLayerTest {
  private static final Path KIT = Path.of("..", "..", "shared", "kit", "navigator");
  private static final String SOUND =
      """
      {"name": "n", "domain": "atlas-atlas", "versions": {"layer": "4.5", "navigator": "5.1.0"},
       "gradient": {"colors": ["#ffffff", "#000"], "minValue": 0, "maxValue": 5},
       "legendItems": [{"label": "l", "color": "#ff0000"}],
       "techniques": [
        {"techniqueID": "AML.T0051", "tactic": "execution", "score": 3, "color": "#a5d6a7",
         "comment": "c", "enabled": true,
         "metadata": [{"name": "a", "value": "b"}, {"divider": true}],
         "links": [{"label": "a", "url": "https://example.org/"}]}]}
      """;

  private static String overall() throws IOException {
    var text = new StringWriter();
    new WriteNavigatorLayer(Example.POSTURE).write(text);
    return text.toString();
  }

  private static String of(SystemPosture system) throws IOException {
    var text = new StringWriter();
    new WriteNavigatorLayer(Example.POSTURE).write(system, text);
    return text.toString();
  }

  private static List<String> faults(String layer) throws IOException {
    return CheckNavigatorLayer.check(Example.SHIPPED.atlas(), new StringReader(layer)).stream()
        .map(Object::toString)
        .toList();
  }

  private static List<String> all() throws IOException {
    var layers = new ArrayList<>(List.of(overall()));
    for (SystemPosture system : Example.POSTURE.systems()) {
      layers.add(of(system));
    }
    return layers;
  }

  @Test
  void theLayersOfTheExampleHaveBeenLookedAt() throws IOException {
    Golden.matches("navigator/meridian.json", overall());
    Golden.matches(
        "navigator/member-assistant.json",
        of(Example.POSTURE.system(new SystemId("member-assistant")).orElseThrow()));
  }

  @Test
  void everyLayerIsSound() throws IOException {
    for (String layer : all()) {
      assertThat(faults(layer)).isEmpty();
    }
  }

  @Test
  void everyLayerFitsARestatementOfTheFormat() throws IOException {
    Path file = KIT.resolve("layer-4.5-own.schema.json");
    assumeTrue(Files.exists(file), "the working kit is not here");
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(file).replaceFirst("\"\\$id\": *\"[^\"]*\",", ""));
    for (String layer : all()) {
      assertThat(schema.validate(layer, InputFormat.JSON)).isEmpty();
    }
  }

  @Test
  void aLayerOfThisFormatByAnotherHandIsSoundToo() throws IOException {
    Path file = KIT.resolve("atlas-5.6.1-mitigation-count-4.5.json");
    assumeTrue(Files.exists(file), "the working kit is not here");
    assertThat(faults(Files.readString(file))).isEmpty();
  }

  @Test
  void everyTechniqueStandsOnceForEachOfItsTactics() throws IOException {
    int entries =
        Example.SHIPPED.atlas().techniques().stream().mapToInt(t -> t.tactics().size()).sum();
    assertThat(overall().split("\"techniqueID\"", -1)).hasSize(entries + 1);
  }

  @Test
  void aSoundLayerHasNoFault() throws IOException {
    assertThat(faults(SOUND)).isEmpty();
    assertThat(faults("[" + SOUND + "," + SOUND + "]")).isEmpty();
  }

  @Test
  void eachRuleIsHeld() throws IOException {
    breaks("AML.T0051\"", "AML.T9999\"", "techniques[0].techniqueID: 'AML.T9999' is not in");
    breaks("\"tactic\": \"execution\",", "", "techniques[0].tactic: is missing");
    breaks("\"execution\"", "\"impact\"", "techniques[0].tactic: 'impact' is no tactic of");
    breaks("\"score\": 3", "\"score\": 6", "techniques[0].score: is outside the gradient");
    breaks("\"score\": 3", "\"score\": \"3\"", "techniques[0].score: is no number");
    breaks("\"score\": 3", "\"score\": 1e999", "techniques[0].score: is outside the gradient");
    breaks("#a5d6a7", "greenish", "techniques[0].color: is no colour");
    breaks("#000\"", "black\"", "gradient.colors[1]: is no colour");
    breaks("\"maxValue\": 5", "\"maxValue\": 0", "gradient: has no minValue below a maxValue");
    breaks("\"value\": \"b\"", "\"value\": \"\"", "techniques[0].metadata.value: is no text");
    breaks("https://example.org/", "example.org", "techniques[0].links.url: is no address");
    breaks("atlas-atlas", "enterprise-attack", "domain: is not atlas-atlas");
    breaks("\"4.5\"", "\"4.3\"", "versions.layer: is not 4.5");
    breaks("5.1.0", "4.6.4", "versions.navigator: is no version from 4.9 on");
    breaks("\"enabled\": true", "\"enabled\": \"yes\"", "techniques[0].enabled: is no true");
    breaks("\"comment\": \"c\"", "\"comment\": 5", "techniques[0].comment: is no text");
    breaks("\"name\": \"n\"", "\"name\": \"n\", \"sorting\": 7", "sorting: is not 0, 1, 2 or 3");
    breaks("\"techniques\": [", "\"techniques\": [\"x\",", "techniques[0]: is no group of keys");
  }

  @Test
  void aTechniqueThatStandsTwiceForATacticIsAFault() throws IOException {
    String technique = SOUND.substring(SOUND.indexOf("{\"techniqueID"), SOUND.lastIndexOf("]}"));
    String twice = SOUND.replace(technique, technique + "," + technique);
    assertThat(faults(twice))
        .containsExactly("techniques[1]: stands twice: AML.T0051 with execution");
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThatThrownBy(() -> faults("{\"name\": ")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> faults("")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> faults("[".repeat(100))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> faults("{\"name\": 1, \"name\": 2}")).isInstanceOf(IOException.class);
  }

  private static void breaks(String from, String to, String fault) throws IOException {
    String broken = SOUND.replace(from, to);
    assertThat(broken).isNotEqualTo(SOUND);
    assertThat(faults(broken)).as(to).anyMatch(f -> f.startsWith(fault));
  }
}
