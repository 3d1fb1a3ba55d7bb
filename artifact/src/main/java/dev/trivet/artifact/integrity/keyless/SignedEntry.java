package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.bundle.Content;
import dev.trivet.artifact.integrity.form.Octets;
import java.security.cert.X509Certificate;

/// What a log's entry must be about.
///
/// @param signed what the signature is over
record SignedEntry(Content content, Octets signed, X509Certificate certificate) {

  Octets signature() {
    return switch (content) {
      case Content.Envelope envelope -> envelope.signature();
      case Content.Message message -> message.signature();
    };
  }
}
