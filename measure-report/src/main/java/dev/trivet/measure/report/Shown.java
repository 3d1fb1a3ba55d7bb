package dev.trivet.measure.report;

import dev.trivet.measure.run.MeasurementRun;
import dev.trivet.measure.run.MetricKind;
import dev.trivet.measure.run.Reading;
import dev.trivet.shared.Words;
import java.util.Locale;
import java.util.Optional;

/// Numbers and words as people read them.
public final class Shown {
  private Shown() {}

  /// `0.340 [0.248, 0.442]`, or why there is none.
  public static String value(Reading reading) {
    if (reading.value().isEmpty()) {
      return switch (reading.status()) {
        case NOT_ENOUGH_DATA -> "not enough data";
        case STOPPED -> "stopped: budget spent";
        case NOT_MEASURED, MEASURED -> "not measured";
      };
    }
    String unit = reading.unit().map(u -> " " + u).orElse("");
    String value = number(reading.value().get()) + unit;
    return reading.low().isPresent() && reading.high().isPresent()
        ? "%s [%s, %s]".formatted(value, number(reading.low().get()), number(reading.high().get()))
        : value;
  }

  /// Three digits that say something.
  public static String number(double value) {
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    if (size < 0.001 || size >= 1e6) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    if (value == Math.rint(value) && size >= 10) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, size < 0.1 ? "%.4f" : "%.3f", value);
  }

  /// `robust-accuracy, linf 0.1`
  public static String name(Reading reading) {
    return reading.name() + reading.at().map(at -> ", " + at).orElse("");
  }

  /// What the number promises, in two words.
  public static String meaning(Reading reading) {
    return switch (reading.meaning()) {
      case ESTIMATE -> "estimate";
      case UPPER_BOUND -> "at most";
      case LOWER_BOUND -> "at least";
      case CERTIFIED -> "certified";
    };
  }

  /// `Robust accuracy`
  public static String title(MetricKind kind) {
    String words = Words.spoken(kind);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /// What the queries cost, where the plan says what they do.
  public static Optional<String> cost(MeasurementRun run) {
    return run.plan()
        .budgetOrNone()
        .costPerThousand()
        .map(each -> String.format(Locale.ROOT, "%,.2f", each * run.queries() / 1_000));
  }

  /// The first twelve digits of a digest: enough to tell by eye.
  public static String shortened(String digest) {
    int from = digest.indexOf(':') + 1;
    return digest.substring(0, Math.min(digest.length(), from + 12));
  }

  /// What a reader knows the model of a run by: the name of its file, or its address.
  public static String model(MeasurementRun run) {
    String name = run.plan().model().name();
    return run.isOfBytes() ? fileName(name) : name;
  }

  /// The last part of a path: where a file lies on somebody's machine is nobody else's business.
  public static String fileName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
