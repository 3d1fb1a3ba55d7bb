package dev.trivet.gate.serve;

import java.util.List;

/// Whether something may go, and why not.
///
/// @param reasons why not; empty when it may
/// @param warnings what else is worth saying
record Answer(List<String> reasons, List<String> warnings) {
  Answer {
    reasons = List.copyOf(reasons);
    warnings = List.copyOf(warnings);
  }

  static Answer refused(String reason) {
    return new Answer(List.of(reason), List.of());
  }

  boolean allows() {
    return reasons.isEmpty();
  }
}
