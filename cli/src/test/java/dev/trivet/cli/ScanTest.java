package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.trivet.testkit.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `trivet scan` on files of every verdict.
class ScanTest {
  private static final String TRUST =
      """
      trusted:
        - module: acme.models
          name: Ch*
          reason: Our churn model
          who: Ada
          until: 2026-12-31
        - module: acme.old
          name: Model
          reason: Before the rewrite
          who: Ada
          until: 2026-06-30
      """;

  @TempDir private Path directory;

  @BeforeEach
  void files() throws IOException {
    write("harmful.pkl", "cos\nsystem\n(S'echo \u001B[31mx'\ntR.");
    write("churn.pkl", "cacme.models\nChurn\n)\u0081.");
    write("unknown.pkl", "cacme.old\nModel\n)\u0081.");
    write("notes.txt", "only words");
    write("noise.bin", "\u0000\u00ff\u0001");
    Path model = Files.createDirectory(directory.resolve("model"));
    Files.writeString(model.resolve("config.json"), "{\"model_type\": \"bert\"}");
    write("model/weights.pkl", "cos\nsystem\n(S'echo x'\ntR.");
  }

  private Path write(String name, String latin1) throws IOException {
    return Files.write(directory.resolve(name), latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private String shown(String text) {
    return text.replace(directory.toString(), "DIR");
  }

  private Trial all(String... more) {
    var arguments = new ArrayList<>(List.of("scan"));
    for (String name :
        new String[] {
          "notes.txt", "harmful.pkl", "churn.pkl", "unknown.pkl", "noise.bin", "model"
        }) {
      arguments.add(file(name));
    }
    arguments.addAll(List.of(more));
    return Trial.of(arguments.toArray(String[]::new));
  }

  @Test
  void peopleSeeTheGravestFirstAndWhatToDo() {
    String out = shown(all().out());
    Golden.matches("scan/all.txt", out);
  }

  @Test
  void programsSeeOneElementForEachPathInTheOrderGiven() {
    Golden.matches("scan/all.json", shown(all("--json").out()));
  }

  @Test
  void nothingFromAFileControlsTheTerminal() {
    Trial text = Trial.of("scan", file("harmful.pkl"));
    Trial json = Trial.of("scan", "--json", file("harmful.pkl"));
    assertThat(text.out() + text.talk() + json.out()).doesNotContain("\u001B");
  }

  @Test
  void allOfItFitsATerminal() {
    assertThat(all().out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void itFailsFromSuspiciousOnUnlessToldOtherwise() {
    assertThat(Trial.of("scan", file("harmful.pkl")).code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(Trial.of("scan", file("unknown.pkl")).code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(Trial.of("scan", file("noise.bin")).code()).isEqualTo(ExitCode.FINE);
    assertThat(Trial.of("scan", "--fail-on", "not-understood", file("noise.bin")).code())
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(Trial.of("scan", "--fail-on", "malicious", file("unknown.pkl")).code())
        .isEqualTo(ExitCode.FINE);
    assertThat(Trial.of("scan", "--fail-on", "never", file("harmful.pkl")).code())
        .isEqualTo(ExitCode.FINE);
  }

  @Test
  void anUnknownVerdictIsWrongUsageAndToldTheNearest() {
    Trial trial = Trial.of("scan", "--fail-on", "malicous", file("notes.txt"));
    assertThat(trial.code()).isEqualTo(ExitCode.USAGE);
    assertThat(trial.talk()).contains("did you mean 'malicious'?");
  }

  @Test
  void whatIsNotThereIsSaidAndTheOthersAreScanned() {
    Trial trial = Trial.of("scan", "--json", file("gone.pkl"), file("notes.txt"));
    assertThat(trial.code()).isEqualTo(ExitCode.COULD_NOT_RUN);
    assertThat(trial.talk().replaceAll("\\s+", " ")).contains("gone.pkl: there is no such file");
    assertThat(trial.out()).contains("file-unreadable").contains("\"clean\"");
  }

  @Test
  void ownClassesAreTrustedForTheReasonGivenUntilTheDayGiven() throws IOException {
    write("trust.yaml", TRUST);
    Trial trial = all("--trust", file("trust.yaml"));
    Golden.matches("scan/trusted.txt", shown(trial.out() + "--- talk\n" + trial.talk()));
  }

  @Test
  void whatDoesHarmIsNotTrustedWhoeverSaysSo() throws IOException {
    write("trust.yaml", TRUST.replace("acme.old", "os").replace("Model", "system"));
    Trial trial = Trial.of("scan", "--trust", file("trust.yaml"), file("harmful.pkl"));
    assertThat(trial.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.talk()).contains("os.system cannot be trusted");
  }

  @Test
  void aDecisionWithoutAReasonDoesNotCount() throws IOException {
    write("trust.yaml", TRUST.replace("    reason: Our churn model\n", ""));
    Trial trial = Trial.of("scan", "--trust", file("trust.yaml"), file("churn.pkl"));
    assertThat(trial.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.talk()).contains("lacks the key 'reason'");
  }

  @Test
  void allFormsAreWrittenTogether() throws IOException {
    Path out = directory.resolve("out");
    assertThat(all("--out", out.toString()).code()).isEqualTo(ExitCode.FINDINGS);
    for (String name : new String[] {"scan.sarif", "scan.html", "scan.cdx.json", "scan.json"}) {
      Golden.matches("scan/" + name, shown(Files.readString(out.resolve(name))));
    }
  }

  @Test
  void eachFormCanBeWrittenByItself() throws IOException {
    Path sarif = directory.resolve("reports").resolve("scan.sarif");
    Trial.of("scan", file("notes.txt"), "--sarif", sarif.toString());
    assertThat(sarif).content().contains("\"2.1.0\"");
  }

  @Test
  void theOfficialSchemaAcceptsTheSarif() throws IOException {
    Path sarif = directory.resolve("scan.sarif");
    all("--sarif", sarif.toString());
    assertThat(SarifSchema.errors(Files.readString(sarif))).isEmpty();
  }

  @Test
  void anEmptyPathIsNotTheDirectoryOneIsIn() {
    assertThat(Trial.of("scan", "").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void theSamplesKeepTheirNames() {
    Path samples = Path.of("..", "..", "shared", "artifacts", "malicious", "pickle_gadget");
    assumeThat(samples).exists();
    Trial trial = Trial.of("scan", "--json", samples + "/");
    assertThat(trial.out()).startsWith("[\n  {\"path\":\"" + samples + "/\",");
    assertThat(trial.code()).isEqualTo(ExitCode.FINDINGS);
  }
}
