package dev.trivet.redteam.endpoint;

import java.time.Duration;

/// What a run may use up.
///
/// @param cost in the currency of the prices
/// @param pricePerMillionRead for a million tokens the model reads
/// @param pricePerMillionWritten for a million it writes
public record Budget(
    long queries,
    long tokens,
    double cost,
    Duration time,
    double pricePerMillionRead,
    double pricePerMillionWritten) {
  public static final Budget UNLIMITED =
      new Budget(Long.MAX_VALUE, Long.MAX_VALUE, Double.MAX_VALUE, Duration.ofDays(365), 0, 0);

  private static final double MILLION = 1e6;

  public Budget {
    if (queries < 1 || tokens < 1 || !(cost > 0) || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a budget leaves room for one query");
    }
  }

  public Budget queries(long most) {
    return new Budget(most, tokens, cost, time, pricePerMillionRead, pricePerMillionWritten);
  }

  public Budget tokens(long most) {
    return new Budget(queries, most, cost, time, pricePerMillionRead, pricePerMillionWritten);
  }

  public Budget time(Duration most) {
    return new Budget(queries, tokens, cost, most, pricePerMillionRead, pricePerMillionWritten);
  }

  public Budget cost(double most) {
    return new Budget(queries, tokens, most, time, pricePerMillionRead, pricePerMillionWritten);
  }

  public Budget priced(double read, double written) {
    return new Budget(queries, tokens, cost, time, read, written);
  }

  double costOf(Usage usage) {
    return (usage.read() * pricePerMillionRead + usage.written() * pricePerMillionWritten)
        / MILLION;
  }
}
