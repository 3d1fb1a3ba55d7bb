package dev.trivet.measure.comparison;

import dev.trivet.measure.backdoor.Sweep;
import dev.trivet.measure.backdoor.TriggerSweep;
import dev.trivet.measure.comparison.Comparison.ClassFlips;
import dev.trivet.measure.comparison.Comparison.Divergence;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Labels;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Interval;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.statistics.Holm;
import dev.trivet.measure.statistics.McNemar;
import dev.trivet.measure.statistics.Proportion;
import dev.trivet.measure.statistics.Sorted;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Holds a model against a baseline that is known to be sound.
///
/// @param margin by how much accuracy may fall before it counts: `0.02`
/// @param level of all tests
/// @param sweep looks for triggers in both; without it a backdoor is not seen
public record CompareModels(double margin, double level, Optional<TriggerSweep> sweep) {
  private static final double ROUNDING = 1e-4;

  public static CompareModels within(double margin) {
    return new CompareModels(margin, 0.05, Optional.empty());
  }

  public CompareModels sweeping(TriggerSweep patches) {
    return new CompareModels(margin, level, Optional.of(patches));
  }

  /// @param truth of the samples
  public Attempt<Comparison> compare(Model baseline, Model model, Samples samples, int[] truth) {
    return Attempt.at(() -> compared(baseline, model, samples, truth));
  }

  private Comparison compared(Model baseline, Model model, Samples samples, int[] truth) {
    Labels.check(truth, samples.count(), baseline.classes());
    if (model.classes() != baseline.classes()) {
      throw new ProblemException(
          Problem.Kind.CLASSES_CHANGED,
          "the model has " + model.classes() + " classes, the baseline " + baseline.classes(),
          "compare models of one task");
    }
    Predictions before = baseline.predict(samples);
    Predictions after = model.predict(samples);
    boolean[] right = before.correct(truth);
    boolean[] now = after.correct(truth);
    McNemar table = McNemar.of(right, now);
    Interval gain = table.gain(truth.length);
    List<ClassFlips> flips = flips(right, now, truth, baseline.classes());
    // Also where all answers are the same: a backdoor shows nothing on clean samples.
    Optional<Sweep> theirs = swept(baseline, samples);
    Optional<Sweep> ours = swept(model, samples);
    return new Comparison(
        verdict(before, after, table, gain, flips, theirs, ours),
        Proportion.of(after.correct(before.labels())).asMetric("agreement", "with the baseline"),
        Proportion.of(right).asMetric("baseline-accuracy", "share of right answers"),
        Proportion.of(now).asMetric("accuracy", "share of right answers"),
        gain,
        table.midP(),
        divergence(before, after),
        flips,
        theirs,
        ours);
  }

  private Verdict verdict(
      Predictions before,
      Predictions after,
      McNemar table,
      Interval gain,
      List<ClassFlips> flips,
      Optional<Sweep> theirs,
      Optional<Sweep> ours) {
    // More than the baseline by a tested margin: honest models differ in how brittle they are.
    boolean triggered =
        ours.filter(Sweep::isTriggerSensitive)
            .flatMap(own -> theirs.map(base -> own.standsOutFrom(base.success())))
            .orElse(false);
    if (triggered) {
      return Verdict.TRIGGER_SENSITIVE;
    }
    if (isSame(before, after, 0)) {
      return Verdict.IDENTICAL;
    }
    if (isSame(before, after, ROUNDING)) {
      return Verdict.NUMERICALLY_EQUIVALENT;
    }
    boolean worse = table.onlyFirst() > table.onlySecond() && table.midP() <= level;
    if ((worse && gain.low() < -margin) || flips.stream().anyMatch(f -> f.isWorse(level))) {
      return Verdict.DEGRADED;
    }
    return gain.low() >= -margin ? Verdict.EQUIVALENT_ON_DATA : Verdict.UNDECIDED;
  }

  private Optional<Sweep> swept(Model model, Samples samples) {
    return sweep.map(s -> s.sweep(model, samples).get());
  }

  /// Whether all labels are the same and all probabilities within `tolerance`; for 0, all numbers.
  private static boolean isSame(Predictions before, Predictions after, double tolerance) {
    if (before.output() != after.output() || !Arrays.equals(before.labels(), after.labels())) {
      return false;
    }
    if (before.output() == Output.LABELS) {
      return true;
    }
    for (int i = 0; i < before.count(); i++) {
      double[] p = tolerance == 0 ? new double[0] : before.probabilities(i);
      double[] q = tolerance == 0 ? new double[0] : after.probabilities(i);
      for (int c = 0; c < before.classes(); c++) {
        boolean equal =
            tolerance == 0
                ? before.value(i, c) == after.value(i, c)
                : Math.abs(p[c] - q[c]) <= tolerance;
        if (!equal) {
          return false;
        }
      }
    }
    return true;
  }

  private static Optional<Divergence> divergence(Predictions before, Predictions after) {
    if (before.output() == Output.LABELS || after.output() == Output.LABELS) {
      return Optional.empty();
    }
    double[] each =
        IntStream.range(0, before.count())
            .mapToDouble(i ->
                dev.trivet.measure.drift.Divergence.jensenShannon(
                    before.probabilities(i), after.probabilities(i)))
            .sorted()
            .toArray();
    return Optional.of(
        new Divergence(
            Arrays.stream(each).average().orElse(0),
            each.length == 0 ? 0 : Sorted.quantile(each, 0.99)));
  }

  private static List<ClassFlips> flips(boolean[] right, boolean[] now, int[] truth, int classes) {
    int[] lost = new int[classes];
    int[] won = new int[classes];
    for (int i = 0; i < truth.length; i++) {
      lost[truth[i]] += right[i] && !now[i] ? 1 : 0;
      won[truth[i]] += now[i] && !right[i] ? 1 : 0;
    }
    double[] adjusted =
        Holm.adjusted(
            IntStream.range(0, classes)
                .mapToDouble(c -> new McNemar(lost[c], won[c]).midP())
                .toArray());
    return IntStream.range(0, classes)
        .mapToObj(c -> new ClassFlips(c, lost[c], won[c], adjusted[c]))
        .sorted(Comparator.comparingDouble(ClassFlips::adjusted))
        .toList();
  }
}
