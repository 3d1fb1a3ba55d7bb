package dev.trivet.artifact.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.integrity.bundle.ReadBundle;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.artifact.integrity.oms.ReadStatement;
import dev.trivet.artifact.integrity.signer.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The bundles that come with the specification: the good ones are read, the bad ones are nobody's
/// signature.
class SpecificationVectorsTest {

  @Test
  void goodBundlesAreReadToTheirStatement() throws IOException {
    Samples.require();
    assertThat(bundles("valid"))
        .hasSize(3)
        .allSatisfy(bundle -> assertThat(refusal(bundle)).as(bundle.toString()).isEmpty());
  }

  @Test
  void bundlesThatLackAPartAreNobodysSignature() throws IOException, Malformed {
    Samples.require();
    var verify =
        new VerifyModel(
            new Trust.OfIdentity(Samples.IDENTITY, Samples.trustRoot()),
            Samples.NOW,
            new HashRanges(1));
    for (Path bundle : bundles("invalid")) {
      assertThat(verify.verify(bundle, bundle, List.of()))
          .as(bundle.toString())
          .isInstanceOfSatisfying(
              Verification.Refused.class, refused -> assertThat(refused.signer()).isEmpty());
    }
    assertThat(bundles("invalid")).hasSize(4);
  }

  @Test
  void aStatementOfSomethingElseIsRefused() throws IOException {
    Samples.require();
    assertThat(bundles("invalid-payload"))
        .singleElement()
        .satisfies(bundle -> assertThat(refusal(bundle)).isPresent());
  }

  private static List<Path> bundles(String kind) throws IOException {
    try (var files = Files.list(Samples.ROOT.resolve("oms-vectors").resolve(kind))) {
      return files.sorted().toList();
    }
  }

  private static Optional<String> refusal(Path bundle) throws IOException {
    try {
      ReadStatement.of(ReadBundle.of(ReadBounded.of(bundle, ReadBundle.LARGEST)));
      return Optional.empty();
    } catch (StepFailed e) {
      return Optional.of(e.reason().toString());
    } catch (Malformed e) {
      return Optional.of(e.why());
    }
  }
}
