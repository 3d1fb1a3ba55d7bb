package dev.trivet.measure.comparison;

import dev.trivet.measure.backdoor.Sweep;
import dev.trivet.measure.result.Interval;
import dev.trivet.measure.result.Metric;
import java.util.List;
import java.util.Optional;

/// How a model behaves beside the baseline, on the same samples.
///
/// @param agreement the share of samples both answer alike
/// @param baselineAccuracy and `accuracy`: shares of right answers
/// @param gain accuracy minus the baseline's, with the interval for pairs (Agresti and Min,
///   Statistics in Medicine 24, 2005)
/// @param pValue of McNemar's mid-p test
/// @param divergence between the probabilities; empty for labels
/// @param flips by true class, those that got significantly worse first
/// @param sweep what patches do to the model; `baselineSweep` likewise; empty when not asked for
public record Comparison(
    Verdict verdict,
    Metric agreement,
    Metric baselineAccuracy,
    Metric accuracy,
    Interval gain,
    double pValue,
    Optional<Divergence> divergence,
    List<ClassFlips> flips,
    Optional<Sweep> baselineSweep,
    Optional<Sweep> sweep) {
  public Comparison {
    flips = List.copyOf(flips);
  }

  /// Jensen-Shannon divergence of the two models' probabilities in bits, over samples.
  ///
  /// @param high its 99th percentile
  public record Divergence(double mean, double high) {}

  /// A class, and how its samples fared.
  ///
  /// @param lost answered rightly by the baseline only
  /// @param won answered rightly by the model only
  /// @param adjusted the mid-p-value after Holm's correction over the classes
  public record ClassFlips(int label, int lost, int won, double adjusted) {
    public boolean isWorse(double level) {
      return lost > won && adjusted <= level;
    }
  }
}
