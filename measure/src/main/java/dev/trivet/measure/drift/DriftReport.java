package dev.trivet.measure.drift;

import dev.trivet.measure.result.Metric;
import java.util.List;
import java.util.Optional;

/// What changed between the reference and a window.
///
/// @param falseAlarmRate how often a window that changed in nothing would raise the alarm
public record DriftReport(double falseAlarmRate, List<Check> checks) {
  public DriftReport {
    checks = List.copyOf(checks);
  }

  /// One way of looking.
  ///
  /// @param subject what was looked at: `confidence`, `predicted class`, `feature 17`
  /// @param adjusted its p-value after Holm's correction over all that were looked at
  public record Check(String subject, Metric metric, double pValue, double adjusted) {}

  /// The checks that changed more than chance explains, most surprising first.
  public List<Check> alarms() {
    return checks.stream()
        .filter(check -> check.adjusted() <= falseAlarmRate)
        .sorted((a, b) -> Double.compare(a.pValue(), b.pValue()))
        .toList();
  }

  public boolean isAlarm() {
    return !alarms().isEmpty();
  }

  public Optional<Check> find(String subject) {
    return checks.stream().filter(check -> check.subject().equals(subject)).findFirst();
  }
}
