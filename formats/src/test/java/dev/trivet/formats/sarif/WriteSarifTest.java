package dev.trivet.formats.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.formats.Example;
import dev.trivet.formats.JsonValues;
import dev.trivet.formats.programme.LoadedProgramme;
import dev.trivet.posture.Posture;
import dev.trivet.proof.Finding;
import dev.trivet.proof.Findings;
import dev.trivet.testkit.Golden;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteSarifTest {
  private static final String ACCEPTED =
      """
      kind: Programme
      id: one
      organisation: One
      appetite: very-low
      ---
      kind: AiSystem
      id: bot
      title: A bot
      roles: [deployer]
      stage: operation
      profile:
        ai_kind: llm
      ---
      kind: RiskTreatment
      id: T-1
      system: bot
      technique: AML.T0054
      option: retain
      owner: Ann
      reason: It can do no harm.
      decided: 2026-11-01
      expires: 2027-06-01
      """;

  @TempDir private Path directory;

  private static String sarif(LoadedProgramme loaded, String below) throws IOException {
    Posture posture = Example.posture(loaded);
    var text = new StringWriter();
    new WriteSarif("0.1.0", loaded.places(), below).write(posture, Findings.of(posture), text);
    return text.toString();
  }

  private static List<JsonValues> results(String sarif) {
    return JsonValues.of(sarif).items("runs/0/results");
  }

  @Test
  void theOfficialSchemaAcceptsWhatIsWritten() throws IOException {
    assertThat(SarifSchema.errors(sarif(Example.LOADED, "examples/meridian"))).isEmpty();
  }

  @Test
  void theOfficialSchemaIsNoRubberStamp() throws IOException {
    String wrong = sarif(Example.LOADED, "").replace("\"ruleId\"", "\"rule\"");
    assertThat(SarifSchema.errors(wrong)).isNotEmpty();
  }

  @Test
  void theExampleHasBeenLookedAt() throws IOException {
    Golden.matches("sarif/meridian.sarif", sarif(Example.LOADED, "examples/meridian"));
  }

  @Test
  void everyFindingIsAResultWithItsRule() throws IOException {
    String sarif = sarif(Example.LOADED, "");
    JsonValues log = JsonValues.of(sarif);
    assertThat(log.text("version")).isEqualTo("2.1.0");
    List<String> rules =
        log.items("runs/0/tool/driver/rules").stream().map(r -> r.text("id")).toList();
    assertThat(rules)
        .containsExactlyElementsOf(
            Arrays.stream(Finding.Rule.values()).map(Finding.Rule::id).toList());
    assertThat(results(sarif))
        .hasSameSizeAs(Findings.of(Example.POSTURE).all())
        .allSatisfy(result -> {
          int index = Integer.parseInt(result.text("ruleIndex"));
          assertThat(rules.get(index)).isEqualTo(result.text("ruleId"));
          assertThat(result.text("level")).isIn("error", "warning", "note");
          assertThat(result.text("message/text")).endsWith(".");
          assertThat(result.text("partialFingerprints/primaryLocationLineHash"))
              .matches("[0-9a-f]{64}:1");
        });
  }

  @Test
  void everyResultPointsAtALineThatIsThere() throws IOException {
    Path root = Path.of("..", "examples", "meridian");
    for (JsonValues result : results(sarif(Example.LOADED, ""))) {
      String place = "locations/0/physicalLocation/";
      Path file = root.resolve(result.text(place + "artifactLocation/uri"));
      int line = Integer.parseInt(result.text(place + "region/startLine"));
      assertThat(Files.readAllLines(file)).hasSizeGreaterThanOrEqualTo(line);
      assertThat(result.text(place + "artifactLocation/uriBaseId")).isEqualTo("%SRCROOT%");
    }
  }

  @Test
  void aThreatPointsAtTheFieldThatDecides() throws IOException {
    Path root = Path.of("..", "examples", "meridian");
    var threats =
        results(sarif(Example.LOADED, "")).stream()
            .filter(r -> r.text("ruleId").equals("open-threat-above-appetite"))
            .filter(r -> !r.text("message/text").contains("not answered"))
            .toList();
    assertThat(threats).isNotEmpty();
    for (JsonValues result : threats) {
      String place = "locations/0/physicalLocation/";
      var lines = Files.readAllLines(root.resolve(result.text(place + "artifactLocation/uri")));
      String line = lines.get(Integer.parseInt(result.text(place + "region/startLine")) - 1);
      assertThat(line).contains(result.text("properties/field") + ":");
    }
  }

  @Test
  void anAcceptedRiskIsSuppressedWithItsReasonAndOthersAreNot() throws IOException {
    Files.writeString(directory.resolve("one.yaml"), ACCEPTED);
    var results = results(sarif(Example.read(directory), ""));
    var accepted = results.stream().filter(r -> !r.items("suppressions").isEmpty()).toList();
    assertThat(accepted).hasSize(1);
    JsonValues suppression = accepted.getFirst().items("suppressions").getFirst();
    assertThat(accepted.getFirst().text("properties/technique")).isEqualTo("AML.T0054");
    assertThat(suppression.text("status")).isEqualTo("accepted");
    assertThat(suppression.text("justification")).contains("T-1", "Ann", "It can do no harm.");
    assertThat(suppression.text("location/physicalLocation/region/startLine")).isEqualTo("14");
    assertThat(results).allSatisfy(r -> assertThat(r.has("suppressions")).isTrue());
  }

  @Test
  void filesAreNamedByTheirPathFromTheRoot() throws IOException {
    Path spaced = Files.createDirectories(directory.resolve("ümläut dir"));
    Files.writeString(spaced.resolve("a b.yaml"), ACCEPTED);
    var results = results(sarif(Example.read(directory), "sub/dir"));
    assertThat(results.getFirst().text("locations/0/physicalLocation/artifactLocation/uri"))
        .isEqualTo("sub/dir/%C3%BCml%C3%A4ut%20dir/a%20b.yaml");
  }

  @Test
  void aPathWithAColonStaysAPath() {
    assertThat(WriteSarif.uri("a:b/c#d?e.yaml")).isEqualTo("a%3Ab/c%23d%3Fe.yaml");
  }
}
