package dev.trivet.gate;

import dev.trivet.shared.Digest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Everything a policy may see of a model and of where it shall go. Each component is a variable of
/// the policy language under its own name; what nobody looked at is absent, and a rule that needs
/// it refuses. `docs/gate.md` describes every one.
///
/// @param environment where it shall go: `production` unless the caller says otherwise
/// @param controls verdict on each control of the system, by its id
/// @param measurements the newest of each method on these very bytes, or on the system as a whole
public record GateFacts(
    String environment,
    Artefact artefact,
    Optional<ScanFacts> scan,
    Optional<VerificationFacts> verification,
    Optional<ProvenanceFacts> provenance,
    Optional<BomFacts> bom,
    Optional<SystemFacts> system,
    Optional<ComponentFacts> component,
    Optional<SupplierFacts> supplier,
    Optional<Map<String, String>> controls,
    Optional<List<MeasurementFact>> measurements) {

  public GateFacts {
    // Sorted, so that the same facts are always written the same.
    controls = controls.map(c -> Collections.unmodifiableMap(new TreeMap<>(c)));
    measurements = measurements.map(List::copyOf);
  }

  /// Facts on a model nobody has looked at yet.
  public static GateFacts of(Artefact artefact, String environment) {
    return new GateFacts(
        environment,
        artefact,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// These facts with what the scanner says.
  public GateFacts scanned(Optional<ScanFacts> seen) {
    return new GateFacts(
        environment,
        artefact,
        seen,
        verification,
        provenance,
        bom,
        system,
        component,
        supplier,
        controls,
        measurements);
  }

  /// These facts with what checking the signature came to.
  public GateFacts verified(Optional<VerificationFacts> checked) {
    return new GateFacts(
        environment,
        artefact,
        scan,
        checked,
        provenance,
        bom,
        system,
        component,
        supplier,
        controls,
        measurements);
  }

  /// These facts with what attestations say of where the model comes from.
  public GateFacts traced(Optional<ProvenanceFacts> said) {
    return new GateFacts(
        environment,
        artefact,
        scan,
        verification,
        said,
        bom,
        system,
        component,
        supplier,
        controls,
        measurements);
  }

  /// These facts with what the model's files say of it.
  public GateFacts described(BomFacts read) {
    return new GateFacts(
        environment,
        artefact,
        scan,
        verification,
        provenance,
        Optional.of(read),
        system,
        component,
        supplier,
        controls,
        measurements);
  }

  /// The bytes that are asked about.
  ///
  /// @param digest of a single file its own; of a directory that of what `sha256sum` prints for its
  ///   files, sorted by name
  public record Artefact(String name, Digest digest, long files, long bytes) {}

  /// What the scanner says.
  ///
  /// @param verdict its word: `clean`, `malicious`, ...
  /// @param findings as many as the scanner keeps; `further` counts the others
  /// @param skipped what was not read, in words
  public record ScanFacts(
      String verdict,
      String format,
      List<FindingFact> findings,
      long further,
      List<String> limits,
      List<String> skipped) {
    public ScanFacts {
      findings = List.copyOf(findings);
      limits = List.copyOf(limits);
      skipped = List.copyOf(skipped);
    }
  }

  /// One finding of the scanner.
  public record FindingFact(String rule, String severity, String verdict, String where) {}

  /// What checking the model's signature came to.
  ///
  /// @param signer the key or identity it was signed by; empty when it is not verified
  /// @param mode `key`, `certificate` or `keyless`; empty when it is not verified
  /// @param version of the signature's format; empty when it is not verified
  /// @param ignored how many files are there that the signature leaves out
  public record VerificationFacts(
      VerificationOutcome outcome, String signer, String mode, String version, long ignored) {}

  /// As the evidence `artifact.verify` says it.
  public enum VerificationOutcome {
    /// It carries a signature of somebody we trust, over these bytes.
    VERIFIED,
    /// It carries one that does not hold: other bytes, missing files, a broken signature.
    FAILED,
    /// It carries none.
    UNSIGNED,
    /// It carries one of somebody we do not trust.
    UNTRUSTED
  }

  /// How far the chain from the sources to these bytes is known.
  ///
  /// @param builder who built it; empty when nobody says
  public record ProvenanceFacts(ProvenanceState state, String builder) {}

  /// As the evidence `artifact.provenance` says it.
  public enum ProvenanceState {
    COMPLETE,
    PARTIAL,
    NONE
  }

  /// What the bill of materials comes to.
  ///
  /// @param evidenced the share of the elements about the model that something shows, from 0 to 1
  /// @param licence as far as it is known; empty when it is not
  /// @param bill whether a supplier's bill fits the files; nothing when none was given
  public record BomFacts(OptionalDouble evidenced, String licence, Optional<BillState> bill) {}

  /// What checking a supplier's bill against the files came to.
  public enum BillState {
    FITS,
    /// Hashes differ, something is missing or extra, or the files say otherwise.
    DIFFERS
  }

  /// The system the model is for.
  ///
  /// @param impact the worst of the stated ones: `very-low` to `very-high`
  public record SystemFacts(String id, String stage, String impact) {}

  /// The part of the system the model is.
  ///
  /// @param digest what the inventory says its bytes are; `matches`, `differs` or `not-recorded`
  public record ComponentFacts(String id, String type, String digest) {}

  /// Who stands behind the part, or behind what it was made from.
  ///
  /// @param standing the worst of them: a word of the supplier's standing, or `own` when nobody
  ///   outside supplied anything of it
  /// @param id whose standing that is; empty when it is our own
  public record SupplierFacts(String id, String standing) {}

  /// A measurement or another look.
  ///
  /// @param about `bytes` for these very bytes, `system` for the system as a whole
  /// @param outcome the word that came out; empty when there is only a number
  /// @param age in whole days
  public record MeasurementFact(
      String method,
      String about,
      String outcome,
      OptionalDouble value,
      OptionalDouble low,
      OptionalDouble high,
      long age) {}
}
