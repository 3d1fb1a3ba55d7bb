package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.statistics.Proportion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/// Robust accuracy at several bounds on the change, the smallest first. Whoever breaks a sample
/// within a small bound has broken it within every larger one, so only what withstood is attacked
/// again: the curve never rises, and costs little more than its last point.
///
/// @param suite the attacks for a bound, the cheapest first
public record RobustnessCurve(List<Double> bounds, DoubleFunction<List<Attack>> suite) {
  private static final String NAME = "robust-accuracy";

  public RobustnessCurve {
    bounds = bounds.stream().sorted().toList();
    if (bounds.isEmpty()) {
      throw new IllegalArgumentException("a curve without bounds");
    }
  }

  /// One point.
  ///
  /// @param robust the share that withstood, or why it is not known
  /// @param attacks what each did
  public record Step(double bound, Result robust, List<Robustness.AttackRecord> attacks) {
    public Step {
      attacks = List.copyOf(attacks);
    }
  }

  /// @param labels the truth
  /// @throws dev.trivet.measure.result.ProblemException when the model cannot be asked at all
  public List<Step> measure(Model model, Samples samples, int[] labels) {
    var steps = new ArrayList<Step>();
    Set<String> names = new LinkedHashSet<>();
    int[] standing = IntStream.range(0, samples.count()).toArray();
    Optional<Problem> stopped = Optional.empty();
    for (double bound : bounds) {
      if (stopped.isPresent()) {
        steps.add(new Step(bound, new Result.NotMeasured(NAME, stopped.get()), List.of()));
        continue;
      }
      List<Attack> attacks = suite.apply(bound);
      attacks.forEach(a -> names.add(a.name()));
      int[] theirs = IntStream.of(standing).map(i -> labels[i]).toArray();
      Robustness robustness =
          new MeasureRobustness(attacks).measure(model, samples.select(standing), theirs).get();
      stopped = robustness.stopped();
      int[] before = standing;
      standing =
          IntStream.range(0, before.length)
              .filter(k -> Double.isInfinite(robustness.leastChange(k)))
              .map(k -> before[k])
              .toArray();
      steps.add(
          new Step(
              bound,
              result(standing.length, samples.count(), names, attacks.getFirst().seed(), stopped),
              robustness.attacks()));
    }
    return steps;
  }

  private static Result result(
      int robust, int all, Set<String> names, long seed, Optional<Problem> stopped) {
    return stopped
        .<Result>map(problem -> new Result.NotMeasured(NAME, problem))
        .orElseGet(() ->
            Result.of(
                new Proportion(robust, all)
                    .asMetric(NAME, "worst case over " + String.join(" + ", names))
                    .seeded(seed)));
  }
}
