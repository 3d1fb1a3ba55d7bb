package dev.trivet.cli;

import dev.trivet.artifact.FormatReaders;
import dev.trivet.artifact.LookOnce;
import dev.trivet.artifact.Looked;
import dev.trivet.artifact.ObserveArtifact;
import dev.trivet.artifact.ScanArtifacts;
import dev.trivet.artifact.bytes.MappedFile;
import dev.trivet.artifact.integrity.CheckSignature;
import dev.trivet.artifact.integrity.SignatureFile;
import dev.trivet.artifact.integrity.Verification;
import dev.trivet.artifact.integrity.provenance.Attestations;
import dev.trivet.artifact.integrity.signer.Trust;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.bom.Aibom;
import dev.trivet.bom.Facts;
import dev.trivet.bom.element.JudgeCompleteness;
import dev.trivet.bom.element.ObserveBom;
import dev.trivet.bom.read.ReadBom;
import dev.trivet.bom.read.Signature;
import dev.trivet.evidence.Observation;
import dev.trivet.evidence.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `trivet record` looks at, by one read of the model, and what it then says.
final class RecordLook {
  private final Optional<Path> signature;
  private final Optional<Trust> trust;
  private final Optional<Attestations> attestations;
  private final Instant now;

  RecordLook(Given given, Instant now) throws Refusal {
    Optional<String> named = given.option("--signature");
    this.signature =
        named.isPresent() ? Optional.of(Inputs.existing(named.get())) : Optional.empty();
    this.trust = TrustOptions.PLAIN.read(given);
    this.attestations = AttestationOptions.read(given, TrustOptions.PLAIN, trust);
    this.now = now;
    if (trust.isEmpty() && signature.isPresent()) {
      throw new Refusal(
          ExitCode.USAGE,
          "whose signature is to be trusted?",
          TrustOptions.PLAIN.ways() + " says so");
    }
  }

  Looked at(Path model) throws IOException {
    var scan =
        new ScanArtifacts(
            FormatReaders.all(List.of()),
            Limits.STANDARD,
            Runtime.getRuntime().availableProcessors(),
            System::nanoTime);
    return new LookOnce(
            scan,
            trust.map(whom -> new CheckSignature(whom, now)),
            MappedFile::copyOrMap,
            InstantSource.system())
        .at(model, model.toString(), signature.orElse(SignatureFile.of(model)));
  }

  List<Observation> observations(Looked looked, ComponentPlace place) throws IOException {
    var subject =
        new Subject.OfComponent(
            place.system(),
            place.component().id(),
            Optional.of(looked.digest()),
            place.version(looked.digest()));
    String instrument = "trivet-artifact " + RootUsage.release();
    var observe = new ObserveArtifact(subject, now, instrument);
    var seen = new ArrayList<>(observe.scan(looked.scan()));
    looked.verification().ifPresent(checked -> seen.addAll(observe.verification(checked)));
    seen.add(
        new ObserveBom(subject, now, instrument)
            .of(new JudgeCompleteness(bom(looked), Facts.NONE).judge()));
    attestations.ifPresent(files -> seen.add(observe.provenance(files.of(looked.manifest(), now))));
    return seen;
  }

  private static Aibom bom(Looked looked) throws IOException {
    Optional<Signature> signed =
        looked.verification().orElse(null) instanceof Verification.Verified verified
            ? Optional.of(Signature.of(verified))
            : Optional.empty();
    Aibom bom =
        new ReadBom(Limits.STANDARD)
            .from(looked.model(), signed, Optional.empty(), looked.digests());
    looked.requireUnchanged();
    return bom;
  }
}
