package dev.trivet.artifact.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivet.artifact.integrity.Verification.Refused;
import dev.trivet.artifact.integrity.Verification.Verified;
import dev.trivet.artifact.integrity.bundle.Bundle;
import dev.trivet.artifact.integrity.bundle.Content;
import dev.trivet.artifact.integrity.bundle.ReadBundle;
import dev.trivet.artifact.integrity.check.Reason;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.Pem;
import dev.trivet.artifact.integrity.key.NewKey;
import dev.trivet.artifact.integrity.key.SignatureScheme;
import dev.trivet.artifact.integrity.key.SigningKey;
import dev.trivet.artifact.integrity.key.VerificationKey;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.artifact.integrity.manifest.Links;
import dev.trivet.artifact.integrity.manifest.Serialization;
import dev.trivet.artifact.integrity.oms.WriteBundle;
import dev.trivet.artifact.integrity.signer.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What we sign we verify, and nothing else.
class SignVerifyTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final HashRanges HASH = new HashRanges(2);

  @TempDir private Path folder = Path.of("");
  private Path model = Path.of("");
  private SigningKey key = key(NewKey.draw(new SecureRandom()).secret());

  private static SigningKey key(String pem) {
    try {
      return SigningKey.ofPem("key", pem);
    } catch (Malformed e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void aModel() throws IOException {
    model = Files.createDirectories(folder.resolve("model"));
    Files.writeString(model.resolve("config.json"), "{}");
    Files.createDirectories(model.resolve("data"));
    Files.write(model.resolve("data/weights.bin"), new byte[5_000]);
    Files.writeString(model.resolve("data/empty.txt"), "");
    Files.writeString(Files.createDirectories(model.resolve(".git")).resolve("HEAD"), "ref");
  }

  private Signing sign(SignAs as, SignOptions options) throws IOException {
    return new SignModel(as, HASH).sign(model, SignatureFile.of(model), options);
  }

  private Verification verify(Trust trust) {
    return new VerifyModel(trust, NOW, HASH).verify(model, SignatureFile.of(model), List.of());
  }

  private Trust trust() {
    return new Trust.OfKey(key.verification());
  }

  private static SignOptions shards() {
    return new SignOptions(new Serialization.ByShard(1_024), Links.REFUSE, List.of());
  }

  @Test
  void whatIsSignedByKeyVerifiesWithTheSameDigest() throws IOException {
    Signing signing = sign(SignAs.key(key), SignOptions.standard());
    assertThat(signing).isInstanceOf(Signing.Signed.class);
    Verified verified = (Verified) verify(trust());
    assertThat(verified.model()).isEqualTo(((Signing.Signed) signing).model());
    assertThat(verified.signer().id()).isEqualTo(((Signing.Signed) signing).signer());
    assertThat(verified.files()).hasSize(3);
    assertThat(verified.ignored()).containsExactly(".git");
  }

  @Test
  void theDigestOfAModelDoesNotDependOnHowItWasSigned() throws IOException {
    Signing byFile = sign(SignAs.key(key), SignOptions.standard());
    Signing byShard = sign(SignAs.key(key), shards());
    assertThat(((Signing.Signed) byShard).model()).isEqualTo(((Signing.Signed) byFile).model());
    Verified verified = (Verified) verify(trust());
    assertThat(verified.notes()).singleElement().asString().contains("no bytes");
  }

  @Test
  void aChangedByteOfAShardNamesItsFile() throws IOException {
    sign(SignAs.key(key), shards());
    byte[] bytes = new byte[5_000];
    bytes[4_999] = 1;
    Files.write(model.resolve("data/weights.bin"), bytes);
    assertRefused(verify(trust()), Step.CHANGED, "data/weights.bin");
    Files.write(model.resolve("data/weights.bin"), new byte[4_999]);
    assertRefused(verify(trust()), Step.CHANGED, "data/weights.bin");
    Files.write(model.resolve("data/weights.bin"), new byte[6_000]);
    assertRefused(verify(trust()), Step.CHANGED, "data/weights.bin");
    Files.delete(model.resolve("data/weights.bin"));
    assertRefused(verify(trust()), Step.MISSING, "data/weights.bin");
  }

  @Test
  void everyFileThatDiffersIsNamed() throws IOException {
    sign(SignAs.key(key), SignOptions.standard());
    Files.writeString(model.resolve("config.json"), "{ }");
    Files.delete(model.resolve("data/empty.txt"));
    Files.writeString(model.resolve("data/run.py"), "import os");
    Refused refused = (Refused) verify(trust());
    assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(refused.reasons())
        .extracting(Reason::step, Reason::where)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Step.CHANGED, "config.json"),
            org.assertj.core.groups.Tuple.tuple(Step.MISSING, "data/empty.txt"),
            org.assertj.core.groups.Tuple.tuple(Step.ADDED, "data/run.py"));
  }

  @Test
  void oneFileIsSignedUnderItsName() throws IOException {
    Path file = model.resolve("config.json");
    Path out = folder.resolve("config.sig");
    Signing signing = new SignModel(SignAs.key(key), HASH).sign(file, out, SignOptions.standard());
    Octets content = Octets.of(Files.readAllBytes(file));
    assertThat(((Signing.Signed) signing).model().value())
        .isEqualTo("sha256:" + content.sha256().hex());
    var verify = new VerifyModel(trust(), NOW, HASH);
    assertThat(verify.verify(file, out, List.of()).outcome()).isEqualTo(Outcome.VERIFIED);
    Path renamed = Files.move(file, model.resolve("other.json"));
    assertRefused(verify.verify(renamed, out, List.of()), Step.MISSING, "config.json");
  }

  @Test
  void ed25519SignsTheSameModelTheSameWay() throws IOException, NoSuchAlgorithmException {
    var secret = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
    key = key(new Pem("PRIVATE KEY", Octets.of(secret.getEncoded())).text());
    assertThat(key.verification().scheme()).isEqualTo(SignatureScheme.ED25519);
    sign(SignAs.key(key), SignOptions.standard());
    String first = Files.readString(SignatureFile.of(model));
    sign(SignAs.key(key), SignOptions.standard());
    assertThat(Files.readString(SignatureFile.of(model))).isEqualTo(first);
    assertThat(verify(trust()).outcome()).isEqualTo(Outcome.VERIFIED);
  }

  @Test
  void aCertificateMustLeadToATrustedOneAndBeForSigning() throws IOException, Malformed {
    TestCertificates root = TestCertificates.root("Root");
    TestCertificates between = root.issue("Between", TestCertificates.Use.AUTHORITY);
    TestCertificates leaf = between.issue("Release", TestCertificates.Use.SIGNING);
    var chain = List.of(leaf.certificate(), between.certificate(), root.certificate());
    sign(SignAs.certificate(leaf.key(), chain), SignOptions.standard());
    Trust trusted = new Trust.OfCertificates(List.of(root.certificate()));
    assertThat(verify(trusted).outcome()).isEqualTo(Outcome.VERIFIED);
    Trust other = new Trust.OfCertificates(List.of(TestCertificates.root("Root").certificate()));
    assertRefused(verify(other), Step.CERTIFICATE, "x509CertificateChain");
    assertThat(verify(other).outcome()).isEqualTo(Outcome.UNTRUSTED);
    var late = new VerifyModel(trusted, TestCertificates.TO.plusSeconds(1), HASH);
    assertRefused(
        late.verify(model, SignatureFile.of(model), List.of()),
        Step.CERTIFICATE,
        "x509CertificateChain");
    TestCertificates server = between.issue("Server", TestCertificates.Use.SERVER);
    sign(
        SignAs.certificate(server.key(), List.of(server.certificate(), between.certificate())),
        SignOptions.standard());
    assertRefused(verify(trusted), Step.CERTIFICATE, "x509CertificateChain");
  }

  @Test
  void oneWhoIsNoAuthorityCannotIssueCertificates() throws IOException, Malformed {
    TestCertificates root = TestCertificates.root("Root");
    TestCertificates leaf = root.issue("Release", TestCertificates.Use.SIGNING);
    TestCertificates below = leaf.issue("Below", TestCertificates.Use.SIGNING);
    var chain = List.of(below.certificate(), leaf.certificate());
    sign(SignAs.certificate(below.key(), chain), SignOptions.standard());
    Trust trusted = new Trust.OfCertificates(List.of(root.certificate()));
    assertRefused(verify(trusted), Step.CERTIFICATE, "x509CertificateChain");
  }

  @Test
  void anotherKeysCertificateIsNotTakenForSigning() throws Malformed {
    TestCertificates root = TestCertificates.root("Root");
    assertThatThrownBy(() -> SignAs.certificate(key, List.of(root.certificate())))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("is not the key's");
  }

  @Test
  void linksAreRefusedUnlessTheyAreToBeFollowed() throws IOException {
    Path blob = Files.writeString(folder.resolve("blob"), "weights");
    Files.createSymbolicLink(model.resolve("linked.bin"), blob);
    Signing signing = sign(SignAs.key(key), SignOptions.standard());
    assertThat(((Signing.Refused) signing).reasons())
        .extracting(Reason::where)
        .containsExactly("linked.bin");
    assertThat(SignatureFile.of(model)).doesNotExist();
    var follow = new SignOptions(new Serialization.ByFile(), Links.FOLLOW, List.of());
    assertThat(sign(SignAs.key(key), follow)).isInstanceOf(Signing.Signed.class);
    Verified verified = (Verified) verify(trust());
    assertThat(verified.notes()).singleElement().asString().contains("linked.bin");
    Files.writeString(blob, "other");
    assertRefused(verify(trust()), Step.CHANGED, "linked.bin");
  }

  @Test
  void aLinkThatLeadsInACircleIsNamedAndEnds() throws IOException {
    Files.createSymbolicLink(model.resolve("data/up"), model);
    var follow = new SignOptions(new Serialization.ByFile(), Links.FOLLOW, List.of());
    Signing signing = sign(SignAs.key(key), follow);
    assertThat(((Signing.Refused) signing).reasons()).hasSize(1);
  }

  @Test
  void aSignatureLeavesNothingElseBehind() throws IOException {
    sign(SignAs.key(key), SignOptions.standard());
    try (Stream<Path> files = Files.list(model)) {
      assertThat(files.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder(".git", "config.json", "data", "model.sig");
    }
  }

  @Test
  void whatTheCallerIgnoresIsNamedInTheResult() throws IOException {
    sign(SignAs.key(key), SignOptions.standard());
    Files.writeString(model.resolve("notes.txt"), "later");
    Verification result =
        new VerifyModel(trust(), NOW, HASH)
            .verify(model, SignatureFile.of(model), List.of("notes.txt", "config.json"));
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertRefused(result, Step.MISSING, "config.json");
  }

  @Test
  void keysThatCannotBeUsedAreRefusedWithWhatToDo() {
    assertThatThrownBy(
            () -> SigningKey.ofPem("k", new Pem("ENCRYPTED PRIVATE KEY", Octets.utf8("x")).text()))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("openssl pkcs8");
    assertThatThrownBy(
            () -> SigningKey.ofPem("k", new Pem("EC PRIVATE KEY", Octets.utf8("x")).text()))
        .hasMessageContaining("-topk8");
    assertThatThrownBy(() -> VerificationKey.ofPem("k", "no key")).hasMessageContaining("0 public");
  }

  @Test
  void theHintIsTheDigestOfTheKeysText() {
    VerificationKey open = key.verification();
    assertThat(open.hint()).isEqualTo(Octets.utf8(open.pem()).sha256().hex());
  }

  private static void assertRefused(Verification result, Step step, String where) {
    assertThat(result).isInstanceOf(Refused.class);
    assertThat(((Refused) result).reasons())
        .anyMatch(reason -> reason.step() == step && reason.where().equals(where));
  }

  /// What `model.sig` says, with something else in it, signed again by the same key.
  private void signAnew(UnaryOperator<String> change) throws IOException, Malformed {
    Path file = SignatureFile.of(model);
    Bundle bundle = ReadBundle.of(Octets.of(Files.readAllBytes(file)));
    Content.Envelope old = (Content.Envelope) bundle.content();
    Octets payload = Octets.utf8(change.apply(old.payload().text()));
    Octets toSign = WriteBundle.envelope(payload, Octets.utf8("")).preAuthentication();
    Files.writeString(
        file, WriteBundle.of(bundle.material(), WriteBundle.envelope(payload, key.sign(toSign))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"blake2b", "blake3"})
  void otherHashesOfTheSpecificationAreRefusedByName(String hash) throws Exception {
    sign(SignAs.key(key), SignOptions.standard());
    signAnew(
        text -> text.replace("\"hash_type\":\"sha256\"", "\"hash_type\":\"%s\"".formatted(hash)));
    Refused refused = (Refused) verify(trust());
    assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(refused.reasons())
        .singleElement()
        .satisfies(reason -> {
          assertThat(reason.step()).isEqualTo(Step.STATEMENT);
          assertThat(reason.toString()).contains("hash_type", hash, "only sha256 is supported");
        });
  }
}
