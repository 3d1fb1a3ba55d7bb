package dev.trivet.measure.certificate;

import dev.trivet.measure.result.Metric;
import dev.trivet.measure.statistics.Proportion;
import dev.trivet.measure.statistics.Sorted;
import java.util.Arrays;
import java.util.List;

/// The certificates of a sample of cases.
public final class Certificates {
  private final RandomisedSmoothing method;
  private final List<Certificate> each;
  private final int[] labels;

  Certificates(RandomisedSmoothing method, List<Certificate> each, int[] labels) {
    this.method = method;
    this.each = List.copyOf(each);
    this.labels = labels.clone();
  }

  public List<Certificate> each() {
    return each;
  }

  public int abstentions() {
    return (int) each.stream().filter(Certificate::isAbstention).count();
  }

  /// The share of samples that are answered rightly and proven to stay so up to a radius: a lower
  /// bound on the smoothed model's accuracy under any attack in L2. It says nothing about the model
  /// without smoothing.
  public Metric certifiedAccuracy(double radius) {
    long certified = 0;
    for (int i = 0; i < labels.length; i++) {
      certified += each.get(i).holds(labels[i], radius) ? 1 : 0;
    }
    return new Proportion(certified, labels.length)
        .asMetric("certified-accuracy", method.describe() + ", radius " + radius)
        .seeded(method.seed());
  }

  /// The mean radius of the samples answered rightly; 0 when there is none.
  public double meanRadius() {
    double sum = 0;
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      if (each.get(i).holds(labels[i], 0)) {
        sum += each.get(i).radius();
        right++;
      }
    }
    return right == 0 ? 0 : sum / right;
  }

  /// The median radius over all samples, one answered wrongly counting 0.
  public double medianRadius() {
    double[] radii = new double[labels.length];
    for (int i = 0; i < radii.length; i++) {
      radii[i] = each.get(i).holds(labels[i], 0) ? each.get(i).radius() : 0;
    }
    Arrays.sort(radii);
    return Sorted.median(radii);
  }
}
