package dev.trivet.measure.drift;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Metric;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.statistics.Chance;
import dev.trivet.measure.statistics.Holm;
import java.util.Arrays;
import java.util.List;

/// Holds embeddings of what comes in now against those of what came in before, in two ways that see
/// different things: the distance of the two clouds, and whether a classifier tells them apart.
///
/// @param falseAlarmRate how often windows that are alike may raise the alarm
/// @param permutations behind the first p-value
public record CompareEmbeddings(double falseAlarmRate, int permutations, long seed) {
  private static final int MOST = 1_000;
  private static final int LEAST = 50;

  public static CompareEmbeddings seeded(long seed) {
    return new CompareEmbeddings(0.05, 200, seed);
  }

  /// @param strangest rows of the later window that look least like the earlier one
  public record Compared(DriftReport report, List<Integer> strangest) {
    public Compared {
      strangest = List.copyOf(strangest);
    }
  }

  public Attempt<Compared> compare(Samples earlier, Samples later) {
    return Attempt.at(() -> compared(earlier, later));
  }

  private Compared compared(Samples earlier, Samples later) {
    check(earlier, later);
    MaximumMeanDiscrepancy mmd =
        MaximumMeanDiscrepancy.test(drawn(earlier, 0), drawn(later, 1), permutations, seed);
    DomainClassifier classifier = DomainClassifier.learn(earlier, later, seed);
    double[] raw = {mmd.pValue(), classifier.pValue()};
    double[] adjusted = Holm.adjusted(raw);
    Metric distance =
        Metric.of(
                "text-mmd2",
                mmd.squared(),
                Math.min(later.count(), MOST),
                "unbiased squared MMD of embeddings, Gaussian kernel, median bandwidth,"
                    + " permutations")
            .seeded(seed);
    Metric area = classifier.roc().auc("text-drift-auc").seeded(seed);
    return new Compared(
        new DriftReport(
            falseAlarmRate,
            List.of(
                new DriftReport.Check("embeddings", distance, raw[0], adjusted[0]),
                new DriftReport.Check("told apart", area, raw[1], adjusted[1]))),
        classifier.strangest());
  }

  private static void check(Samples earlier, Samples later) {
    if (earlier.width() != later.width()) {
      throw new ProblemException(
          Problem.Kind.WRONG_SHAPE,
          "embeddings of %d and of %d numbers".formatted(earlier.width(), later.width()),
          "embed both windows in the same way");
    }
    int least = Math.min(earlier.count(), later.count());
    if (least < LEAST) {
      throw new ProblemException(
          Problem.Kind.UNREADABLE_DATA,
          "a window of " + least + " texts shows no drift",
          "collect at least " + LEAST);
    }
  }

  /// As many as the kernel test takes.
  private Samples drawn(Samples all, long stream) {
    return all.count() <= MOST
        ? all
        : all.select(Arrays.copyOf(Chance.permutation(all.count(), Chance.of(seed, stream)), MOST));
  }
}
