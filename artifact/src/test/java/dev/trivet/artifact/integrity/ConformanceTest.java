package dev.trivet.artifact.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.VerificationKey;
import dev.trivet.artifact.integrity.keyless.Identity;
import dev.trivet.artifact.integrity.keyless.TrustRoot;
import dev.trivet.artifact.integrity.signer.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Sigstore's own vectors for clients are judged as their names say.
class ConformanceTest {
  private static final String IDENTITY =
      "https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/"
          + ".github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main";
  private static final String ISSUER = "https://token.actions.githubusercontent.com";

  @Test
  void everyVectorIsJudgedRight() throws IOException {
    Path root = Samples.require().resolve("sigstore-conformance");
    var wrong = new ArrayList<String>();
    List<Path> vectors;
    try (Stream<Path> all = Files.list(root)) {
      vectors = all.filter(Files::isDirectory).sorted().toList();
    }
    for (Path vector : vectors) {
      BundleVerification result = verify(vector, root);
      boolean mustFail = vector.getFileName().toString().endsWith("_fail");
      if (mustFail != (result instanceof BundleVerification.Refused)) {
        wrong.add(vector.getFileName() + " -> " + result);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(vectors).hasSize(70);
  }

  private static BundleVerification verify(Path vector, Path root) throws IOException {
    Path own = vector.resolve("artifact");
    Octets artifact = read(Files.exists(own) ? own : root.resolve("a.txt"));
    try {
      Trust trust = trust(vector, root);
      return new VerifyBundle(trust, Samples.NOW)
          .verify(read(vector.resolve("bundle.sigstore.json")), artifact);
    } catch (Malformed e) {
      // A trust root that is not sound trusts nobody.
      return BundleVerification.Refused.malformed(e);
    }
  }

  private static Trust trust(Path vector, Path root) throws IOException, Malformed {
    Path key = vector.resolve("key.pub");
    if (Files.exists(key)) {
      return new Trust.OfKey(VerificationKey.ofPem("key", Files.readString(key)));
    }
    Path own = vector.resolve("trusted_root.json");
    Path publicGood = root.resolveSibling("trusted_root.json");
    return new Trust.OfIdentity(
        new Identity(text(vector, "identity", IDENTITY), text(vector, "issuer", ISSUER)),
        TrustRoot.read(read(Files.exists(own) ? own : publicGood)));
  }

  private static String text(Path vector, String file, String otherwise) throws IOException {
    Path path = vector.resolve(file);
    return Files.exists(path) ? Files.readString(path).strip() : otherwise;
  }

  private static Octets read(Path file) throws IOException {
    return Octets.of(Files.readAllBytes(file));
  }
}
