package dev.trivet.artifact.integrity.signer;

import dev.trivet.artifact.integrity.bundle.Content;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.SignatureScheme;
import dev.trivet.artifact.integrity.key.VerificationKey;
import java.nio.charset.StandardCharsets;

/// What a signature is over.
public sealed interface SignedForm {

  /// The bytes as they are.
  Octets bytes();

  /// Whether `signature` is one of the key.
  boolean isSigned(VerificationKey key, Octets signature);

  static SignedForm of(Octets bytes) {
    return new Plain(bytes);
  }

  /// An envelope of model-signing 0.2.0, see [Old].
  static SignedForm ofOldEnvelope(Content.Envelope envelope) {
    return new Old(envelope);
  }

  /// What is signed today.
  record Plain(Octets bytes) implements SignedForm {
    @Override
    public boolean isSigned(VerificationKey key, Octets signature) {
      return key.verifies(bytes, signature);
    }
  }

  /// What model-signing 0.2.0 signed by key and certificate: the pre-authentication form with
  /// another mark, and the payload as Python writes bytes; always with SHA-256, whatever the curve.
  record Old(Content.Envelope envelope) implements SignedForm {
    @Override
    public Octets bytes() {
      return envelope.preAuthentication();
    }

    @Override
    public boolean isSigned(VerificationKey key, Octets signature) {
      if (key.verifies(bytes(), signature)) {
        return true;
      }
      Octets old =
          Octets.utf8(
              "DSSEV1 %d %s %d %s"
                  .formatted(
                      envelope.payloadType().length(),
                      envelope.payloadType(),
                      envelope.payload().size(),
                      asPythonWrites(envelope.payload())));
      return key.verifies(old, signature)
          || SignatureScheme.ECDSA_P256.verifies(key.key(), old, signature);
    }

    /// `repr` of a bytes object.
    static String asPythonWrites(Octets bytes) {
      String text = new String(bytes.bytes(), StandardCharsets.ISO_8859_1);
      char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
      var written = new StringBuilder("b").append(quote);
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == quote || c == '\\') {
          written.append('\\').append(c);
        } else if (c >= ' ' && c < 0x7f) {
          written.append(c);
        } else {
          written.append(escape(c));
        }
      }
      return written.append(quote).toString();
    }

    private static String escape(char c) {
      return switch (c) {
        case '\n' -> "\\n";
        case '\r' -> "\\r";
        case '\t' -> "\\t";
        default -> "\\x%02x".formatted((int) c);
      };
    }
  }
}
