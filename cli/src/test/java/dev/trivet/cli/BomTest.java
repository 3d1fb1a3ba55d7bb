package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.trivet.testkit.Golden;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `trivet bom` on a small model.
class BomTest {
  private static final String CARD =
      """
      ---
      license: mit
      base_model: example-org/tiny-bert
      datasets: [example-org/claims-2025]
      ---
      # Claim triage

      Sorts insurance claims into two queues.
      """;

  @TempDir private Path directory;

  @BeforeEach
  void model() throws IOException {
    Path model = Files.createDirectory(directory.resolve("triage"));
    Files.write(model.resolve("model.safetensors"), weights());
    Files.writeString(model.resolve("README.md"), CARD);
    Files.writeString(
        model.resolve("LICENSE"), "Apache License\nVersion 2.0, January 2004\nand so on\n");
    Files.writeString(
        model.resolve("config.json"),
        """
        {"architectures": ["BertForSequenceClassification"], "vocab_size": 32,
         "transformers_version": "4.46.3", "id2label": {"0": "routine", "1": "expert"}}
        """);
  }

  private static byte[] weights() {
    String header =
        "{\"classifier.weight\":{\"dtype\":\"F32\",\"shape\":[2,4],\"data_offsets\":[0,32]}}";
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length + 32)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .array();
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }

  private String shown(Trial trial) {
    return trial.text().replace(directory.toString(), "DIR");
  }

  @Test
  void theTableSaysWhatIsKnownAndHowWell() {
    Trial trial = Trial.of("bom", path("triage"));
    Golden.matches("bom/table.txt", shown(trial));
    assertThat(trial.code()).isEqualTo(ExitCode.FINE);
    assertThat(trial.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void aProgrammeAddsWhatItDeclares() {
    Trial trial =
        Trial.of(
            "bom",
            path("triage"),
            "--programme",
            Trial.EXAMPLE,
            "--component",
            "credit-score/score-model");
    assertThat(trial.out())
        .contains("declared         Instalment score")
        .contains("trained on       declared")
        .contains("hash-differs")
        .contains("against proprietary");
    assertThat(trial.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cyclonedx-1.6", "cyclonedx-1.7", "spdx-3.0.1", "svg"})
  void everyFormatIsWrittenWholeAndTheSameTwice(String format) throws IOException {
    Trial trial =
        Trial.of("bom", path("triage"), "--format", format, "--out", path("out"), "--author", "We");
    assertThat(trial.code()).isEqualTo(ExitCode.FINE);
    assertThat(trial.out()).isEmpty();
    String again = Trial.of("bom", path("triage"), "--format", format, "--author", "We").out();
    assertThat(Files.readString(directory.resolve("out"))).isEqualTo(again).hasSizeGreaterThan(500);
  }

  @Test
  void aThresholdFailsOnWhatContradictsItself() {
    assertThat(Trial.of("bom", path("triage"), "--fail-on", "high").code())
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(Trial.of("bom", path("triage"), "--json").out())
        .contains("\"share\"")
        .contains("\"contradiction\"");
  }

  @Test
  void aSuppliersBillIsCheckedAgainstTheFiles() throws IOException {
    Trial.of("bom", path("triage"), "--format", "cyclonedx-1.6", "--out", path("bill.json"));
    Trial fits = Trial.of("bom", "import", path("bill.json"), "--check", path("triage"));
    assertThat(fits.code()).isEqualTo(ExitCode.FINE);
    assertThat(fits.out()).contains("hash of 4 of 4 files").contains("No findings.");
    Files.writeString(directory.resolve("triage/config.json"), "{\"architectures\": [\"Other\"]}");
    Files.writeString(directory.resolve("triage/extra.txt"), "more");
    Trial not = Trial.of("bom", "import", path("bill.json"), "--check", path("triage"));
    assertThat(not.code()).isEqualTo(ExitCode.FINDINGS);
    Golden.matches("bom/import.txt", shown(not));
    Golden.matches("bom/import-alone.txt", shown(Trial.of("bom", "import", path("bill.json"))));
  }

  /// The signed model is one of OpenSSF's own samples; it covers every file but `ignore-me`.
  @Test
  void aSignatureCountsOnlyWhenItHolds() throws IOException {
    Path samples = Trial.ROOT.resolve("../shared/signed-models");
    assumeThat(samples).exists();
    Path signed = Files.createDirectory(directory.resolve("signed"));
    for (String name : List.of("signme-1", "signme-2", "ignore-me", "model.sig")) {
      Files.copy(samples.resolve("v1.1.0-elliptic-key").resolve(name), signed.resolve(name));
    }
    String key = samples.resolve("keys/signing-key-pub.pem").toString();
    Trial holds = Trial.of("bom", signed.toString(), "--key", key);
    assertThat(holds.code()).isEqualTo(ExitCode.FINE);
    assertThat(holds.out()).contains("signature over 2 of 4 files").contains("read, signature");
    Files.writeString(signed.resolve("signme-1"), "other");
    Trial not = Trial.of("bom", signed.toString(), "--key", key);
    assertThat(not.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(not.out()).isEmpty();
    assertThat(not.talk()).contains("signature does not hold").contains("signme-1");
  }

  @Test
  void twoVersionsDifferInWhatWasChanged() throws IOException {
    Trial.of("bom", path("triage"), "--format", "cyclonedx-1.7", "--out", path("bill.json"));
    Files.writeString(
        directory.resolve("triage/README.md"), CARD.replace("claims-2025", "claims-2026"));
    Trial trial = Trial.of("bom", "diff", path("bill.json"), path("triage"));
    assertThat(trial.code()).isEqualTo(ExitCode.FINDINGS);
    Golden.matches("bom/diff.txt", shown(trial));
    assertThat(Trial.of("bom", "diff", path("triage"), path("triage")).code())
        .isEqualTo(ExitCode.FINE);
  }

  @Test
  void aModelMayBeOneFile() throws IOException {
    Files.write(directory.resolve("one.pkl"), new byte[] {(byte) 0x80, 4, 'N', '.'});
    Files.write(directory.resolve("two.pkl"), new byte[] {(byte) 0x80, 2, 'N', '.'});
    Trial.of("bom", path("one.pkl"), "--format", "cyclonedx-1.7", "--out", path("bill.json"));
    assertThat(Trial.of("bom", "import", path("bill.json"), "--check", path("one.pkl")).out())
        .contains("hash of 1 of 1 file");
    assertThat(Trial.of("bom", "import", path("bill.json"), "--check", path("two.pkl")).code())
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(Trial.of("bom", "diff", path("bill.json"), path("two.pkl")).out())
        .contains("removed  file one.pkl", "added  file two.pkl");
  }

  @Test
  void aBillInAFormWeDoNotReadIsRefusedAndNotTakenForAModel() throws IOException {
    Files.writeString(directory.resolve("bill.xml"), "<bom/>");
    Files.writeString(directory.resolve("bill.spdx"), "SPDXVersion: SPDX-2.3\n");
    for (String bill : List.of("bill.xml", "bill.spdx")) {
      assertThat(Trial.of("bom", "diff", path(bill), path("triage")).code())
          .isEqualTo(ExitCode.REFUSED);
    }
  }

  @Test
  void severalBillsBecomeOne() {
    Trial.of("bom", path("triage"), "--format", "cyclonedx-1.6", "--out", path("bill.json"));
    Trial merged = Trial.of("bom", "merge", path("bill.json"), path("triage"));
    assertThat(merged.code()).isEqualTo(ExitCode.FINE);
    assertThat(merged.out()).contains("\"specVersion\" : \"1.7\"");
  }

  @Test
  void wrongUsageIsToldWhatToDo() {
    assertThat(Trial.of("bom").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Trial.of("bom", path("nowhere")).code()).isEqualTo(ExitCode.COULD_NOT_RUN);
    assertThat(Trial.of("bom", path("triage"), "--format", "cyclonedx").talk())
        .contains("cyclonedx-1");
    assertThat(Trial.of("bom", path("triage"), "--programme", Trial.EXAMPLE).code())
        .isEqualTo(ExitCode.USAGE);
    assertThat(Trial.of("bom", "import", path("triage/LICENSE")).code())
        .isEqualTo(ExitCode.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"diff", "merge", "import"})
  void itsCommandsHaveHelpWithTwoExamples(String command) {
    Trial help = Trial.of("bom", command, "--help");
    Golden.matches("help/bom-" + command + ".txt", help.text());
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(help.out().lines().filter(line -> line.startsWith("  trivet "))).hasSize(2);
  }
}
