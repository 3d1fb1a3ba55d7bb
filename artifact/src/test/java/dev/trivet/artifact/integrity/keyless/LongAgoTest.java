package dev.trivet.artifact.integrity.keyless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.integrity.Outcome;
import dev.trivet.artifact.integrity.SignatureFile;
import dev.trivet.artifact.integrity.Verification;
import dev.trivet.artifact.integrity.VerifyModel;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.artifact.integrity.manifest.Links;
import dev.trivet.artifact.integrity.manifest.Resource;
import dev.trivet.artifact.integrity.manifest.Serialization;
import dev.trivet.artifact.integrity.oms.OmsFormat;
import dev.trivet.artifact.integrity.oms.OmsStatement;
import dev.trivet.artifact.integrity.oms.WriteStatement;
import dev.trivet.artifact.integrity.signer.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A model an instance of ours has signed once; it lies among the examples, and
/// `-Dtrivet.golden=write` signs it anew when it is gone. The benchmark of keyless verification
/// uses it too.
class LongAgoTest {
  private static final Path FOLDER = Path.of("..", "examples", "signed");
  private static final Path MODEL = FOLDER.resolve("model");
  private static final String WEIGHTS = "weights, of a kind\n";

  @BeforeAll
  static void signWhenAskedTo() throws IOException, Malformed {
    if (System.getProperty("trivet.golden", "").equals("write") && !Files.exists(MODEL)) {
      Files.createDirectories(MODEL);
      Files.writeString(MODEL.resolve("weights.txt"), WEIGHTS);
      var statement =
          new OmsStatement(
              OmsFormat.V1_1_0,
              "model",
              new Serialization.ByFile(),
              Links.REFUSE,
              List.of("model.sig"),
              List.of(new Resource("weights.txt", Octets.utf8(WEIGHTS).sha256())));
      SmallSigstore instance = SmallSigstore.make();
      Files.writeString(SignatureFile.of(MODEL), instance.sign(WriteStatement.of(statement)));
      Files.writeString(FOLDER.resolve("trusted_root.json"), instance.trustRoot());
    }
  }

  private static Verification verify(Instant now) throws IOException, Malformed {
    Octets root = Octets.of(Files.readAllBytes(FOLDER.resolve("trusted_root.json")));
    Trust trust = new Trust.OfIdentity(SmallSigstore.IDENTITY, TrustRoot.read(root));
    return new VerifyModel(trust, now, new HashRanges(1))
        .verify(MODEL, SignatureFile.of(MODEL), List.of());
  }

  @Test
  void itVerifiesForEver() throws IOException, Malformed {
    assertThat(verify(SmallSigstore.SIGNED_AT).outcome()).isEqualTo(Outcome.VERIFIED);
    assertThat(verify(Instant.parse("2126-01-01T00:00:00Z")).outcome()).isEqualTo(Outcome.VERIFIED);
  }
}
