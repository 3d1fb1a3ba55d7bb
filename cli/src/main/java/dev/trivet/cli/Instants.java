package dev.trivet.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// Reads the instants people type.
final class Instants {
  private Instants() {}

  /// What `--as-of` says, or now.
  static Instant asOf(Given given, Console console) throws Refusal {
    return of("--as-of", given, console);
  }

  /// What that option says, or now.
  static Instant of(String option, Given given, Console console) throws Refusal {
    Optional<String> text = given.option(option);
    return text.isEmpty() ? console.clock().instant() : parse(text.get());
  }

  /// `2026-11-15` is its first moment in UTC.
  static Instant parse(String text) throws Refusal {
    try {
      return text.length() <= "2026-11-15".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Refusal(
          ExitCode.USAGE,
          "'" + text + "' is neither a date nor an instant",
          "write 2026-11-15 or 2026-11-15T12:00:00Z");
    }
  }

  /// The later of both: what is asked about the future is not in the future.
  static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
