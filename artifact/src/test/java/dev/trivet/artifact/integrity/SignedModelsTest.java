package dev.trivet.artifact.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.integrity.Verification.Refused;
import dev.trivet.artifact.integrity.Verification.Verified;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.form.Malformed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every model somebody really signed verifies offline, and no changed copy of one does.
class SignedModelsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void everySignedModelVerifiesAndNamesItsFormAndSigner() throws IOException, Malformed {
    Samples.require();
    List<Path> models = Samples.models();
    assertThat(models).hasSize(13);
    for (Path model : models) {
      String name = model.getFileName().toString();
      Verification result = Samples.verify(model, Samples.trustFor(name), Samples.ignoredIn(name));
      assertThat(result).as(name).isInstanceOf(Verified.class);
      Verified verified = (Verified) result;
      assertThat(verified.format().isOld()).as(name).isEqualTo(!name.startsWith("v1.1.0"));
      assertThat(verified.signer().id()).as(name).isNotBlank();
      assertThat(verified.files()).as(name).hasSize(signed(model));
    }
  }

  private static int signed(Path model) {
    return Files.exists(model.resolve("signme-2")) ? 2 : 1;
  }

  @Test
  void noChangedCopyVerifiesAndEachIsRefusedWhereItWasChanged() throws IOException, Malformed {
    Samples.require();
    var wrong = new ArrayList<String>();
    int tried = 0;
    for (Path model : Samples.models()) {
      for (Tampering tampering : Tampering.of(model)) {
        tried++;
        Path copy = Samples.copy(model, folder.resolve(Integer.toString(tried)));
        tampering.change().on(copy);
        Verification result =
            Samples.verify(
                copy, tampering.trust(), Samples.ignoredIn(model.getFileName().toString()));
        if (!isRight(result, tampering)) {
          wrong.add(model.getFileName() + ": " + tampering.title() + " -> " + result);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(tried).isGreaterThanOrEqualTo(82);
    System.out.println("tampered copies refused: " + tried);
  }

  private static boolean isRight(Verification result, Tampering tampering) {
    return result instanceof Refused refused
        && refused.reasons().stream()
            .anyMatch(r ->
                tampering.steps().contains(r.step())
                    && (tampering.file().isEmpty() || r.where().equals(tampering.file())));
  }

  @Test
  void aModelOfAnotherSignerIsUntrustedAndOneWithoutSignatureUnsigned()
      throws IOException, Malformed {
    Samples.require();
    Path model = Samples.copy(Samples.ROOT.resolve("v1.1.0-elliptic-key"), folder);
    Verification other = Samples.verify(model, Samples.trustFor("a-certificate"), List.of());
    assertThat(other.outcome()).isEqualTo(Outcome.UNTRUSTED);
    Files.delete(model.resolve("model.sig"));
    Verification none = Samples.verify(model, Samples.trustFor("a-key"), List.of());
    assertThat(none.outcome()).isEqualTo(Outcome.UNSIGNED);
    assertThat(none).isInstanceOf(Refused.class);
    assertThat(((Refused) none).reasons().getFirst().step()).isEqualTo(Step.READ);
  }

  @Test
  void aModelOfOneFileVerifiesByItselfToo() throws IOException, Malformed {
    Samples.require();
    Path model = Samples.ROOT.resolve("v1.0.0-elliptic-key");
    Verification result =
        new VerifyModel(
                Samples.trustFor("a-key"),
                Samples.NOW,
                new dev.trivet.artifact.integrity.manifest.HashRanges(1))
            .verify(model.resolve("signme-1"), model.resolve("model.sig"), List.of());
    assertThat(result.outcome()).isEqualTo(Outcome.VERIFIED);
  }
}
