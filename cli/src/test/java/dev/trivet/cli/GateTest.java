package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `trivet gate` as a build meets it.
class GateTest {
  @TempDir private Path folder = Path.of("");
  private GateTrial trial;

  @BeforeEach
  void write() throws IOException {
    trial = new GateTrial(folder);
  }

  @Test
  void aSignedCleanModelMayGoIntoATest() throws Exception {
    trial.sign();
    Trial answer = trial.signedForTest();
    Golden.matches("gate/allow.txt", trial.text(answer));
    assertThat(answer.code()).isEqualTo(ExitCode.FINE);
  }

  @Test
  void anUnsignedModelIsRefusedWithEveryReason() {
    Trial answer = trial.gate();
    Golden.matches("gate/refuse.txt", trial.text(answer));
    assertThat(answer.code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void inAProgrammeTheSupplierTheControlsAndTheBytesOnRecordCount() throws Exception {
    trial.sign();
    Trial answer =
        trial.gate(
            "--trusted-key",
            trial.at("signer.pub"),
            "--programme",
            Trial.EXAMPLE,
            "--system",
            "damage-lens",
            "--component",
            "lens-model");
    Golden.matches("gate/production.txt", trial.text(answer));
    assertThat(answer.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(answer.out()).contains("supplier-stands", "no-control-fails", "the-bytes-on-record");
  }

  @Test
  void aModelThatChangedAfterItWasSignedIsRefusedWhoeverOverrides() throws Exception {
    trial.sign();
    byte[] bytes = Files.readAllBytes(trial.model());
    bytes[bytes.length - 1] ^= 1;
    Files.write(trial.model(), bytes);
    Trial answer =
        trial.signedForTest(
            "--override-by",
            "Ann Ayer",
            "--override-reason",
            "the old model fails",
            "--override-until",
            "2026-11-20");
    assertThat(answer.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(answer.out()).contains("signature-holds");
  }

  @Test
  void aPolicyThatIsNotUnderstoodRefuses() throws Exception {
    trial.sign();
    Files.writeString(
        folder.resolve("policy.yaml"),
        """
        kind: GatePolicy
        id: mine
        rules:
          - {name: a, effect: refuse, message: m, require: scan.verdit == "clean"}
        """);
    Trial answer = trial.signedForTest("--policy", trial.at("policy.yaml"));
    Golden.matches("gate/bad-policy.txt", trial.text(answer));
    assertThat(answer.code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void anOverrideNeedsANameAReasonAndAnEndThatIsNearAndToCome() {
    List<List<String>> wrong =
        List.of(
            List.of("--override-by", "Ann"),
            List.of("--override-by", "Ann", "--override-reason", "the old model fails"),
            List.of(
                "--override-by", "Ann", "--override-reason", "x", "--override-until", "2026-11-20"),
            GateTrial.overridden("2026-11-15T12:00:00Z"),
            GateTrial.overridden("2027-11-20"),
            GateTrial.overridden("soon"));
    for (List<String> options : wrong) {
      assertThat(trial.gate(options.toArray(String[]::new)).code())
          .as("%s", options)
          .isEqualTo(ExitCode.USAGE);
    }
  }

  @Test
  void whatGoesTogetherIsAskedForTogether() {
    for (List<String> options :
        List.of(
            List.of("--key", trial.at("gate.pem")),
            List.of("--out", trial.at("d.json")),
            List.of(
                "--key",
                trial.at("gate.pem"),
                "--out",
                trial.at("d.json"),
                "--as-of",
                "2026-11-01"),
            List.of("--system", "credit-score"),
            List.of("--component", "x"),
            List.of("--provenance", trial.at("model.safetensors")),
            List.of("--builder-key", trial.at("signer.pub")),
            List.of("--builder-identity", "a", "--provenance", trial.at("model.safetensors")),
            List.of("--trusted-key", trial.at("signer.pub"), "--identity", "ada@example.org"),
            List.of("--identity", "ada@example.org"),
            List.of("--programme", Trial.EXAMPLE, "--system", "credit-scor"))) {
      assertThat(trial.gate(options.toArray(String[]::new)).code())
          .as("%s", options)
          .isEqualTo(ExitCode.USAGE);
    }
    assertThat(Trial.of("gate").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Trial.of("gate", "verify").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Trial.of("gate", "verify").talk()).contains("gate verify DECISION");
    assertThat(Trial.of("gate", trial.at("nothing.bin")).code()).isEqualTo(ExitCode.COULD_NOT_RUN);
    assertThat(Trial.of("gate", "--serve", "0").code()).isEqualTo(ExitCode.USAGE);
    assertThat(
            Trial.of(
                    "gate",
                    "--serve",
                    "x",
                    "--decisions",
                    trial.at(""),
                    "--key",
                    trial.at("gate.pub"))
                .code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void whatIsNoPublicKeyIsRefusedAsByEveryOtherCommand() {
    Trial gate = trial.gate("--trusted-key", trial.at("gate.pem"));
    Trial verify = Trial.of("verify", trial.model().toString(), "--key", trial.at("gate.pem"));
    Trial bom = Trial.of("bom", trial.model().toString(), "--key", trial.at("gate.pem"));
    assertThat(List.of(gate.code(), verify.code(), bom.code())).containsOnly(ExitCode.REFUSED);
    assertThat(gate.talk()).isEqualTo(verify.talk()).isEqualTo(bom.talk());
  }

  @Test
  void theShippedPolicyIsPrintedAndCanBeUsed() throws Exception {
    Trial printed = Trial.of("gate", "--print-policy");
    assertThat(printed.code()).isEqualTo(ExitCode.FINE);
    Files.writeString(folder.resolve("policy.yaml"), printed.out());
    trial.sign();
    assertThat(trial.signedForTest("--policy", trial.at("policy.yaml")).code())
        .isEqualTo(ExitCode.FINE);
  }

  @Test
  void jsonHoldsTheDecisionWithItsFacts() throws Exception {
    trial.sign();
    Trial answer = trial.signedForTest("--json");
    assertThat(answer.out())
        .contains("\"outcome\" : \"allow\"", "\"verdict\" : \"clean\"", "\"rules\"", "\"mode\"");
  }

  @Test
  void theManualAndTheBuildExamplesUseOptionsThatAreThere() throws IOException {
    String help = Trial.of("gate", "--help").out();
    Path docs = Trial.ROOT.resolve("docs");
    Path examples = docs.resolve("examples").resolve("gate");
    for (Path file :
        List.of(
            docs.resolve("gate.md"),
            examples.resolve("github.yml"),
            examples.resolve("gitlab-ci.yml"),
            examples.resolve("Jenkinsfile"))) {
      assertThat(
              Pattern.compile("(?<![\\w-])--[a-z][a-z-]+")
                  .matcher(Files.readString(file))
                  .results())
          .isNotEmpty()
          .allSatisfy(option -> assertThat(help).contains(option.group()));
    }
  }
}
