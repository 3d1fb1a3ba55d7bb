package dev.trivet.cli;

import dev.trivet.artifact.integrity.ReadBounded;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.SigningKey;
import dev.trivet.artifact.integrity.key.VerificationKey;

/// Reads keys and what else is small and says whom to trust.
final class KeyFiles {
  private static final int LARGEST = 4 << 20;

  private KeyFiles() {}

  /// @throws Refusal when it is not there, larger than any such file, or no public key
  static VerificationKey publicKey(String file) throws Refusal {
    try {
      return VerificationKey.ofPem(file, bytes(file).text());
    } catch (Malformed e) {
      throw new Refusal(ExitCode.REFUSED, e.why(), "give the public key as PEM");
    }
  }

  /// @throws Refusal when it is not there, larger than any such file, or no private key
  static SigningKey signingKey(String file) throws Refusal {
    try {
      return SigningKey.ofPem(file, bytes(file).text());
    } catch (Malformed e) {
      throw new Refusal(ExitCode.REFUSED, e.why());
    }
  }

  static Octets bytes(String file) throws Refusal {
    return bytes(file, LARGEST);
  }

  /// @param most it may have
  static Octets bytes(String file, int most) throws Refusal {
    try {
      return ReadBounded.of(Inputs.existing(file), most);
    } catch (StepFailed e) {
      throw new Refusal(ExitCode.COULD_NOT_RUN, file + ": " + e.reason().why());
    }
  }
}
