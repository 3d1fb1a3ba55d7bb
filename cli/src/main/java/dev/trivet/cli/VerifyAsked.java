package dev.trivet.cli;

import dev.trivet.artifact.integrity.DigestModel;
import dev.trivet.artifact.integrity.SignatureFile;
import dev.trivet.artifact.integrity.Verification;
import dev.trivet.artifact.integrity.Verification.Verified;
import dev.trivet.artifact.integrity.VerifyModel;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.artifact.integrity.manifest.Manifest;
import dev.trivet.artifact.integrity.provenance.Attestations;
import dev.trivet.artifact.integrity.provenance.Provenance;
import dev.trivet.artifact.integrity.signer.Trust;
import dev.trivet.artifact.integrity.stated.CheckStated;
import dev.trivet.artifact.integrity.stated.ReadSums;
import dev.trivet.artifact.integrity.stated.StatedResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What `trivet verify` was asked, and the work it is.
record VerifyAsked(
    Path model,
    Path signature,
    Optional<Trust> trust,
    List<String> ignored,
    Optional<Path> sums,
    Hub hub,
    Optional<Attestations> provenance,
    Instant now,
    HashRanges hash) {

  /// Whether the digests a hub keeps are to be checked.
  enum Hub {
    CHECKED,
    LEFT
  }

  static VerifyAsked read(Given given, Instant now) throws Refusal {
    Optional<Trust> trust = TrustOptions.PLAIN.read(given);
    Optional<Attestations> attestations = AttestationOptions.read(given, TrustOptions.PLAIN, trust);
    boolean isAnything =
        trust.isPresent() || attestations.isPresent() || given.has("--sums") || given.has("--hub");
    if (!isAnything || (trust.isEmpty() && given.has("--signature"))) {
      throw new Refusal(
          ExitCode.USAGE,
          "whose signature is to be trusted?",
          TrustOptions.PLAIN.ways() + " says so",
          "--sums or --hub check digests without a signature");
    }
    Path model = Inputs.existing(given.argument(0).orElseThrow());
    Optional<String> named = given.option("--signature");
    return new VerifyAsked(
        model,
        named.isPresent() ? Inputs.path(named.get()) : SignatureFile.of(model),
        trust,
        given.options("--ignore"),
        existing(given, "--sums"),
        given.has("--hub") ? Hub.CHECKED : Hub.LEFT,
        attestations,
        now,
        new HashRanges(Runtime.getRuntime().availableProcessors()));
  }

  private static Optional<Path> existing(Given given, String option) throws Refusal {
    Optional<String> file = given.option(option);
    return file.isEmpty() ? Optional.empty() : Optional.of(Inputs.existing(file.get()));
  }

  VerifyAnswer answer() throws IOException, Refusal {
    Optional<Verification> verified =
        trust.map(whom -> new VerifyModel(whom, now, hash).verify(model, signature, ignored));
    Optional<StatedResult> listed =
        sums.isEmpty() ? Optional.empty() : Optional.of(sums(sums.get()));
    Optional<StatedResult> named =
        hub == Hub.LEFT ? Optional.empty() : Optional.of(CheckStated.byHub(model));
    Optional<Provenance> said =
        provenance.isEmpty()
            ? Optional.empty()
            : Optional.of(provenance.get().of(manifest(verified), now));
    return new VerifyAnswer(model, signature, verified, listed, named, said);
  }

  private StatedResult sums(Path file) throws IOException, Refusal {
    try {
      String own = model.toAbsolutePath().normalize().getFileName().toString();
      return CheckStated.bySums(
          model, ReadSums.of(KeyFiles.bytes(file.toString(), ReadSums.LARGEST), own), file);
    } catch (Malformed e) {
      throw new Refusal(ExitCode.REFUSED, file + ": " + e.why());
    }
  }

  /// The files have been hashed already when their signature holds.
  private Manifest manifest(Optional<Verification> signed) throws IOException {
    return signed.isPresent() && signed.get() instanceof Verified verified
        ? new Manifest(verified.files(), verified.files())
        : new DigestModel(hash).of(model, ignored).manifest();
  }
}
