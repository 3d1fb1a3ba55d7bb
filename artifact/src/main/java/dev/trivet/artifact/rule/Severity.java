package dev.trivet.artifact.rule;

import java.util.Locale;

/// How much a finding matters, in rising order.
public enum Severity {
  INFO,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /// As it is written outside: `critical`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
