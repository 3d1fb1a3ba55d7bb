package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.integrity.SignAs;
import dev.trivet.artifact.integrity.SignModel;
import dev.trivet.artifact.integrity.SignOptions;
import dev.trivet.artifact.integrity.SignatureFile;
import dev.trivet.artifact.integrity.Signing;
import dev.trivet.artifact.integrity.key.NewKey;
import dev.trivet.artifact.integrity.key.SigningKey;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.testkit.Golden;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `trivet gate`, `trivet gate verify` and `trivet gate --serve` as a build meets them.
class GateTest {
  private static final NewKey SIGNER = NewKey.draw(new SecureRandom());
  private static final NewKey GATE = NewKey.draw(new SecureRandom());
  private static final String HEADER =
      "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    var bytes = new byte[8 + HEADER.length() + 4];
    bytes[0] = (byte) HEADER.length();
    System.arraycopy(HEADER.getBytes(StandardCharsets.US_ASCII), 0, bytes, 8, HEADER.length());
    Files.write(model(), bytes);
    Files.writeString(folder.resolve("signer.pub"), SIGNER.verification().pem());
    Files.writeString(folder.resolve("gate.pub"), GATE.verification().pem());
    Files.writeString(folder.resolve("gate.pem"), GATE.secret());
  }

  private Path model() {
    return folder.resolve("model.safetensors");
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private void sign() throws Exception {
    var signer = SignAs.key(SigningKey.ofPem("key", SIGNER.secret()));
    var signing =
        new SignModel(signer, new HashRanges(1))
            .sign(model(), SignatureFile.of(model()), SignOptions.standard());
    assertThat(signing).isInstanceOf(Signing.Signed.class);
  }

  private Trial gate(String... more) {
    var arguments = new ArrayList<>(List.of("gate", model().toString()));
    arguments.addAll(List.of(more));
    return Trial.of(arguments.toArray(String[]::new));
  }

  private Trial signedForTest(String... more) {
    var arguments =
        new ArrayList<>(List.of("--trusted-key", at("signer.pub"), "--environment", "test"));
    arguments.addAll(List.of(more));
    return gate(arguments.toArray(String[]::new));
  }

  private String text(Trial trial) {
    return trial.text().replace(folder.toString(), "DIR");
  }

  @Test
  void aSignedCleanModelMayGoIntoATest() throws Exception {
    sign();
    Trial trial = signedForTest();
    Golden.matches("gate/allow.txt", text(trial));
    assertThat(trial.code()).isEqualTo(ExitCode.FINE);
  }

  @Test
  void anUnsignedModelIsRefusedWithEveryReason() {
    Trial trial = gate();
    Golden.matches("gate/refuse.txt", text(trial));
    assertThat(trial.code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void inAProgrammeTheSupplierTheControlsAndTheBytesOnRecordCount() throws Exception {
    sign();
    Trial trial =
        gate(
            "--trusted-key",
            at("signer.pub"),
            "--programme",
            Trial.EXAMPLE,
            "--system",
            "damage-lens",
            "--component",
            "lens-model");
    Golden.matches("gate/production.txt", text(trial));
    assertThat(trial.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.out()).contains("supplier-stands", "no-control-fails", "the-bytes-on-record");
  }

  @Test
  void aModelThatChangedAfterItWasSignedIsRefusedWhoeverOverrides() throws Exception {
    sign();
    byte[] bytes = Files.readAllBytes(model());
    bytes[bytes.length - 1] ^= 1;
    Files.write(model(), bytes);
    Trial trial =
        signedForTest(
            "--override-by",
            "Ann Ayer",
            "--override-reason",
            "the old model fails",
            "--override-until",
            "2026-11-20");
    assertThat(trial.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.out()).contains("signature-holds");
  }

  @Test
  void aPolicyThatIsNotUnderstoodRefuses() throws Exception {
    sign();
    Files.writeString(
        folder.resolve("policy.yaml"),
        """
        kind: GatePolicy
        id: mine
        rules:
          - {name: a, effect: refuse, message: m, require: scan.verdit == "clean"}
        """);
    Trial trial = signedForTest("--policy", at("policy.yaml"));
    Golden.matches("gate/bad-policy.txt", text(trial));
    assertThat(trial.code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void anOverrideNeedsANameAReasonAndAnEndThatIsNearAndToCome() {
    List<List<String>> wrong =
        List.of(
            List.of("--override-by", "Ann"),
            List.of("--override-by", "Ann", "--override-reason", "the old model fails"),
            List.of(
                "--override-by", "Ann", "--override-reason", "x", "--override-until", "2026-11-20"),
            overridden("2026-11-15T12:00:00Z"),
            overridden("2027-11-20"),
            overridden("soon"));
    for (List<String> options : wrong) {
      assertThat(gate(options.toArray(String[]::new)).code())
          .as("%s", options)
          .isEqualTo(ExitCode.USAGE);
    }
  }

  private static List<String> overridden(String until) {
    return List.of(
        "--override-by",
        "Ann Ayer",
        "--override-reason",
        "the old model fails",
        "--override-until",
        until);
  }

  @Test
  void anOverrideIsInTheDecisionAndBecomesEvidence() throws Exception {
    sign();
    Path programme = folder.resolve("programme");
    copy(Path.of(Trial.EXAMPLE), programme);
    var options =
        new ArrayList<>(
            List.of(
                "--trusted-key",
                at("signer.pub"),
                "--programme",
                programme.toString(),
                "--system",
                "damage-lens",
                "--component",
                "lens-model",
                "--key",
                at("gate.pem"),
                "--out",
                at("decision.json")));
    options.addAll(overridden("2026-11-20"));
    Trial trial = gate(options.toArray(String[]::new));
    Golden.matches("gate/override.txt", text(trial));
    assertThat(trial.code()).isEqualTo(ExitCode.FINE);
    Trial check = Trial.of("check", programme.toString());
    assertThat(check.code()).isEqualTo(ExitCode.FINE);
    Path recorded = programme.resolve("evidence").resolve("recorded");
    try (var files = Files.newDirectoryStream(recorded, "gate.override.*")) {
      assertThat(files)
          .singleElement()
          .satisfies(f ->
              assertThat(Files.readString(f))
                  .contains("release.approval", "Ann Ayer", "supplier-stands", "2026-11-20"));
    }
    assertThat(verify("decision.json").out()).startsWith("yes").contains("Ann Ayer");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(directory).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private Trial verify(String decision, String... more) {
    var arguments = new ArrayList<>(List.of("gate", "verify", at(decision)));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--key", at("gate.pub")));
    return Trial.of(arguments.toArray(String[]::new));
  }

  @Test
  void aSealedDecisionCanBeCheckedLaterAndATamperedOneCannot() throws Exception {
    sign();
    Trial sealed = signedForTest("--key", at("gate.pem"), "--out", at("decision.json"));
    assertThat(sealed.code()).isEqualTo(ExitCode.FINE);
    Trial yes = verify("decision.json", model().toString(), "--environment", "test");
    Golden.matches("gate/verify.txt", text(yes));
    assertThat(yes.code()).isEqualTo(ExitCode.FINE);
    assertThat(verify("decision.json").code()).isEqualTo(ExitCode.REFUSED);
    assertThat(verify("decision.json", "--environment", "test", "--as-of", "2027-01-01").code())
        .isEqualTo(ExitCode.REFUSED);
    assertThat(verify("decision.json", at("signer.pub"), "--environment", "test").code())
        .isEqualTo(ExitCode.REFUSED);
    String text = Files.readString(folder.resolve("decision.json"));
    Files.writeString(folder.resolve("decision.json"), text.replaceFirst("e", "f"));
    Trial no = verify("decision.json", "--environment", "test");
    assertThat(no.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(no.out()).startsWith("no").contains("not genuine");
  }

  @Test
  void whatGoesTogetherIsAskedForTogether() {
    for (List<String> options :
        List.of(
            List.of("--key", at("gate.pem")),
            List.of("--out", at("d.json")),
            List.of("--key", at("gate.pem"), "--out", at("d.json"), "--as-of", "2026-11-01"),
            List.of("--system", "credit-score"),
            List.of("--component", "x"),
            List.of("--trusted-key", at("gate.pem")),
            List.of("--programme", Trial.EXAMPLE, "--system", "credit-scor"))) {
      assertThat(gate(options.toArray(String[]::new)).code())
          .as("%s", options)
          .isEqualTo(ExitCode.USAGE);
    }
    assertThat(Trial.of("gate").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Trial.of("gate", at("nothing.bin")).code()).isEqualTo(ExitCode.COULD_NOT_RUN);
    assertThat(Trial.of("gate", "--serve", "0").code()).isEqualTo(ExitCode.USAGE);
    assertThat(
            Trial.of("gate", "--serve", "x", "--decisions", at(""), "--key", at("gate.pub")).code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void theShippedPolicyIsPrintedAndCanBeUsed() throws Exception {
    Trial printed = Trial.of("gate", "--print-policy");
    assertThat(printed.code()).isEqualTo(ExitCode.FINE);
    Files.writeString(folder.resolve("policy.yaml"), printed.out());
    sign();
    assertThat(signedForTest("--policy", at("policy.yaml")).code()).isEqualTo(ExitCode.FINE);
  }

  @Test
  void jsonHoldsTheDecisionWithItsFacts() throws Exception {
    sign();
    Trial trial = signedForTest("--json");
    assertThat(trial.out())
        .contains("\"outcome\" : \"allow\"", "\"verdict\" : \"clean\"", "\"rules\"", "\"mode\"");
  }

  @Test
  void theServerAnswersUntilItIsEnded() throws Exception {
    sign();
    Files.createDirectory(folder.resolve("decisions"));
    signedForTest("--key", at("gate.pem"), "--out", at("decisions/d.json"));
    var talk = new StringWriter();
    var console =
        Console.plain(
            new PrintWriter(new StringWriter()),
            new PrintWriter(talk),
            InstantSource.fixed(DemoCommand.DAY),
            Trial.ROOT);
    Thread serving =
        Thread.ofVirtual()
            .start(() ->
                new Trivet(console)
                    .run(
                        "gate",
                        "--serve",
                        "0",
                        "--decisions",
                        at("decisions"),
                        "--environment",
                        "test",
                        "--key",
                        at("gate.pub")));
    Matcher port = awaited(talk, Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)"));
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI health = URI.create("http://127.0.0.1:" + port.group(1) + "/health");
      assertThat(
              client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString()).body())
          .contains("\"decisions\":1");
    }
    serving.interrupt();
    serving.join(5_000);
    assertThat(serving.isAlive()).isFalse();
  }

  private static Matcher awaited(StringWriter talk, Pattern pattern) throws Exception {
    for (int i = 0; i < 200; i++) {
      Matcher matcher = pattern.matcher(talk.toString());
      if (matcher.find()) {
        return matcher;
      }
      Thread.sleep(25);
    }
    throw new AssertionError("it never answered: " + talk);
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
