package dev.trivet.cli;

import dev.trivet.artifact.ModelFiles;
import dev.trivet.artifact.integrity.SignatureFile;
import dev.trivet.artifact.integrity.Verification;
import dev.trivet.artifact.integrity.VerifyModel;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.key.VerificationKey;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.artifact.integrity.signer.Trust;
import dev.trivet.bom.read.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The signature over a model that a bill may rest on: verified first, or nothing is written.
final class BomSignature {
  private BomSignature() {}

  /// @return empty when no key is given; a signature nobody verified is worth nothing
  /// @throws Refusal when the signature does not hold
  static Optional<Signature> of(Path model, Given given, Console console)
      throws IOException, Refusal {
    Optional<String> key = given.option("--key");
    if (key.isEmpty()) {
      return Optional.empty();
    }
    var verify =
        new VerifyModel(
            new Trust.OfKey(key(key.get())),
            console.clock().instant(),
            new HashRanges(Runtime.getRuntime().availableProcessors()));
    return switch (verify.verify(model, SignatureFile.of(model), List.of())) {
      case Verification.Verified verified -> {
        var files = new TreeSet<String>();
        ModelFiles.of(model).files().forEach(file -> files.add(file.name()));
        verified.ignored().forEach(files::remove);
        files.remove("model.sig");
        yield Optional.of(new Signature(verified.signer().id(), files));
      }
      case Verification.Refused refused ->
          throw new Refusal(
              ExitCode.REFUSED,
              "the signature does not hold: " + refused.reasons().getFirst(),
              "'trivet verify' names everything that is wrong with it");
    };
  }

  private static VerificationKey key(String name) throws IOException, Refusal {
    try {
      return VerificationKey.ofPem(name, Files.readString(Inputs.existing(name)));
    } catch (Malformed e) {
      throw new Refusal(ExitCode.REFUSED, e.why());
    }
  }
}
