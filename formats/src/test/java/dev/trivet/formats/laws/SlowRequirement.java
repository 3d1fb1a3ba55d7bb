package dev.trivet.formats.laws;

import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Mapping;
import dev.trivet.catalog.Ref;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.control.ControlSet;
import dev.trivet.posture.Basis;
import dev.trivet.posture.RequirementStatus;
import dev.trivet.posture.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The status of a requirement as the design words it, from the verdicts on controls.
///
/// A control that answers it wholly, or a declared composition, meets it; one that answers a part
/// partly. A met requirement that equals or includes it meets it, a met one within it answers a
/// part, one that overlaps supports it. A control's own word on a requirement is official for the
/// AI RMF only; for others the official figure withholds the credit but never the bad news.
///
/// @param edges of every crosswalk, filed under both ends
/// @param inScope the requirements the programme answers to
record SlowRequirement(
    Map<Ref, List<Mapping>> edges,
    ControlSet controls,
    Set<Ref> inScope,
    Map<ControlId, Verdict> verdicts) {

  RequirementStatus of(Ref requirement, Basis basis) {
    RequirementStatus own = own(requirement, basis);
    if (own == RequirementStatus.NOT_APPLICABLE) {
      return own;
    }
    RequirementStatus crossed =
        edges.getOrDefault(requirement, List.of()).stream()
            .filter(m -> basis == Basis.WITH_DERIVED || m.origin() == Mapping.Origin.OFFICIAL)
            .map(m -> crossed(m, requirement, basis))
            .min(Comparator.naturalOrder())
            .orElse(RequirementStatus.NOT_EVIDENCED);
    if (own == RequirementStatus.FAILING) {
      boolean answered =
          crossed == RequirementStatus.MET || crossed == RequirementStatus.PARTLY_MET;
      return answered ? crossed : own;
    }
    return own.worseThan(crossed) ? crossed : own;
  }

  private RequirementStatus own(Ref requirement, Basis basis) {
    RequirementStatus said = said(requirement);
    boolean credit = said == RequirementStatus.MET || said == RequirementStatus.PARTLY_MET;
    boolean ours = !requirement.framework().equals(FrameworkId.AI_RMF);
    return credit && ours && basis == Basis.OFFICIAL_ONLY ? RequirementStatus.NOT_EVIDENCED : said;
  }

  private RequirementStatus said(Ref requirement) {
    List<Control> answering =
        controls.controls().stream().filter(c -> answers(c, requirement)).toList();
    if (!answering.isEmpty() && answering.stream().allMatch(c -> is(c, Verdict.EXCLUDED))) {
      return RequirementStatus.NOT_APPLICABLE;
    }
    boolean whole =
        answering.stream().anyMatch(c -> is(c, Verdict.PROVEN) && answersWholly(c, requirement));
    if (whole || controls.compositions().stream().anyMatch(c -> isWhole(c, requirement))) {
      return RequirementStatus.MET;
    }
    if (answering.stream().anyMatch(c -> is(c, Verdict.PROVEN))) {
      return RequirementStatus.PARTLY_MET;
    }
    return answering.stream().anyMatch(c -> is(c, Verdict.FAILING))
        ? RequirementStatus.FAILING
        : RequirementStatus.NOT_EVIDENCED;
  }

  private static boolean answers(Control control, Ref requirement) {
    return control.satisfies().stream().anyMatch(s -> s.requirement().equals(requirement));
  }

  private static boolean answersWholly(Control control, Ref requirement) {
    return control.satisfies().contains(new Control.Satisfies(requirement, Control.Extent.WHOLE));
  }

  /// Every member that concerns the system is proven, and some member does.
  private boolean isWhole(ControlSet.Composition composition, Ref requirement) {
    List<Verdict> members =
        composition.together().stream()
            .map(id -> java.util.Objects.requireNonNull(verdicts.get(id)))
            .toList();
    return composition.requirement().equals(requirement)
        && members.stream().allMatch(v -> v == Verdict.PROVEN || v == Verdict.EXCLUDED)
        && members.contains(Verdict.PROVEN);
  }

  private boolean is(Control control, Verdict verdict) {
    return verdicts.get(control.id()) == verdict;
  }

  /// What an edge carries over to `requirement` from its other end.
  private RequirementStatus crossed(Mapping mapping, Ref requirement, Basis basis) {
    if (mapping.target().equals(requirement) && inScope.contains(mapping.source())) {
      return carried(mapping.relationship(), own(mapping.source(), basis));
    }
    if (mapping.source().equals(requirement) && inScope.contains(mapping.target())) {
      return carried(
          switch (mapping.relationship()) {
            case EQUAL -> Mapping.Relationship.EQUAL;
            case SUBSET_OF -> Mapping.Relationship.SUPERSET_OF;
            case SUPERSET_OF -> Mapping.Relationship.SUBSET_OF;
            case INTERSECTS_WITH -> Mapping.Relationship.INTERSECTS_WITH;
          },
          own(mapping.target(), basis));
    }
    return RequirementStatus.NOT_EVIDENCED;
  }

  /// @param other how far the other end is answered, which is related so to this one
  private static RequirementStatus carried(Mapping.Relationship related, RequirementStatus other) {
    boolean met = other == RequirementStatus.MET;
    if (!met && other != RequirementStatus.PARTLY_MET) {
      return RequirementStatus.NOT_EVIDENCED;
    }
    return switch (related) {
      case EQUAL -> other;
      case SUPERSET_OF -> met ? RequirementStatus.MET : RequirementStatus.SUPPORTED;
      case SUBSET_OF -> met ? RequirementStatus.PARTLY_MET : RequirementStatus.SUPPORTED;
      case INTERSECTS_WITH -> RequirementStatus.SUPPORTED;
    };
  }
}
