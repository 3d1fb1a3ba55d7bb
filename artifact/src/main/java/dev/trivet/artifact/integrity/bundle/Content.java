package dev.trivet.artifact.integrity.bundle;

import dev.trivet.artifact.integrity.form.Octets;
import java.util.List;
import java.util.Optional;

/// What a bundle's signature is over.
public sealed interface Content {
  /// A DSSE envelope: the signature is over the payload it carries.
  record Envelope(String payloadType, Octets payload, List<Octets> signatures) implements Content {
    public Envelope {
      signatures = List.copyOf(signatures);
    }

    /// The one signature; a reader makes sure there is one.
    public Octets signature() {
      return signatures.getFirst();
    }

    /// What is signed: the type and the payload with their lengths, so that neither can stand for
    /// the other.
    ///
    /// See the [protocol](https://github.com/secure-systems-lab/dsse/blob/v1.0.0/protocol.md).
    public Octets preAuthentication() {
      Octets type = Octets.utf8(payloadType);
      return Octets.join(
          Octets.utf8("DSSEv1 " + type.size() + " "),
          type,
          Octets.utf8(" " + payload.size() + " "),
          payload);
    }
  }

  /// A signature over an artefact that is not in the bundle.
  ///
  /// @param digest its SHA-256, as a hint
  record Message(Optional<Octets> digest, Octets signature) implements Content {}
}
