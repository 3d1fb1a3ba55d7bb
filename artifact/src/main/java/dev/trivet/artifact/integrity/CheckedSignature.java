package dev.trivet.artifact.integrity;

import dev.trivet.artifact.integrity.check.Reason;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.manifest.DigestRanges;
import dev.trivet.artifact.integrity.manifest.Serialization;
import dev.trivet.artifact.integrity.oms.OmsStatement;
import dev.trivet.artifact.integrity.signer.Signer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A model's signature that was looked at, before any byte of the model was read.
public sealed interface CheckedSignature {
  /// In which pieces the files are to be hashed, besides as a whole.
  Optional<Serialization.ByShard> pieces();

  /// Holds the files of a model against it.
  ///
  /// @param ignored paths that are not looked at besides those the signature names
  Verification over(Path model, List<String> ignored, DigestRanges hash);

  /// There is none that could be relied on, so there is nothing to hold the files against.
  record Refused(Verification.Refused why) implements CheckedSignature {
    @Override
    public Optional<Serialization.ByShard> pieces() {
      return Optional.empty();
    }

    @Override
    public Verification over(Path model, List<String> ignored, DigestRanges hash) {
      return why;
    }
  }

  /// Somebody trusted says what the model's files should be.
  ///
  /// @param file where the signature lies
  record Holds(OmsStatement statement, Signer signer, Path file) implements CheckedSignature {
    @Override
    public Optional<Serialization.ByShard> pieces() {
      return switch (statement.serialization()) {
        case Serialization.ByFile f -> Optional.empty();
        case Serialization.ByShard shard -> Optional.of(shard);
      };
    }

    @Override
    public Verification over(Path model, List<String> ignored, DigestRanges hash) {
      try {
        return new VerifyFiles(statement, signer, hash).verify(model, file, ignored);
      } catch (StepFailed e) {
        return refused(e.reason());
      } catch (IOException e) {
        return refused(new Reason(Step.UNUSABLE, model.toString(), "it cannot be read: " + e));
      }
    }

    private Verification refused(Reason reason) {
      return new Verification.Refused(
          Outcome.FAILED,
          List.of(reason),
          0,
          Optional.of(statement.format()),
          Optional.of(signer),
          Optional.empty());
    }
  }
}
