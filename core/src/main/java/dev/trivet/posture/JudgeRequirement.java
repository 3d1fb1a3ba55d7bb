package dev.trivet.posture;

import dev.trivet.catalog.Mapping;
import dev.trivet.posture.AssessmentPlan.Demand;
import dev.trivet.posture.AssessmentPlan.Inference;

/// Says what the verdicts on controls make of a requirement.
///
/// Directly: one control that answers it wholly, or a declared composition, satisfies it; others
/// answer a part. By crosswalk, one step: a met requirement that equals or includes this one
/// satisfies it, a met one that lies within it answers a part, one that overlaps it gives support
/// and nothing more.
final class JudgeRequirement {
  private JudgeRequirement() {}

  /// @param verdicts of every control on one system, or for the organisation
  static RequirementStatus status(Demand demand, Verdicts verdicts, Basis basis) {
    RequirementStatus direct = direct(demand, verdicts, basis);
    if (direct == RequirementStatus.MET || direct == RequirementStatus.NOT_APPLICABLE) {
      return direct;
    }
    RequirementStatus best = direct;
    for (Inference inference : demand.inferences()) {
      if (basis == Basis.WITH_DERIVED || inference.mapping().origin() == Mapping.Origin.OFFICIAL) {
        RequirementStatus inferred = inferred(inference, verdicts, basis);
        if (best.worseThan(inferred)) {
          best = inferred;
        }
      }
    }
    return direct == RequirementStatus.FAILING && !answers(best) ? direct : best;
  }

  /// Only an answer hides that evidence contradicts a control; support does not, and nothing even
  /// less.
  private static boolean answers(RequirementStatus status) {
    return status == RequirementStatus.MET || status == RequirementStatus.PARTLY_MET;
  }

  /// What the controls that name it say, without any crosswalk.
  ///
  /// Outside the AI RMF that a control answers a requirement is our own mapping. The official
  /// figure withholds the credit for it, and nothing else: bad news and exclusions are the same in
  /// both.
  static RequirementStatus direct(Demand demand, Verdicts verdicts, Basis basis) {
    RequirementStatus said = direct(demand, verdicts);
    boolean isOurs = basis == Basis.OFFICIAL_ONLY && !demand.home();
    return isOurs && answers(said) ? RequirementStatus.NOT_EVIDENCED : said;
  }

  private static RequirementStatus direct(Demand demand, Verdicts verdicts) {
    if (demand.any().isEmpty()) {
      return RequirementStatus.NOT_EVIDENCED;
    }
    if (demand.any().isWithin(verdicts.excluded(), verdicts.excluded())) {
      return RequirementStatus.NOT_APPLICABLE;
    }
    if (demand.whole().intersects(verdicts.proven()) || hasComposition(demand, verdicts)) {
      return RequirementStatus.MET;
    }
    if (demand.part().intersects(verdicts.proven())) {
      return RequirementStatus.PARTLY_MET;
    }
    return demand.any().intersects(verdicts.failing())
        ? RequirementStatus.FAILING
        : RequirementStatus.NOT_EVIDENCED;
  }

  /// A composition is whole when all of it that concerns the system is proven, and something of it
  /// does.
  private static boolean hasComposition(Demand demand, Verdicts verdicts) {
    for (ControlMask together : demand.compositions()) {
      if (together.isWithin(verdicts.proven(), verdicts.excluded())
          && together.intersects(verdicts.proven())) {
        return true;
      }
    }
    return false;
  }

  static RequirementStatus inferred(Inference inference, Verdicts verdicts, Basis basis) {
    return inferred(inference.mapping().relationship(), direct(inference.from(), verdicts, basis));
  }

  private static RequirementStatus inferred(
      Mapping.Relationship relationship, RequirementStatus other) {
    boolean met = other == RequirementStatus.MET;
    boolean partly = met || other == RequirementStatus.PARTLY_MET;
    return switch (relationship) {
      case EQUAL -> partly ? other : RequirementStatus.NOT_EVIDENCED;
      case SUPERSET_OF -> {
        if (met) {
          yield RequirementStatus.MET;
        }
        yield partly ? RequirementStatus.SUPPORTED : RequirementStatus.NOT_EVIDENCED;
      }
      case SUBSET_OF -> {
        if (met) {
          yield RequirementStatus.PARTLY_MET;
        }
        yield partly ? RequirementStatus.SUPPORTED : RequirementStatus.NOT_EVIDENCED;
      }
      case INTERSECTS_WITH ->
          partly ? RequirementStatus.SUPPORTED : RequirementStatus.NOT_EVIDENCED;
    };
  }
}
