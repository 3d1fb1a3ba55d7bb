package dev.trivet.gate.gather;

import dev.trivet.artifact.ScanArtifacts;
import dev.trivet.artifact.ScanArtifacts.Grouping;
import dev.trivet.artifact.ScanArtifacts.Target;
import dev.trivet.artifact.integrity.Verification;
import dev.trivet.artifact.integrity.VerifyModel;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.artifact.integrity.manifest.IgnoredPaths;
import dev.trivet.artifact.integrity.manifest.Links;
import dev.trivet.artifact.integrity.manifest.ListFiles;
import dev.trivet.artifact.integrity.manifest.Manifest;
import dev.trivet.artifact.integrity.manifest.ModelFile;
import dev.trivet.artifact.integrity.manifest.ModelFiles;
import dev.trivet.artifact.integrity.manifest.Serialization;
import dev.trivet.artifact.integrity.signer.Signer;
import dev.trivet.artifact.integrity.signer.Trust;
import dev.trivet.artifact.rule.Finding;
import dev.trivet.gate.GateFacts;
import dev.trivet.gate.GateFacts.Artefact;
import dev.trivet.gate.GateFacts.VerificationFacts;
import dev.trivet.gate.GateFacts.VerificationOutcome;
import dev.trivet.shared.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Looks at a model itself: what its bytes are, what the scanner finds in them, and whose signature
/// they carry.
public final class LookAtModel {
  private final ScanArtifacts scan;
  private final HashRanges hash;
  private final Optional<Trust> trust;
  private final Instant now;

  /// @param trust whose signature counts; without it nothing is said of one that is there
  public LookAtModel(ScanArtifacts scan, HashRanges hash, Optional<Trust> trust, Instant now) {
    this.scan = scan;
    this.hash = hash;
    this.trust = trust;
    this.now = now;
  }

  /// @param signature where the signature lies; see [SignatureFile#of]
  /// @throws IOException when the model cannot be read, holds what can be no part of a model, or
  ///   changes meanwhile: what was scanned would not be what was hashed
  public GateFacts at(Path model, Path signature, String environment) throws IOException {
    Artefact before = artefact(model, signature, hash);
    String name = before.name();
    GateFacts facts =
        GateFacts.of(before, environment)
            .scanned(
                FactsFromScan.of(
                    name, scan.scan(List.of(new Target(model, name)), Grouping.BY_TARGET)));
    Optional<Verification> checked =
        trust.map(t -> new VerifyModel(t, now, hash).verify(model, signature, List.of()));
    // Checking a signature hashes everything after the scan; where it did not, that is done here.
    boolean isUnchanged =
        checked.flatMap(LookAtModel::hashed).equals(Optional.of(before.digest()))
            || artefact(model, signature, hash).equals(before);
    if (!isUnchanged) {
      throw new IOException(name + " changed while it was looked at");
    }
    return facts.verified(
        checked.isPresent() ? checked.map(LookAtModel::facts) : withoutTrust(signature));
  }

  private static Optional<Digest> hashed(Verification verification) {
    return switch (verification) {
      case Verification.Verified verified -> Optional.of(verified.model());
      case Verification.Refused refused -> refused.model();
    };
  }

  /// A signature that is there and nobody checked is not known to be good or bad.
  private static Optional<VerificationFacts> withoutTrust(Path signature) {
    return Files.exists(signature, LinkOption.NOFOLLOW_LINKS)
        ? Optional.empty()
        : Optional.of(new VerificationFacts(VerificationOutcome.UNSIGNED, "", "", "", 0));
  }

  /// What the bytes of a model are, and nothing else.
  ///
  /// @throws IOException as [#at]
  public static Digest digest(Path model, Path signature) throws IOException {
    return artefact(model, signature, new HashRanges(1)).digest();
  }

  private static Artefact artefact(Path model, Path signature, HashRanges hash) throws IOException {
    ModelFiles found =
        ListFiles.of(model, IgnoredPaths.standard(), Links.FOLLOW, Optional.of(signature));
    if (!found.unusable().isEmpty()) {
      throw new IOException(Finding.printable(found.unusable().getFirst().toString()));
    }
    if (found.files().isEmpty()) {
      throw new IOException(model + " holds no file");
    }
    try {
      Manifest manifest =
          Manifest.of(found.files(), new Serialization.ByFile(), hash, (file, bytes) -> {});
      return new Artefact(
          Finding.printable(String.valueOf(model.toAbsolutePath().normalize().getFileName())),
          manifest.digest(
              Files.isDirectory(model) ? Manifest.Shape.DIRECTORY : Manifest.Shape.FILE),
          found.files().size(),
          found.files().stream().mapToLong(ModelFile::size).sum());
    } catch (StepFailed e) {
      throw new IOException(Finding.printable(e.reason().toString()), e);
    }
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
