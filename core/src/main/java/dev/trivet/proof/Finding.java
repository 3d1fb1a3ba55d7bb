package dev.trivet.proof;

import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.ControlId;
import dev.trivet.control.DocumentId;
import dev.trivet.control.Exclusion;
import dev.trivet.control.RiskTreatment;
import dev.trivet.evidence.EvidenceId;
import dev.trivet.inventory.Field;
import dev.trivet.inventory.SystemId;
import dev.trivet.shared.Level;
import dev.trivet.shared.Words;
import java.util.Optional;

/// Something that is not as it should be, and what to do about it now.
///
/// @param risk the current risk of the threat it is about
/// @param field the first profile field that makes the threat apply
/// @param evidence what decides against a control, the first of it
/// @param acceptance the decision that accepts it; it is shown, and fails nothing
public record Finding(
    Rule rule,
    Severity severity,
    About about,
    String message,
    String action,
    Optional<Level> risk,
    Optional<Field> field,
    Optional<EvidenceId> evidence,
    Optional<RiskTreatment> acceptance) {

  /// The ids it is about, and nothing else: what makes it the same finding tomorrow.
  ///
  /// @param document the decision
  public record About(
      Optional<SystemId> system,
      Optional<ControlId> control,
      Optional<TechniqueId> technique,
      Optional<DocumentId> document) {

    static About threat(SystemId system, TechniqueId technique) {
      return new About(
          Optional.of(system), Optional.empty(), Optional.of(technique), Optional.empty());
    }

    static About control(Optional<SystemId> system, ControlId control) {
      return new About(system, Optional.of(control), Optional.empty(), Optional.empty());
    }

    static About treatment(RiskTreatment treatment) {
      return new About(
          Optional.of(treatment.system()),
          Optional.empty(),
          Optional.of(treatment.technique()),
          Optional.of(treatment.id()));
    }

    static About exclusion(Exclusion exclusion) {
      return new About(
          exclusion.systems().size() == 1
              ? Optional.of(exclusion.systems().getFirst())
              : Optional.empty(),
          exclusion.control(),
          Optional.empty(),
          Optional.of(exclusion.id()));
    }
  }

  /// What can be found.
  public enum Rule {
    OPEN_THREAT_ABOVE_APPETITE(
        "Threat above the risk appetite that no proven control stops",
        "A technique applies to a system, no proven control that prevents or limits names it, and"
            + " the risk that is left is above what the organisation said it lives with."),
    FAILING_CONTROL(
        "Control that fresh evidence contradicts",
        "Evidence that is still fresh does not pass what the control must show."),
    STALE_CONTROL(
        "Control whose evidence no longer counts",
        "What the control must show passed, but too long ago or for bytes no longer deployed."),
    EXPIRED_ACCEPTANCE(
        "Accepted risk whose time has run out",
        "Somebody accepted a threat until a date that has passed, and nobody has decided again."),
    EXPIRING_ACCEPTANCE(
        "Accepted risk whose time runs out soon", "An acceptance ends within thirty days."),
    ORPHANED_TREATMENT(
        "Decision about a threat that is not there",
        "A risk treatment names a technique that does not apply to its system any more, or a system"
            + " that is gone."),
    EXPIRED_EXCLUSION(
        "Exclusion whose time has run out",
        "A control or requirement was excluded until a date that has passed, and nobody has decided"
            + " again.");

    private final String title;
    private final String about;

    Rule(String title, String about) {
      this.title = title;
      this.about = about;
    }

    /// As `--fail-on` and SARIF write it: `open-threat-above-appetite`.
    public String id() {
      return Words.of(this);
    }

    public String title() {
      return title;
    }

    public String about() {
      return about;
    }

    /// The severity most findings of the rule have.
    public Severity usual() {
      return switch (this) {
        case OPEN_THREAT_ABOVE_APPETITE, FAILING_CONTROL, EXPIRED_ACCEPTANCE -> Severity.ERROR;
        case STALE_CONTROL, ORPHANED_TREATMENT, EXPIRED_EXCLUSION -> Severity.WARNING;
        case EXPIRING_ACCEPTANCE -> Severity.NOTE;
      };
    }
  }

  /// How much it matters. A note never fails a build.
  public enum Severity {
    ERROR,
    WARNING,
    NOTE
  }

  public boolean isAccepted() {
    return acceptance.isPresent();
  }

  /// The same for the same rule and ids, whatever the text or the day: what tells a finding seen
  /// before from a new one.
  public String fingerprint() {
    return Fingerprint.of(
        rule.id(),
        about.system().map(SystemId::value).orElse(""),
        about.control().map(ControlId::value).orElse(""),
        about.technique().map(TechniqueId::value).orElse(""),
        about.document().map(DocumentId::value).orElse(""));
  }

  /// A finding about ids alone.
  static Finding of(Rule rule, About about, String message, String action) {
    return new Finding(
        rule,
        rule.usual(),
        about,
        message,
        action,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
