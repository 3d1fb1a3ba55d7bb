package dev.trivet.artifact.integrity;

import dev.trivet.artifact.integrity.Verification.Refused;
import dev.trivet.artifact.integrity.Verification.Verified;
import dev.trivet.artifact.integrity.check.Reason;
import dev.trivet.artifact.integrity.oms.OmsFormat;
import dev.trivet.artifact.integrity.provenance.Provenance;
import dev.trivet.artifact.integrity.signer.Signer;
import dev.trivet.shared.Digest;
import java.util.List;
import java.util.Optional;

/// What is known about a model's integrity, in the words evidence is written in.
///
/// @param model the digest of what is there, see [dev.trivet.artifact.integrity.manifest.Manifest]
/// @param verify the outcome for `artifact.verify`: verified, failed, unsigned, untrusted
/// @param sign the outcome for `artifact.sign`: signed, unsigned, untrusted
/// @param provenance the outcome for `artifact.provenance`: complete, partial, none; nothing when
///   nobody asked
/// @param signer the id of who signed it
/// @param format the form of the signature
/// @param reasons why it is not verified
public record IntegrityFacts(
    Optional<Digest> model,
    String verify,
    String sign,
    Optional<String> provenance,
    Optional<String> signer,
    Optional<String> format,
    List<Reason> reasons) {

  public IntegrityFacts {
    reasons = List.copyOf(reasons);
  }

  public static IntegrityFacts of(Verification verification, Optional<Provenance> provenance) {
    Outcome outcome = verification.outcome();
    Optional<String> known = provenance.map(p -> p.outcome().word());
    return switch (verification) {
      case Verified verified ->
          new IntegrityFacts(
              Optional.of(verified.model()),
              outcome.word(),
              outcome.asSigned(),
              known,
              Optional.of(verified.signer().id()),
              Optional.of(verified.format().title()),
              List.of());
      case Refused refused ->
          new IntegrityFacts(
              refused.model(),
              outcome.word(),
              outcome.asSigned(),
              known,
              refused.signer().map(Signer::id),
              refused.format().map(OmsFormat::title),
              refused.reasons());
    };
  }
}
