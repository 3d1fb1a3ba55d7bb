package dev.trivet.artifact;

import dev.trivet.artifact.integrity.Verification;
import dev.trivet.artifact.integrity.provenance.Provenance;
import dev.trivet.artifact.integrity.provenance.SlsaProvenance;
import dev.trivet.artifact.rule.Finding;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.ScanResult;
import dev.trivet.evidence.EvidenceId;
import dev.trivet.evidence.Observation;
import dev.trivet.evidence.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says what was seen of one artefact in the words evidence is asked for, bound to its bytes.
///
/// Nothing is judged here: whether a control is satisfied by what was seen, the posture decides.
public final class ObserveArtifact {
  private static final int TOLD = 3;

  private final Subject.OfComponent subject;
  private final Instant at;
  private final String instrument;

  /// @param subject with the digest of the bytes that were looked at
  /// @param instrument what looked, with its version
  public ObserveArtifact(Subject.OfComponent subject, Instant at, String instrument) {
    if (subject.digest().isEmpty()) {
      throw new IllegalArgumentException("what is seen in bytes is bound to their digest");
    }
    this.subject = subject;
    this.at = at;
    this.instrument = instrument;
  }

  /// `artifact.scan` and `artifact.format`.
  public List<Observation> scan(ScanResult result) {
    return List.of(
        observation("artifact.scan", word(result.verdict()), told(result)),
        observation("artifact.format", FormatKind.of(result).word(), Optional.of(formats(result))));
  }

  /// `artifact.verify` and `artifact.sign`.
  public List<Observation> verification(Verification verification) {
    Optional<String> why =
        switch (verification) {
          case Verification.Verified verified ->
              Optional.of("%s, by %s".formatted(verified.format().title(), verified.signer().id()));
          case Verification.Refused refused ->
              Optional.of(
                  refused.reasons().stream()
                      .limit(TOLD)
                      .map(reason -> Finding.printable(reason.toString()))
                      .collect(Collectors.joining("; ")));
        };
    return List.of(
        observation("artifact.verify", verification.outcome().word(), why),
        observation("artifact.sign", verification.outcome().asSigned(), why));
  }

  /// `artifact.provenance`.
  public Observation provenance(Provenance provenance) {
    String builder =
        provenance.said().map(SlsaProvenance::builder).filter(b -> !b.isBlank()).orElse("");
    Stream<String> why =
        Stream.of(
                builder.isEmpty() ? Stream.<String>empty() : Stream.of("built by " + builder),
                provenance.gaps().stream(),
                provenance.reasons().stream().map(Object::toString))
            .flatMap(Function.identity());
    String told = why.limit(TOLD + 1).map(Finding::printable).collect(Collectors.joining("; "));
    return observation(
        "artifact.provenance",
        provenance.outcome().word(),
        told.isEmpty() ? Optional.empty() : Optional.of(told));
  }

  private Observation observation(String method, String outcome, Optional<String> detail) {
    return new Observation(
        EvidenceId.of(method, subject, at),
        method,
        subject,
        Optional.of(outcome),
        Optional.empty(),
        at,
        instrument,
        detail);
  }

  /// What lowers a reader's guard is held suspicious; a format that could hide code and hides none
  /// is clean, and `artifact.format` says the rest.
  private static String word(Verdict verdict) {
    return switch (verdict) {
      case MALICIOUS, DENIAL_OF_SERVICE -> "dangerous";
      case SUSPICIOUS, POLICY -> "suspicious";
      case NOT_UNDERSTOOD -> "unreadable";
      case DANGEROUS_FORMAT, CLEAN -> "clean";
    };
  }

  private static Optional<String> told(ScanResult result) {
    if (result.findings().isEmpty()) {
      return Optional.empty();
    }
    long more = result.findings().size() + result.further() - TOLD;
    String first =
        result.findings().stream()
            .limit(TOLD)
            .map(ObserveArtifact::told)
            .collect(Collectors.joining("; "));
    return Optional.of(more > 0 ? first + "; and " + more + " more" : first);
  }

  private static String told(Finding finding) {
    return finding.rule().id() + ": " + finding.message();
  }

  private static String formats(ScanResult result) {
    return result.files().isEmpty()
        ? result.format()
        : result.files().stream()
            .map(ScanResult.Part::format)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
  }
}
