package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.testkit.Golden;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Decisions that outlive their command: sealed, checked later, recorded, served.
class SealedDecisionTest {
  @TempDir private Path folder = Path.of("");
  private GateTrial trial;

  @BeforeEach
  void write() throws IOException {
    trial = new GateTrial(folder);
  }

  @Test
  void anOverrideIsInTheDecisionAndBecomesEvidence() throws Exception {
    trial.sign();
    Path programme = folder.resolve("programme");
    copy(Path.of(Trial.EXAMPLE), programme);
    var options =
        new ArrayList<>(
            List.of(
                "--trusted-key",
                trial.at("signer.pub"),
                "--programme",
                programme.toString(),
                "--system",
                "damage-lens",
                "--component",
                "lens-model",
                "--key",
                trial.at("gate.pem"),
                "--out",
                trial.at("decision.json")));
    options.addAll(GateTrial.overridden("2026-11-20"));
    Trial answer = trial.gate(options.toArray(String[]::new));
    Golden.matches("gate/override.txt", trial.text(answer));
    assertThat(answer.code()).isEqualTo(ExitCode.FINE);
    Trial check = Trial.of("check", programme.toString());
    assertThat(check.code()).isEqualTo(ExitCode.FINE);
    Path recorded = programme.resolve("evidence").resolve("recorded");
    try (var files = Files.newDirectoryStream(recorded, "gate.override.*")) {
      var overrides = new ArrayList<Path>();
      files.forEach(overrides::add);
      assertThat(overrides)
          .singleElement()
          .satisfies(f ->
              assertThat(Files.readString(f))
                  .contains("release.approval", "Ann Ayer", "supplier-stands", "2026-11-20"));
    }
    assertThat(trial.verify("decision.json").out()).startsWith("yes").contains("Ann Ayer");
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

  @Test
  void aSealedDecisionCanBeCheckedLaterAndATamperedOneCannot() throws Exception {
    trial.sign();
    Trial sealed =
        trial.signedForTest("--key", trial.at("gate.pem"), "--out", trial.at("decision.json"));
    assertThat(sealed.code()).isEqualTo(ExitCode.FINE);
    Trial yes = trial.verify("decision.json", trial.model().toString(), "--environment", "test");
    Golden.matches("gate/verify.txt", trial.text(yes));
    assertThat(yes.code()).isEqualTo(ExitCode.FINE);
    assertThat(trial.verify("decision.json").code()).isEqualTo(ExitCode.REFUSED);
    assertThat(
            trial.verify("decision.json", "--environment", "test", "--as-of", "2027-01-01").code())
        .isEqualTo(ExitCode.REFUSED);
    assertThat(
            trial.verify("decision.json", trial.at("signer.pub"), "--environment", "test").code())
        .isEqualTo(ExitCode.REFUSED);
    String text = Files.readString(folder.resolve("decision.json"));
    Files.writeString(folder.resolve("decision.json"), text.replaceFirst("e", "f"));
    Trial no = trial.verify("decision.json", "--environment", "test");
    assertThat(no.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(no.out()).startsWith("no").contains("not genuine");
  }

  @Test
  void theServerAnswersUntilItIsEnded() throws Exception {
    trial.sign();
    Files.createDirectory(folder.resolve("decisions"));
    trial.signedForTest("--key", trial.at("gate.pem"), "--out", trial.at("decisions/d.json"));
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
                        trial.at("decisions"),
                        "--environment",
                        "test",
                        "--key",
                        trial.at("gate.pub")));
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
}
