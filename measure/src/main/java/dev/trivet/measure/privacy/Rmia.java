package dev.trivet.measure.privacy;

import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.statistics.Sorted;
import java.util.Arrays;
import java.util.List;

/// The relative attack (Zarifzadeh, Liu, Shokri, ICML 2024): how many records of the population
/// does the target prefer this one to, each measured by how much likelier the target finds it than
/// references do?
///
/// The published score is that share. Many records beat the whole population and tie at the top,
/// which hides them at low false positive rates; here a tie is broken by how far they beat it.
///
/// @param share how nearly references that know a record find it certain: 1 takes what references
///   that do not know it say, 0 half of that
/// @param gamma by how much a record must beat another
public record Rmia(double share, double gamma) {
  public Rmia {
    if (!(share >= 0 && share <= 1) || !(gamma > 0)) {
      throw new IllegalArgumentException("a share of " + share + ", gamma of " + gamma);
    }
  }

  /// What the population is asked: the target, and every reference.
  ///
  /// @param labels of the population
  public record Population(Predictions target, List<Predictions> references, List<Integer> labels) {
    public Population {
      references = List.copyOf(references);
      labels = List.copyOf(labels);
    }
  }

  /// @return for each record, the share of the population it beats, ties broken by a fraction of
  ///   one
  public double[] scores(Audit audit, List<Reference> references, Population population) {
    double[] records = ratios(audit, references);
    double[] others = ratios(population);
    Arrays.sort(others);
    double[] scores = new double[records.length];
    double step = 1.0 / others.length;
    for (int i = 0; i < scores.length; i++) {
      int beaten = Sorted.upTo(others, records[i] - Math.log(gamma));
      double within = 0.5 + Math.atan(records[i]) / Math.PI; // rises from 0 to 1
      scores[i] = (beaten + within) * step;
    }
    return scores;
  }

  /// How much likelier the target finds each record than references that do not know it do, without
  /// a population (calibrated loss; Watson et al., ICLR 2022).
  static double[] calibratedLoss(Audit audit, List<Reference> references) {
    int[] labels = audit.labels();
    double[] scores = new double[labels.length];
    for (int i = 0; i < scores.length; i++) {
      double sum = 0;
      int count = 0;
      for (Reference reference : references) {
        if (!reference.knows(i)) {
          sum += reference.records().logProbability(i, labels[i]);
          count++;
        }
      }
      need(count, i);
      scores[i] = audit.target().logProbability(i, labels[i]) - sum / count;
    }
    return scores;
  }

  private static void need(int references, int record) {
    if (references == 0) {
      throw new ProblemException(
          Problem.Kind.UNREADABLE_DATA,
          "record " + record + " has no reference that was not trained on it",
          "give more references");
    }
  }

  /// For each record, the logarithm of how much likelier the target finds it than references do.
  double[] ratios(Audit audit, List<Reference> references) {
    int[] labels = audit.labels();
    double[] sum = new double[labels.length];
    int[] count = new int[labels.length];
    for (Reference reference : references) {
      for (int i = 0; i < labels.length; i++) {
        if (!reference.knows(i)) {
          sum[i] += Math.exp(reference.records().logProbability(i, labels[i]));
          count[i]++;
        }
      }
    }
    double[] ratios = new double[labels.length];
    for (int i = 0; i < ratios.length; i++) {
      need(count[i], i);
      ratios[i] = audit.target().logProbability(i, labels[i]) - expected(sum[i] / count[i]);
    }
    return ratios;
  }

  private double[] ratios(Population population) {
    double[] ratios = new double[population.target().count()];
    for (int z = 0; z < ratios.length; z++) {
      int label = population.labels().get(z);
      double sum = 0;
      for (Predictions reference : population.references()) {
        sum += Math.exp(reference.logProbability(z, label));
      }
      ratios[z] =
          population.target().logProbability(z, label)
              - expected(sum / population.references().size());
    }
    return ratios;
  }

  /// The logarithm of what a reference would give on average, whether it knew the record or not.
  private double expected(double unknown) {
    return Math.log(Math.max(((1 + share) * unknown + (1 - share)) / 2, Double.MIN_NORMAL));
  }
}
