package dev.trivet.measure.drift;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Metric;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.statistics.Chance;
import dev.trivet.measure.statistics.Holm;
import dev.trivet.measure.statistics.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Holds a window against a reference: its features, what the model answers to it, and how sure the
/// model is.
///
/// @param falseAlarmRate how often a window that changed in nothing may raise the alarm
/// @param permutations behind every p-value that has no formula
public record CompareWindows(double falseAlarmRate, int permutations, long seed) {
  private static final int PSI_BINS = 10;
  private static final int MMD_SAMPLES = 500;
  private static final int LEAST = 50;

  /// A window: samples, and what the model said to them.
  public record Window(Samples samples, Predictions predictions) {
    public Window {
      if (samples.count() != predictions.count()) {
        throw new IllegalArgumentException(
            samples.count() + " samples, " + predictions.count() + " answers");
      }
    }
  }

  public static CompareWindows seeded(long seed) {
    return new CompareWindows(0.05, 200, seed);
  }

  public Attempt<DriftReport> compare(Window reference, Window current) {
    return Attempt.at(() -> report(reference, current));
  }

  private DriftReport report(Window reference, Window current) {
    checkSizes(reference, current);
    var raw = new ArrayList<DriftReport.Check>();
    raw.add(predictedClasses(reference.predictions(), current.predictions()));
    if (reference.predictions().output() != Output.LABELS) {
      raw.add(confidence(reference.predictions(), current.predictions()));
      raw.add(outputs(reference.predictions(), current.predictions()));
    }
    raw.add(features(reference.samples(), current.samples()));
    double[] adjusted =
        Holm.adjusted(raw.stream().mapToDouble(DriftReport.Check::pValue).toArray());
    List<DriftReport.Check> checks = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      DriftReport.Check check = raw.get(i);
      checks.add(
          new DriftReport.Check(check.subject(), check.metric(), check.pValue(), adjusted[i]));
    }
    return new DriftReport(falseAlarmRate, checks);
  }

  private static void checkSizes(Window reference, Window current) {
    if (!reference.samples().shape().equals(current.samples().shape())
        || reference.predictions().classes() != current.predictions().classes()) {
      throw new ProblemException(
          Problem.Kind.WRONG_SHAPE,
          "the window's samples or classes are not those of the reference",
          "compare windows of one model");
    }
    int least = Math.min(reference.samples().count(), current.samples().count());
    if (least < LEAST) {
      throw new ProblemException(
          Problem.Kind.UNREADABLE_DATA,
          "a window of " + least + " samples shows no drift",
          "collect at least " + LEAST);
    }
  }

  /// The index of the answered classes, its p-value by shuffling the answers.
  private DriftReport.Check predictedClasses(Predictions reference, Predictions current) {
    int classes = reference.classes();
    int n = reference.count();
    int[] all = Arrays.copyOf(reference.labels(), n + current.count());
    System.arraycopy(current.labels(), 0, all, n, current.count());
    double observed = psiOfClasses(all, n, classes);
    RandomGenerator random = Chance.of(seed);
    int atLeast = 0;
    for (int round = 0; round < permutations; round++) {
      Chance.shuffle(all, random);
      atLeast += psiOfClasses(all, n, classes) >= observed ? 1 : 0;
    }
    return check(
        "predicted class",
        Metric.of("psi", observed, current.count(), "population stability index over classes")
            .seeded(seed),
        (atLeast + 1.0) / (permutations + 1.0));
  }

  private static double psiOfClasses(int[] labels, int n, int classes) {
    long[] before = new long[classes];
    long[] after = new long[classes];
    for (int i = 0; i < labels.length; i++) {
      (i < n ? before : after)[labels[i]]++;
    }
    return Divergence.psi(before, after);
  }

  private static DriftReport.Check confidence(Predictions reference, Predictions current) {
    KolmogorovSmirnov ks = KolmogorovSmirnov.test(confidences(reference), confidences(current));
    return check(
        "confidence",
        Metric.of("ks", ks.distance(), current.count(), "two-sample Kolmogorov-Smirnov, exact"),
        ks.pValue());
  }

  /// The kernel test on the outputs of at most 500 samples a side.
  private DriftReport.Check outputs(Predictions reference, Predictions current) {
    MaximumMeanDiscrepancy mmd =
        MaximumMeanDiscrepancy.test(
            firstOutputs(reference), firstOutputs(current), permutations, seed);
    return check(
        "outputs",
        Metric.of(
                "mmd2",
                mmd.squared(),
                Math.min(current.count(), MMD_SAMPLES),
                "unbiased squared MMD, Gaussian kernel, median bandwidth, permutations")
            .seeded(seed),
        mmd.pValue());
  }

  /// The feature that moved most, paying for having looked at all of them.
  private static DriftReport.Check features(Samples reference, Samples current) {
    int width = reference.width();
    double[] p = new double[width];
    double[] distance = new double[width];
    for (int feature = 0; feature < width; feature++) {
      KolmogorovSmirnov ks =
          KolmogorovSmirnov.test(column(reference, feature), column(current, feature));
      p[feature] = ks.pValue();
      distance[feature] = ks.distance();
    }
    int worst = 0;
    for (int feature = 1; feature < width; feature++) {
      worst = p[feature] < p[worst] ? feature : worst;
    }
    return check(
        "feature " + worst,
        Metric.of(
            "ks",
            distance[worst],
            current.count(),
            "two-sample Kolmogorov-Smirnov, smallest p of " + width + " features, Bonferroni"),
        Math.min(1, p[worst] * width));
  }

  /// The confidences of the answers.
  public static double[] confidences(Predictions predictions) {
    double[] values = new double[predictions.count()];
    Arrays.setAll(values, predictions::confidence);
    return values;
  }

  /// The stability index of the confidences over tenths of the reference.
  public static double psiOfConfidence(Predictions reference, Predictions current) {
    return Divergence.psi(
        FloatSoftmax.confidences(reference), FloatSoftmax.confidences(current), PSI_BINS);
  }

  /// How much the accuracy of answers to labelled windows changed, with the exact intervals of
  /// both.
  public static List<Metric> accuracies(boolean[] reference, boolean[] current) {
    return List.of(
        Proportion.of(reference).asMetric("accuracy-reference", "share of right answers"),
        Proportion.of(current).asMetric("accuracy-window", "share of right answers"));
  }

  private static Samples firstOutputs(Predictions predictions) {
    int count = Math.min(predictions.count(), MMD_SAMPLES);
    int classes = predictions.classes();
    float[] values = new float[count * classes];
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < classes; c++) {
        values[i * classes + c] = predictions.value(i, c);
      }
    }
    return new Samples(values, count, Shape.of(classes));
  }

  private static double[] column(Samples samples, int feature) {
    double[] values = new double[samples.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = samples.at(i, feature);
    }
    return values;
  }

  private static DriftReport.Check check(String subject, Metric metric, double p) {
    return new DriftReport.Check(subject, metric, p, p);
  }
}
