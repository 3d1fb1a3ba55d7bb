package dev.trivet.proof;

import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Ref;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.control.DocumentId;
import dev.trivet.control.Exclusion;
import dev.trivet.evidence.Evidence;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Posture;
import dev.trivet.posture.RequirementStatus;
import dev.trivet.posture.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The statement of applicability that clause 6.1.3 of ISO/IEC 42001 asks for: every control of
/// Annex A, whether it is included and why, and how it stands. Its numbers are the standard's, its
/// titles ours.
public record StatementOfApplicability(List<Row> rows) {
  public StatementOfApplicability {
    rows = List.copyOf(rows);
  }

  /// One control of Annex A.
  ///
  /// @param exclusion the decision that takes it out for the whole organisation
  /// @param narrowed decisions that take it out for some systems only
  /// @param ended decisions that once took it out, by which it came back in
  /// @param answers the controls in force that answer it, in the order of the control set
  /// @param owners those who say they do them
  public record Row(
      Ref requirement,
      String title,
      Reasons reasons,
      Optional<Exclusion> exclusion,
      List<Exclusion> narrowed,
      List<Exclusion> ended,
      RequirementStatus official,
      RequirementStatus withDerived,
      List<Answer> answers,
      List<String> owners,
      Pieces evidence) {
    public Row {
      narrowed = List.copyOf(narrowed);
      ended = List.copyOf(ended);
      answers = List.copyOf(answers);
      owners = List.copyOf(owners);
    }

    public boolean isIncluded() {
      return exclusion.isEmpty();
    }

    public RequirementStatus status(Basis basis) {
      return switch (basis) {
        case OFFICIAL_ONLY -> official;
        case WITH_DERIVED -> withDerived;
      };
    }

    /// Why it is in, or why it is out, in a sentence.
    public String justification() {
      return exclusion
          .map(e ->
              "Excluded by %s on %s (%s): %s"
                  .formatted(e.approvedBy(), e.decided(), e.id(), e.reason().strip()))
          .orElseGet(reasons::text);
    }
  }

  /// What calls for a control of Annex A.
  ///
  /// @param threats techniques that apply to a system and that a control answering it names; the
  ///   highest risk first
  /// @param systems how many systems they apply to
  /// @param requirements of other frameworks in scope that a crosswalk ties to it, as
  ///   `framework:id`
  /// @param treatments decisions to modify a risk by a control that answers it
  public record Reasons(
      List<TechniqueId> threats, int systems, List<Ref> requirements, List<DocumentId> treatments) {
    private static final int NAMED = 3;

    public Reasons {
      threats = List.copyOf(threats);
      requirements = List.copyOf(requirements);
      treatments = List.copyOf(treatments);
    }

    public boolean isEmpty() {
      return threats.isEmpty() && requirements.isEmpty() && treatments.isEmpty();
    }

    /// `Included: the controls that answer it name 12 techniques that apply to 5 systems (...);
    /// ...`
    public String text() {
      if (isEmpty()) {
        return "Included: nothing calls for it, and nobody has decided to leave it out";
      }
      var parts = new java.util.ArrayList<String>();
      if (!threats.isEmpty()) {
        parts.add(
            "the controls that answer it name %s that apply to %s (%s)"
                .formatted(
                    counted(threats.size(), "technique"),
                    counted(systems, "system"),
                    first(threats)));
      }
      if (!requirements.isEmpty()) {
        parts.add(
            "a crosswalk ties it to %s in scope (%s)"
                .formatted(counted(requirements.size(), "requirement"), first(requirements)));
      }
      if (!treatments.isEmpty()) {
        parts.add("risk treatments rest on it (%s)".formatted(first(treatments)));
      }
      return "Included: " + String.join("; ", parts);
    }

    private static String counted(int count, String what) {
      return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String first(List<?> all) {
      String named = String.join(", ", all.stream().limit(NAMED).map(Object::toString).toList());
      return all.size() > NAMED ? named + ", ..." : named;
    }
  }

  /// A control in force that answers it.
  ///
  /// @param verdict the worst of the systems it concerns
  public record Answer(ControlId control, String title, Control.Extent extent, Verdict verdict) {}

  /// The evidence behind the controls that answer it.
  ///
  /// @param listed the newest pieces
  /// @param count of all pieces
  public record Pieces(
      List<Evidence> listed, int count, Optional<Instant> oldest, Optional<Instant> newest) {
    public Pieces {
      listed = List.copyOf(listed);
    }
  }

  /// @return the statement, or nothing when ISO/IEC 42001 is not in scope
  public static Optional<StatementOfApplicability> of(Posture posture) {
    if (posture.requirements(FrameworkId.ISO_42001).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new StatementOfApplicability(new StateApplicability(posture).rows()));
  }

  public List<Row> included() {
    return rows.stream().filter(Row::isIncluded).toList();
  }

  public List<Row> excluded() {
    return rows.stream().filter(row -> !row.isIncluded()).toList();
  }
}
