package dev.trivet.posture;

import dev.trivet.catalog.Mapping;
import dev.trivet.posture.AssessmentPlan.Demand;
import dev.trivet.posture.AssessmentPlan.Inference;
import java.util.function.Function;

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
    return standing(demand, basis, d -> said(d, verdicts)).of(0);
  }

  /// What the controls that name it say, without any crosswalk.
  static RequirementStatus direct(Demand demand, Verdicts verdicts, Basis basis) {
    return credited(demand, basis, said(demand, verdicts)).of(0);
  }

  /// What one edge lends.
  static RequirementStatus inferred(Inference inference, Verdicts verdicts, Basis basis) {
    return lent(inference, basis, d -> said(d, verdicts)).of(0);
  }

  /// The status on many members at once.
  ///
  /// @param said of any demand by its controls alone
  static Standing standing(Demand demand, Basis basis, Function<Demand, Standing> said) {
    Standing standing = credited(demand, basis, said.apply(demand));
    for (Inference inference : demand.inferences()) {
      if (basis == Basis.WITH_DERIVED || inference.mapping().origin() == Mapping.Origin.OFFICIAL) {
        standing = standing.and(lent(inference, basis, said));
      }
    }
    return standing.settled();
  }

  /// Outside the AI RMF that a control answers a requirement is our own mapping. The official
  /// figure withholds the credit for it, and nothing else: bad news and exclusions are the same in
  /// both.
  private static Standing credited(Demand demand, Basis basis, Standing said) {
    return basis == Basis.OFFICIAL_ONLY && !demand.home() ? said.withoutAnswers() : said;
  }

  /// What the controls that name a requirement say of it on many members at once.
  static Standing said(Demand demand, Lanes lanes) {
    if (demand.controls().length == 0) {
      return Standing.NOTHING;
    }
    long met = 0;
    long partlyMet = 0;
    long failing = 0;
    long excluded = lanes.members();
    for (int control : demand.controls()) {
      if (demand.whole().has(control)) {
        met |= lanes.proven(control);
      } else {
        partlyMet |= lanes.proven(control);
      }
      failing |= lanes.failing(control);
      excluded &= lanes.excluded(control);
    }
    for (int[] together : demand.compositions()) {
      met |= whole(together, lanes);
    }
    return new Standing(met, partlyMet, 0, failing, excluded).settled();
  }

  /// A composition is whole when all of it that concerns the system is proven, and something of it
  /// does.
  private static long whole(int[] together, Lanes lanes) {
    long all = lanes.members();
    long some = 0;
    for (int control : together) {
      all &= lanes.proven(control) | lanes.excluded(control);
      some |= lanes.proven(control);
    }
    return all & some;
  }

  private static Standing lent(Inference inference, Basis basis, Function<Demand, Standing> said) {
    Demand other = inference.from();
    Standing from = credited(other, basis, said.apply(other));
    return switch (inference.mapping().relationship()) {
      case EQUAL -> new Standing(from.met(), from.partlyMet(), 0, 0, 0);
      case SUPERSET_OF -> new Standing(from.met(), 0, from.partlyMet(), 0, 0);
      case SUBSET_OF -> new Standing(0, from.met(), from.partlyMet(), 0, 0);
      case INTERSECTS_WITH -> new Standing(0, 0, from.met() | from.partlyMet(), 0, 0);
    };
  }
}
