package dev.trivet.redteam.stub;

import java.util.EnumMap;
import java.util.Map;

/// What is wrong with the stub as an endpoint, apart from its weaknesses as a model.
///
/// @param rates how many of its answers have each defect
/// @param driftsAfter after how many answers another model takes over
public record Defects(Map<Kind, Double> rates, long driftsAfter) {
  public static final Defects NONE = new Defects(Map.of(), Long.MAX_VALUE);

  public Defects {
    rates = Map.copyOf(rates);
  }

  /// A way to answer badly.
  public enum Kind {
    /// No answer in any reasonable time.
    HANGS,
    RATE_LIMITS,
    SERVER_ERROR,
    HTML,
    TRUNCATES,
    FILTERS,
    EMPTY,
    CUTS_OFF,
    /// An error that repeats the headers of the request, secret included.
    ECHOES
  }

  public Defects with(Kind kind, double rate) {
    var other = new EnumMap<Kind, Double>(Kind.class);
    other.putAll(rates);
    other.put(kind, rate);
    return new Defects(other, driftsAfter);
  }

  public Defects driftingAfter(long answers) {
    return new Defects(rates, answers);
  }
}
