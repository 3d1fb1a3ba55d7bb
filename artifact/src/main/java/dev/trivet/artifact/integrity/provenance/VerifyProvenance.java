package dev.trivet.artifact.integrity.provenance;

import dev.trivet.artifact.integrity.bundle.Bundle;
import dev.trivet.artifact.integrity.bundle.BundleVersion;
import dev.trivet.artifact.integrity.bundle.Content;
import dev.trivet.artifact.integrity.bundle.Material;
import dev.trivet.artifact.integrity.bundle.ReadBundle;
import dev.trivet.artifact.integrity.bundle.ReadEnvelope;
import dev.trivet.artifact.integrity.check.Reason;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.JsonObject;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.ReadJson;
import dev.trivet.artifact.integrity.manifest.Manifest;
import dev.trivet.artifact.integrity.manifest.Resource;
import dev.trivet.artifact.integrity.signer.SignedForm;
import dev.trivet.artifact.integrity.signer.Signer;
import dev.trivet.artifact.integrity.signer.Trust;
import dev.trivet.artifact.integrity.signer.VerifySignature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Verifies who says where a model comes from, and how much is said.
///
/// Takes a sigstore bundle, a bare DSSE envelope, or one of these on each line. A bare envelope
/// carries no certificate, so it is verified by key only.
public final class VerifyProvenance {
  private static final int MOST_LINES = 1_000;

  private final Trust trust;
  private final Instant now;

  public VerifyProvenance(Trust trust, Instant now) {
    this.trust = trust;
    this.now = now;
  }

  /// @param file the attestations
  /// @param model the files they should be about
  /// @return the best of what the attestations say
  public Provenance verify(Octets file, Manifest model) {
    var reasons = new ArrayList<Reason>();
    Optional<Provenance> best = Optional.empty();
    int number = 0;
    for (String document : documents(file.text())) {
      String where = "attestation " + ++number;
      try {
        Provenance found = one(Octets.utf8(document), model);
        boolean isBetter = best.isEmpty() || found.gaps().size() < best.get().gaps().size();
        best = isBetter ? Optional.of(found) : best;
      } catch (StepFailed e) {
        reasons.add(new Reason(e.reason().step(), where, e.reason().why()));
      } catch (Malformed e) {
        reasons.add(new Reason(Step.STATEMENT, where, e.why()));
      }
    }
    if (best.isEmpty() && reasons.isEmpty()) {
      reasons.add(new Reason(Step.READ, "attestation", "there is none"));
    }
    return best.orElseGet(() -> Provenance.none(reasons));
  }

  /// @param files the attestations
  /// @return the best of what any of them says; when none says anything, why not
  public Provenance best(List<Octets> files, Manifest model) {
    var all = files.stream().map(file -> verify(file, model)).toList();
    return all.stream()
        .filter(found -> found.said().isPresent())
        .min(Comparator.comparingInt(found -> found.gaps().size()))
        .orElseGet(() ->
            Provenance.none(all.stream().flatMap(found -> found.reasons().stream()).toList()));
  }

  /// One document, or one on each line when the first line is one.
  private static List<String> documents(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(MOST_LINES).toList();
    boolean isLines =
        lines.size() > 1
            && lines.stream().allMatch(line -> line.strip().startsWith("{"))
            && lines.getFirst().strip().endsWith("}");
    return isLines ? lines : List.of(text);
  }

  private Provenance one(Octets document, Manifest model) throws StepFailed, Malformed {
    JsonObject json = ReadJson.object("the attestation", document);
    Bundle bundle = json.has("payloadType") ? bare(json) : ReadBundle.of(document);
    if (!(bundle.content() instanceof Content.Envelope envelope)) {
      throw new Malformed("it holds a plain signature, no statement");
    }
    Signer signer = signer(bundle, envelope);
    InTotoStatement statement = InTotoStatement.read(envelope);
    List<String> gaps = new ArrayList<>(uncovered(statement, model));
    SlsaProvenance said = SlsaProvenance.read(statement);
    gaps.addAll(unsaid(said));
    return Provenance.of(signer, said, gaps);
  }

  private static Bundle bare(JsonObject json) throws Malformed {
    return new Bundle(
        BundleVersion.V0_3,
        new Material.Key(Optional.empty(), Optional.empty()),
        ReadEnvelope.withAnySignatures(json),
        List.of(),
        List.of());
  }

  /// Of several signatures one by the trusted key is enough.
  private Signer signer(Bundle bundle, Content.Envelope envelope) throws StepFailed {
    StepFailed failed = new StepFailed(Step.SIGNATURE, "signatures", "there is none");
    for (Octets signature : envelope.signatures()) {
      var one =
          new Content.Envelope(envelope.payloadType(), envelope.payload(), List.of(signature));
      var alone =
          new Bundle(
              bundle.version(), bundle.material(), one, bundle.entries(), bundle.timestamps());
      try {
        return new VerifySignature(trust, now)
            .verify(alone, SignedForm.of(one.preAuthentication()));
      } catch (StepFailed e) {
        failed = e;
      }
    }
    throw failed;
  }

  private static List<String> uncovered(InTotoStatement statement, Manifest model)
      throws StepFailed {
    if (statement.isAbout(Manifest.rootDigest(model.files()))
        || statement.isAbout(Octets.utf8(model.sums()).sha256())) {
      return List.of();
    }
    List<String> left =
        model.files().stream()
            .filter(file -> !statement.isAbout(file.digest()))
            .map(Resource::name)
            .toList();
    if (left.size() == model.files().size()) {
      throw new StepFailed(Step.STATEMENT, "subject", "it is about other artefacts");
    }
    return left.stream().map(name -> "It is not about the file " + name + ".").toList();
  }

  private static List<String> unsaid(SlsaProvenance said) {
    var gaps = new ArrayList<String>();
    if (said.builder().isBlank()) {
      gaps.add("It does not say who made it.");
    }
    if (said.buildType().isBlank()) {
      gaps.add("It does not say how it was made.");
    }
    if (said.materials().isEmpty()) {
      gaps.add("It does not say what it was made of.");
    }
    for (InTotoStatement.Named material : said.materials()) {
      if (!material.hasDigest()) {
        gaps.add("The material '" + material.name() + "' has no digest.");
      }
    }
    return gaps;
  }
}
