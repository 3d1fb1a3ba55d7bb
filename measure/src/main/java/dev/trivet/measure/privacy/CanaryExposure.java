package dev.trivet.measure.privacy;

import dev.trivet.measure.result.Metric;
import java.util.Arrays;

/// How far a text model prefers a planted secret to others like it (Carlini et al., USENIX Security
/// 2019): the logarithm to base 2 of how many of the candidates it finds less likely. 0 for one in
/// the middle of nowhere, and as many bits as the candidates have for one that is known by heart.
public final class CanaryExposure {
  private CanaryExposure() {}

  /// @param canary the model's log-likelihood of the planted text
  /// @param others of texts of the same form that were not planted
  /// @throws IllegalArgumentException when there are none
  public static Metric of(double canary, double[] others) {
    if (others.length == 0) {
      throw new IllegalArgumentException("exposure needs texts that were not planted");
    }
    // A tie counts against the secret's secrecy as half.
    long above = Arrays.stream(others).filter(o -> o > canary).count();
    long equal = Arrays.stream(others).filter(o -> o == canary).count();
    double rank = 1 + above + equal / 2.0;
    double bits = Math.log((others.length + 1) / rank) / Math.log(2);
    return Metric.of(
            "canary-exposure", bits, others.length, "rank among texts that were not planted")
        .in("bits");
  }
}
