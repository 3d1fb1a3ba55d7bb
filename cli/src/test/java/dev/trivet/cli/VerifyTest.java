package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import dev.trivet.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `trivet sign` and `trivet verify`, there and back.
class VerifyTest {
  /// An Ed25519 key out of nothing, so that what is printed is always the same.
  private static final String KEY =
      pem("PRIVATE KEY", "302e020100300506032b657004220420" + "42".repeat(32));

  private static final String OPEN =
      pem(
          "PUBLIC KEY",
          "302a300506032b6570032100"
              + "2152f8d19b791d24453242e15f2eab6cb7cffa7b6a5ed30097960e069881db12");

  private static final String HELLO =
      "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";

  @TempDir private Path folder = Path.of("");

  private static String pem(String label, String hex) {
    String body = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  @BeforeEach
  void aModel() throws IOException {
    Files.writeString(folder.resolve("key.pem"), KEY);
    Files.writeString(folder.resolve("key.pub"), OPEN);
    Path model = Files.createDirectory(folder.resolve("model"));
    Files.writeString(model.resolve("config.json"), "{}");
    Files.writeString(model.resolve("hello.txt"), "hello\n");
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String shown(Trial trial) {
    return trial.text().replace(folder.toString(), "DIR");
  }

  private Trial sign(String... more) {
    return Trial.of(join(List.of("sign", file("model"), "--key", file("key.pem")), List.of(more)));
  }

  private Trial verify(String... more) {
    return Trial.of(
        join(List.of("verify", file("model"), "--key", file("key.pub")), List.of(more)));
  }

  private static String[] join(List<String> first, List<String> more) {
    return java.util.stream.Stream.concat(first.stream(), more.stream()).toArray(String[]::new);
  }

  @Test
  void whatWasSignedVerifies() {
    Trial signed = sign();
    Golden.matches("verify/signed.txt", shown(signed));
    assertThat(signed.code()).isEqualTo(ExitCode.FINE);
    Trial verified = verify();
    Golden.matches("verify/verified.txt", shown(verified));
    assertThat(verified.code()).isEqualTo(ExitCode.FINE);
    assertThat(verified.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void everyFileThatDiffersIsNamedAndItIsRefused() throws IOException {
    sign();
    Files.writeString(folder.resolve("model/hello.txt"), "jello\n");
    Files.delete(folder.resolve("model/config.json"));
    Files.writeString(folder.resolve("model/run\u001B[31m.py"), "import os");
    Trial refused = verify();
    Golden.matches("verify/refused.txt", shown(refused));
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.out()).doesNotContain("\u001B");
  }

  @Test
  void jsonSaysTheSame() throws IOException {
    sign("--json");
    Trial verified = verify("--json");
    Golden.matches("verify/verified.json.txt", shown(verified));
    assertThat(parses(verified.out())).isTrue();
    Files.writeString(folder.resolve("model/hello.txt"), "jello\n");
    Trial refused = verify("--json");
    Golden.matches("verify/refused.json.txt", shown(refused));
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void aModelWithoutSignatureIsRefused() {
    Trial trial = verify();
    assertThat(trial.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.out()).startsWith("unsigned").contains("there is no signature");
  }

  @Test
  void shardsAreSignedAndVerified() {
    assertThat(sign("--shards", "2K").code()).isEqualTo(ExitCode.FINE);
    assertThat(verify().code()).isEqualTo(ExitCode.FINE);
    assertThat(sign("--shards", "2X").code()).isEqualTo(ExitCode.USAGE);
    assertThat(sign("--shards", "1").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aNewKeyIsWrittenOnceAndFitsItsPublicPart() throws IOException {
    String key = file("new.pem");
    assertThat(Trial.of("sign", "--new-key", key).code()).isEqualTo(ExitCode.FINE);
    Trial again = Trial.of("sign", "--new-key", key);
    assertThat(again.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(again.talk()).contains("already there");
    assertThat(Trial.of("sign", file("model"), "--key", key).code()).isEqualTo(ExitCode.FINE);
    Trial verified = Trial.of("verify", file("model"), "--key", key + ".pub");
    assertThat(verified.code()).isEqualTo(ExitCode.FINE);
    assertThat(verify().out()).startsWith("untrusted").contains("key:");
    assertThat(Files.readString(Path.of(key))).startsWith("-----BEGIN PRIVATE KEY-----");
  }

  @Test
  void whoIsTrustedMustBeSaidAndOnce() {
    assertUsage("whose signature", "verify", file("model"));
    assertUsage("whose signature", "verify", file("model"), "--signature", "x");
    assertUsage("exclude", "verify", file("model"), "--key", "a", "--identity", "b");
    assertUsage("--trust-root", "verify", file("model"), "--identity", "b", "--issuer", "c");
    assertUsage("go with --identity", "verify", file("model"), "--issuer", "c");
    assertUsage("--key", "sign", file("model"));
  }

  private static void assertUsage(String says, String... arguments) {
    Trial trial = Trial.of(arguments);
    assertThat(trial.code()).isEqualTo(ExitCode.USAGE);
    assertThat(trial.talk()).contains(says);
  }

  @Test
  void aKeyThatIsNoneIsRefusedAndAFileThatIsNotThereCouldNotRun() throws IOException {
    Files.writeString(folder.resolve("key.pub"), "no key");
    assertThat(verify().code()).isEqualTo(ExitCode.REFUSED);
    assertThat(Trial.of("verify", file("gone"), "--key", file("key.pub")).code())
        .isEqualTo(ExitCode.REFUSED);
    Files.writeString(folder.resolve("key.pub"), OPEN);
    assertThat(Trial.of("verify", file("gone"), "--key", file("key.pub")).code())
        .isEqualTo(ExitCode.COULD_NOT_RUN);
  }

  @Test
  void aChecksumFileIsCheckedWithoutAKey() throws IOException {
    Path sums = Files.writeString(folder.resolve("SHA256SUMS"), HELLO + "  hello.txt\n");
    Trial whole = Trial.of("verify", file("model"), "--sums", sums.toString());
    Golden.matches("verify/sums.txt", shown(whole));
    assertThat(whole.code()).isEqualTo(ExitCode.FINE);
    Files.writeString(folder.resolve("model/hello.txt"), "jello\n");
    Trial wrong = Trial.of("verify", file("model"), "--sums", sums.toString());
    assertThat(wrong.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(wrong.out()).contains("changed: hello.txt");
    Files.writeString(sums, HELLO + "  ../hello.txt\n");
    Trial out = Trial.of("verify", file("model"), "--sums", sums.toString());
    assertThat(out.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(out.talk()).contains("not below the directory");
  }

  @Test
  void anAttestationOfNobodyTrustedIsRefused() throws IOException {
    sign();
    Path file =
        Files.writeString(
            folder.resolve("provenance.json"),
            "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"e30=\","
                + "\"signatures\":[{\"sig\":\"AAAA\"}]}");
    Trial trial = verify("--provenance", file.toString());
    Golden.matches("verify/no-provenance.txt", shown(trial));
    assertThat(trial.code()).isEqualTo(ExitCode.REFUSED);
  }

  private static boolean parses(String json) throws IOException {
    try (var parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        parser.skipChildren();
      }
    }
    return true;
  }
}
