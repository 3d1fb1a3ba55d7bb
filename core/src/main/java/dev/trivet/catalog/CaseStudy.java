package dev.trivet.catalog;

import java.util.List;

/// An incident or exercise ATLAS recorded, as the sequence of techniques used.
///
/// @param date as precise as `granularity` (YEAR, MONTH, DATE) says
public record CaseStudy(
    CaseStudyId id, String name, String type, String date, String granularity, List<Step> steps) {
  public CaseStudy {
    steps = List.copyOf(steps);
  }

  /// One technique used for one tactic.
  public record Step(TacticId tactic, TechniqueId technique) {}
}
