package dev.trivet.posture;

import java.util.List;

/// How far a requirement is answered on up to 64 members at once, one bit each in one of the
/// fields; on a member without a bit it is not evidenced.
record Standing(long met, long partlyMet, long supported, long failing, long notApplicable) {
  static final Standing NOTHING = new Standing(0, 0, 0, 0, 0);

  private static final List<RequirementStatus> STATUSES = List.of(RequirementStatus.values());

  Standing and(Standing other) {
    return new Standing(
        met | other.met,
        partlyMet | other.partlyMet,
        supported | other.supported,
        failing | other.failing,
        notApplicable | other.notApplicable);
  }

  /// Where several things were said of one member, one holds: an exclusion before anything; an
  /// answer hides that evidence contradicts a control; support does not.
  Standing settled() {
    long isMet = met & ~notApplicable;
    long isPartlyMet = partlyMet & ~(notApplicable | isMet);
    long isFailing = failing & ~(notApplicable | isMet | isPartlyMet);
    long isSupported = supported & ~(notApplicable | isMet | isPartlyMet | isFailing);
    return new Standing(isMet, isPartlyMet, isSupported, isFailing, notApplicable);
  }

  /// The same without the credit for answering it.
  Standing withoutAnswers() {
    return new Standing(0, 0, supported, failing, notApplicable);
  }

  /// Those of `members` on which the requirement has that status.
  long at(RequirementStatus status, long members) {
    return switch (status) {
      case MET -> members & met;
      case PARTLY_MET -> members & partlyMet;
      case SUPPORTED -> members & supported;
      case NOT_EVIDENCED -> members & ~(met | partlyMet | supported | failing | notApplicable);
      case FAILING -> members & failing;
      case NOT_APPLICABLE -> members & notApplicable;
    };
  }

  /// The status on one member.
  RequirementStatus of(int lane) {
    for (RequirementStatus status : STATUSES) {
      if (at(status, 1L << lane) != 0) {
        return status;
      }
    }
    throw new IllegalStateException("every member has one");
  }
}
