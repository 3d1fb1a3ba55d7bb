package dev.trivet.formats.report;

import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.Observation;
import dev.trivet.shared.Checks;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;

/// How dates, numbers and other people's words are written in the report.
final class Shown {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int LONGEST_NAME = 90;
  private static final int LONGEST_TEXT = 1_200;

  private Shown() {}

  static String day(Instant instant) {
    return DAY.format(instant);
  }

  static String moment(Instant instant) {
    return MOMENT.format(instant);
  }

  /// Whole days from `then` to `now`; negative when it lies ahead.
  static long days(Instant then, Instant now) {
    return Duration.between(then, now).toDays();
  }

  /// `today`, `3 days ago`, `in 16 days`.
  static String distance(Instant then, Instant now) {
    long days = days(then, now);
    if (days == 0) {
      return "today";
    }
    String count = Math.abs(days) == 1 ? "1 day" : Math.abs(days) + " days";
    return days > 0 ? count + " ago" : "in " + count;
  }

  /// A name in a line or a table cell. What somebody else wrote may be any length.
  static String name(String name) {
    return shortened(name, LONGEST_NAME);
  }

  static String text(String text) {
    return shortened(text, LONGEST_TEXT);
  }

  private static String shortened(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end).stripTrailing() + "\u2026";
  }

  /// Whether a character must not reach a page: it would show nothing, or make the text around it
  /// read otherwise than it is stored.
  static boolean isHidden(char c) {
    return Checks.isHidden(c) || c == '\u200E' || c == '\u200F' || c == '\u061C' || c == '\uFEFF';
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /// What evidence says: the word, the number with its interval, unit and sample.
  static String result(Evidence evidence) {
    var parts = new ArrayList<String>();
    evidence.outcome().ifPresent(parts::add);
    if (evidence instanceof Observation observation) {
      observation.measurement().ifPresent(m -> parts.add(measurement(m)));
    }
    return parts.isEmpty() ? "stated" : String.join(", ", parts);
  }

  private static String measurement(dev.trivet.evidence.Measurement m) {
    var text = new StringBuilder(number(m.value()));
    if (m.low().isPresent() && m.high().isPresent()) {
      text.append(" [")
          .append(number(m.low().getAsDouble()))
          .append(" to ")
          .append(number(m.high().getAsDouble()))
          .append(']');
    }
    m.unit().ifPresent(unit -> text.append(' ').append(unit));
    m.sample().ifPresent(sample -> text.append(", n = ").append(sample));
    return text.toString();
  }
}
