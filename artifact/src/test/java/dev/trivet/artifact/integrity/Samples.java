package dev.trivet.artifact.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.Certificates;
import dev.trivet.artifact.integrity.key.VerificationKey;
import dev.trivet.artifact.integrity.keyless.Identity;
import dev.trivet.artifact.integrity.keyless.TrustRoot;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.artifact.integrity.signer.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Models other tools have signed, where they are at hand.
final class Samples {
  static final Path ROOT = Path.of("..", "..", "shared", "signed-models");
  static final Identity IDENTITY =
      new Identity("stefanb@us.ibm.com", "https://sigstore.verify.ibm.com/oauth2");

  /// While all of them are valid.
  static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

  private Samples() {}

  static boolean areThere() {
    return Files.isDirectory(ROOT);
  }

  static Path require() {
    assumeTrue(areThere(), "the samples are not there");
    return ROOT;
  }

  static List<Path> models() throws IOException {
    try (Stream<Path> all = Files.list(ROOT)) {
      return all.filter(p -> p.getFileName().toString().startsWith("v")).sorted().toList();
    }
  }

  /// Whom to trust for a sample, by what its name ends with.
  static Trust trustFor(String name) throws IOException, Malformed {
    if (name.endsWith("-key")) {
      return new Trust.OfKey(
          VerificationKey.ofPem("key", read("keys", "signing-key-pub.pem").text()));
    }
    return name.endsWith("-certificate")
        ? new Trust.OfCertificates(Certificates.ofPem("ca", read("keys", "ca-cert.pem").text()))
        : new Trust.OfIdentity(IDENTITY, trustRoot());
  }

  static TrustRoot trustRoot() throws IOException, Malformed {
    return TrustRoot.read(read("trusted_root.json"));
  }

  static Octets read(String first, String... more) throws IOException {
    return Octets.of(Files.readAllBytes(ROOT.resolve(Path.of(first, more))));
  }

  /// 1.0.1 has the file, but no way yet to say that it is left out.
  static List<String> ignoredIn(String name) {
    return name.startsWith("v1.0.1") ? List.of("ignore-me") : List.of();
  }

  static Verification verify(Path model, Trust trust, List<String> ignored) {
    return new VerifyModel(trust, NOW, new HashRanges(2))
        .verify(model, SignatureFile.of(model), ignored);
  }

  static Path copy(Path model, Path into) throws IOException {
    Path copy = Files.createDirectories(into.resolve(model.getFileName().toString()));
    try (Stream<Path> files = Files.list(model)) {
      for (Path file : files.toList()) {
        Path to = copy.resolve(file.getFileName().toString());
        Files.write(to, Files.readAllBytes(file));
      }
    }
    assertThat(copy).isNotEmptyDirectory();
    return copy;
  }
}
