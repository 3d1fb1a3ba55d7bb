package dev.trivet.cli;

import dev.trivet.artifact.integrity.SignatureFile;
import dev.trivet.artifact.integrity.Verification;
import dev.trivet.artifact.integrity.VerifyModel;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.artifact.integrity.signer.Trust;
import dev.trivet.bom.read.Signature;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The signature over a model that a bill may rest on: verified first, or nothing is written.
final class BomSignature {
  private BomSignature() {}

  /// @return empty when nobody is trusted; a signature nobody verified is worth nothing
  /// @throws Refusal when the signature does not hold
  static Optional<Signature> of(Path model, Given given, Console console) throws Refusal {
    Optional<Trust> trust = TrustOptions.PLAIN.read(given);
    if (trust.isEmpty()) {
      return Optional.empty();
    }
    var verify =
        new VerifyModel(
            trust.get(),
            console.clock().instant(),
            new HashRanges(Runtime.getRuntime().availableProcessors()));
    return switch (verify.verify(model, SignatureFile.of(model), List.of())) {
      case Verification.Verified verified -> Optional.of(Signature.of(verified));
      case Verification.Refused refused ->
          throw new Refusal(
              ExitCode.REFUSED,
              "the signature does not hold: " + refused.reasons().getFirst(),
              "'trivet verify' names everything that is wrong with it");
    };
  }
}
