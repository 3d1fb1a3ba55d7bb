package dev.trivet.measure.evasion;

import dev.trivet.measure.result.Metric;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.statistics.Bootstrap;
import dev.trivet.measure.statistics.Proportion;
import dev.trivet.measure.statistics.Sorted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What attacks did to a model, sample by sample: a sample is robust when none of them changed its
/// answer, as AutoAttack counts (Croce and Hein, ICML 2020). A clean error is never robust.
///
/// What comes out are upper bounds: a better attack may find more.
public final class Robustness {
  private final Norm norm;
  private final int samples;
  private final boolean[] cleanErrors;
  private final double[] least;
  private final int[] questions;
  private final int[] untilFound;
  private final List<AttackRecord> attacks;
  private final Optional<Problem> stopped;
  private final long seed;

  /// What one attack of the suite did.
  ///
  /// @param tried on how many samples that no attack before it had changed
  /// @param changed how many of those it changed
  public record AttackRecord(String name, int tried, int changed, long queries) {}

  /// A bound on the change, and the share of samples nothing within it was found for.
  public record CurvePoint(double epsilon, Proportion robust) {}

  Robustness(Suffered suffered, Norm norm, long seed) {
    this.norm = norm;
    this.samples = suffered.least.length;
    this.cleanErrors = suffered.cleanErrors;
    this.least = suffered.least;
    this.questions = suffered.questions;
    this.untilFound = suffered.untilFound;
    this.attacks = List.copyOf(suffered.attacks);
    this.stopped = suffered.stopped;
    this.seed = seed;
  }

  /// What the suite collects while it runs.
  static final class Suffered {
    final boolean[] cleanErrors;
    final double[] least;
    final int[] questions;
    final int[] untilFound;
    final List<AttackRecord> attacks = new ArrayList<>();
    Optional<Problem> stopped = Optional.empty();

    Suffered(int samples) {
      cleanErrors = new boolean[samples];
      least = new double[samples];
      questions = new int[samples];
      untilFound = new int[samples];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
    }
  }

  public int samples() {
    return samples;
  }

  public List<AttackRecord> attacks() {
    return attacks;
  }

  /// Why the suite ended early; the samples' results until then are kept.
  public Optional<Problem> stopped() {
    return stopped;
  }

  /// The size of the least change found for a sample: 0 for a clean error, infinite where none was.
  public double leastChange(int sample) {
    return least[sample];
  }

  public Metric cleanAccuracy() {
    return new Proportion(samples - count(cleanErrors), samples)
        .asMetric("clean-accuracy", "share of right answers");
  }

  /// The share of samples that no attack changed within `epsilon`.
  public Result robustAccuracy(double epsilon) {
    String name = "robust-accuracy";
    if (stopped.isPresent()) {
      return new Result.NotMeasured(name, stopped.get());
    }
    String method =
        "worst case over " + String.join(" + ", attacks.stream().map(AttackRecord::name).toList());
    return Result.of(robustWithin(epsilon).asMetric(name, method).seeded(seed));
  }

  private Proportion robustWithin(double epsilon) {
    double slack = epsilon * 1e-6; // rounding of 32 bit floats
    long robust = Arrays.stream(least).filter(d -> d > epsilon + slack).count();
    return new Proportion(robust, samples);
  }

  /// Robust accuracy against the size of change allowed: it never rises. Between the bounds attacks
  /// were run at it says only what was found there.
  public List<CurvePoint> curve(double... epsilons) {
    return Arrays.stream(epsilons)
        .sorted()
        .mapToObj(e -> new CurvePoint(e, robustWithin(e)))
        .toList();
  }

  /// How many samples were changed and how many withstood; clean errors are neither.
  public int changed() {
    int changed = 0;
    for (int i = 0; i < samples; i++) {
      changed += !cleanErrors[i] && least[i] < Double.POSITIVE_INFINITY ? 1 : 0;
    }
    return changed;
  }

  /// How many samples no attack changed.
  public int failures() {
    return (int) Arrays.stream(least).filter(d -> d == Double.POSITIVE_INFINITY).count();
  }

  /// The median of the least changes, over the samples that could be changed; read it together with
  /// the failures. Without any change there is no median, and not a median of 0.
  public Result medianChange() {
    String name = "median-minimal-" + (norm == Norm.L2 ? "l2" : "linf");
    double[] sizes = new double[changed()];
    int next = 0;
    for (int i = 0; i < samples; i++) {
      if (!cleanErrors[i] && least[i] < Double.POSITIVE_INFINITY) {
        sizes[next++] = least[i];
      }
    }
    if (sizes.length == 0) {
      return new Result.NotEnoughData(name, 0, 1, "no attack changed any answer");
    }
    if (stopped.isPresent()) {
      return new Result.NotMeasured(name, stopped.get());
    }
    double median = median(sizes);
    return Result.of(
        Metric.of(
                name,
                median,
                sizes.length,
                "median over %d changed, %d withstood, %d misread anyway; bootstrap 95 %%"
                    .formatted(sizes.length, failures(), count(cleanErrors)))
            .within(Bootstrap.seeded(seed).ofMedian(sizes).widenedTo(median))
            .seeded(seed));
  }

  /// The median number of questions until an answer changed, over the samples that could be
  /// changed.
  public Result medianQueries() {
    double[] until = new double[changed()];
    int next = 0;
    for (int i = 0; i < samples; i++) {
      if (!cleanErrors[i] && least[i] < Double.POSITIVE_INFINITY) {
        until[next++] = untilFound[i];
      }
    }
    if (until.length == 0) {
      return new Result.NotEnoughData("median-queries", 0, 1, "no attack changed any answer");
    }
    double median = median(until);
    return Result.of(
        Metric.of("median-queries", median, until.length, "questions until the answer changed")
            .within(Bootstrap.seeded(seed).ofMedian(until).widenedTo(median))
            .seeded(seed));
  }

  /// Robust accuracy had the attacks been stopped after so many questions for each sample.
  public Proportion robustAfter(int queries) {
    long robust = 0;
    for (int i = 0; i < samples; i++) {
      boolean broken = least[i] < Double.POSITIVE_INFINITY && untilFound[i] <= queries;
      robust += broken ? 0 : 1;
    }
    return new Proportion(robust, samples);
  }

  public long queries() {
    return Arrays.stream(questions).asLongStream().sum();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Sorted.median(sorted);
  }

  private static int count(boolean[] set) {
    int count = 0;
    for (boolean b : set) {
      count += b ? 1 : 0;
    }
    return count;
  }
}
