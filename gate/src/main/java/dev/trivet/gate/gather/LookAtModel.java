package dev.trivet.gate.gather;

import dev.trivet.artifact.LookOnce;
import dev.trivet.artifact.Looked;
import dev.trivet.artifact.ScanArtifacts;
import dev.trivet.artifact.bytes.MappedFile;
import dev.trivet.artifact.integrity.CheckSignature;
import dev.trivet.artifact.integrity.Verification;
import dev.trivet.artifact.integrity.provenance.Attestations;
import dev.trivet.artifact.integrity.provenance.Provenance;
import dev.trivet.artifact.integrity.signer.Signer;
import dev.trivet.artifact.integrity.signer.Trust;
import dev.trivet.artifact.rule.Finding;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.bom.Aibom;
import dev.trivet.bom.read.ReadBom;
import dev.trivet.bom.read.Signature;
import dev.trivet.gate.GateFacts;
import dev.trivet.gate.GateFacts.Artefact;
import dev.trivet.gate.GateFacts.ProvenanceFacts;
import dev.trivet.gate.GateFacts.ProvenanceState;
import dev.trivet.gate.GateFacts.VerificationFacts;
import dev.trivet.gate.GateFacts.VerificationOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Looks at a model itself: what its bytes are, what the scanner finds in them, whose signature
/// they carry, what its files say of it, and what attestations say of where it comes from.
public final class LookAtModel {
  private final LookOnce look;
  private final Asked asked;
  private final Instant now;

  /// What is looked for besides the bytes.
  ///
  /// @param trust whose signature counts; without it nothing is said of one that is there
  /// @param attestations of where the model comes from
  /// @param bill that the supplier wrote
  public record Asked(
      Optional<Trust> trust, Optional<Attestations> attestations, Optional<Aibom> bill) {
    public static Asked trusting(Trust trust) {
      return new Asked(Optional.of(trust), Optional.empty(), Optional.empty());
    }
  }

  /// @param now when signatures and attestations must hold
  /// @param clock that of the file system's times
  public LookAtModel(ScanArtifacts scan, Asked asked, Instant now, InstantSource clock) {
    this.look =
        new LookOnce(
            scan,
            asked.trust().map(trust -> new CheckSignature(trust, now)),
            MappedFile::copyOrMap,
            clock);
    this.asked = asked;
    this.now = now;
  }

  /// @param signature where the signature lies; see [SignatureFile#of]
  /// @throws IOException when the model cannot be read, holds what can be no part of a model, or
  ///   changes meanwhile: what was scanned would not be what was hashed
  public GateFacts at(Path model, Path signature, String environment) throws IOException {
    String name =
        Finding.printable(String.valueOf(model.toAbsolutePath().normalize().getFileName()));
    Looked looked = look.at(model, name, signature);
    Aibom files =
        new ReadBom(Limits.STANDARD)
            .from(model, signedBy(looked), Optional.empty(), looked.digests());
    GateFacts facts =
        GateFacts.of(
                new Artefact(name, looked.digest(), looked.files().size(), looked.bytes()),
                environment)
            .scanned(FactsFromScan.of(name, List.of(looked.scan())))
            .verified(
                looked.verification().isPresent()
                    ? looked.verification().map(LookAtModel::facts)
                    : withoutTrust(signature))
            .described(FactsFromBom.of(files, asked.bill()))
            .traced(
                asked
                    .attestations()
                    .map(said -> said.of(looked.manifest(), now))
                    .map(LookAtModel::facts));
    looked.requireUnchanged();
    return facts;
  }

  private static Optional<Signature> signedBy(Looked looked) {
    return looked.verification().orElse(null) instanceof Verification.Verified verified
        ? Optional.of(Signature.of(verified))
        : Optional.empty();
  }

  private static ProvenanceFacts facts(Provenance provenance) {
    ProvenanceState state =
        switch (provenance.outcome()) {
          case COMPLETE -> ProvenanceState.COMPLETE;
          case PARTIAL -> ProvenanceState.PARTIAL;
          case NONE -> ProvenanceState.NONE;
        };
    String builder = provenance.said().map(said -> said.builder()).orElse("");
    return new ProvenanceFacts(state, Finding.printable(builder));
  }

  /// A signature that is there and nobody checked is not known to be good or bad.
  private static Optional<VerificationFacts> withoutTrust(Path signature) {
    return Files.exists(signature, LinkOption.NOFOLLOW_LINKS)
        ? Optional.empty()
        : Optional.of(new VerificationFacts(VerificationOutcome.UNSIGNED, "", "", "", 0));
  }

  private static VerificationFacts facts(Verification verification) {
    return switch (verification) {
      case Verification.Verified verified ->
          new VerificationFacts(
              VerificationOutcome.VERIFIED,
              Finding.printable(verified.signer().id()),
              mode(verified.signer()),
              verified.format().title(),
              verified.ignored().size());
      case Verification.Refused refused -> new VerificationFacts(outcome(refused), "", "", "", 0);
    };
  }

  private static VerificationOutcome outcome(Verification.Refused refused) {
    return switch (refused.outcome()) {
      case UNSIGNED -> VerificationOutcome.UNSIGNED;
      case UNTRUSTED -> VerificationOutcome.UNTRUSTED;
      case FAILED, VERIFIED -> VerificationOutcome.FAILED;
    };
  }

  private static String mode(Signer signer) {
    return switch (signer) {
      case Signer.Key key -> "key";
      case Signer.Certificate certificate -> "certificate";
      case Signer.Keyless keyless -> "keyless";
    };
  }
}
