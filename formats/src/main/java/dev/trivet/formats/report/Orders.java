package dev.trivet.formats.report;

import dev.trivet.posture.Coverage;
import dev.trivet.posture.RequirementStatus;
import dev.trivet.posture.Verdict;
import java.util.List;

/// The words of judgement, the best first, as bars and legends show them.
final class Orders {
  static final List<Verdict> VERDICTS =
      List.of(
          Verdict.PROVEN,
          Verdict.STALE,
          Verdict.CLAIMED,
          Verdict.PLANNED,
          Verdict.ABSENT,
          Verdict.FAILING);
  static final List<Coverage> COVERAGES =
      List.of(Coverage.COVERED, Coverage.PARTLY_COVERED, Coverage.ACCEPTED, Coverage.OPEN);
  static final List<RequirementStatus> STATUSES =
      List.of(
          RequirementStatus.MET,
          RequirementStatus.PARTLY_MET,
          RequirementStatus.SUPPORTED,
          RequirementStatus.NOT_EVIDENCED,
          RequirementStatus.FAILING,
          RequirementStatus.NOT_APPLICABLE);

  private Orders() {}
}
