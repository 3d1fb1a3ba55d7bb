package dev.trivet.measure.privacy;

import java.util.List;

/// What tells a member from others: what the target answers, what models that do not know the
/// record answer, and how these differ, as a row of numbers.
final class Traits {
  private static final int PLAIN = 17;
  private static final int FOR_EACH_VIEW = 3;
  private static final double LEAST_SPREAD = 0.5;

  private Traits() {}

  static int count(int views) {
    return PLAIN + FOR_EACH_VIEW * (views - 1);
  }

  /// @param references models that do not know the record; at least one
  static float[] of(int record, int label, Seen target, List<Seen> references) {
    double[] traits = new double[count(target.views())];
    double mean = 0;
    double squares = 0;
    double loss = 0;
    for (Seen reference : references) {
      double odds = reference.odds(0, record);
      mean += odds / references.size();
      squares += odds * odds / references.size();
      loss += reference.own(0, record) / references.size();
    }
    double spread = Math.sqrt(Math.max(0, squares - mean * mean));
    double odds = target.odds(0, record);
    double expected = expected(0, record, references);
    traits[0] = odds;
    traits[1] = mean;
    traits[2] = spread;
    traits[3] = odds - mean;
    traits[4] = (odds - mean) / Math.sqrt(spread * spread + LEAST_SPREAD);
    traits[5] = target.own(0, record);
    traits[6] = expected;
    traits[7] = loss;
    traits[8] = target.own(0, record) - expected;
    traits[9] = Math.exp(target.own(0, record));
    traits[10] = Math.exp(expected);
    others(traits, record, label, target, references);
    views(traits, record, target, references);
    float[] row = new float[traits.length];
    for (int t = 0; t < row.length; t++) {
      row[t] = (float) traits[t];
    }
    return row;
  }

  /// What is said of the other classes: first of the one references would rather have.
  private static void others(
      double[] traits, int record, int label, Seen target, List<Seen> references) {
    double[] shares = shares(record, references);
    int rival = label == 0 ? 1 : 0;
    for (int c = 0; c < shares.length; c++) {
      rival = c != label && shares[c] > shares[rival] ? c : rival;
    }
    double ofRival = 0;
    for (Seen reference : references) {
      ofRival += reference.plain().logProbability(record, rival) / references.size();
    }
    traits[11] = target.plain().logProbability(record, rival);
    traits[12] = log(shares[rival]);
    traits[13] = ofRival;
    for (int c = 0; c < shares.length; c++) {
      double answered = target.plain().logProbability(record, c);
      traits[14] -= Math.exp(answered) * answered;
      traits[15] -= shares[c] * log(shares[c]);
      traits[16] += shares[c] * (log(shares[c]) - answered);
    }
  }

  /// The mean probability of each class.
  private static double[] shares(int record, List<Seen> references) {
    double[] shares = new double[references.getFirst().plain().classes()];
    for (Seen reference : references) {
      double[] probabilities = reference.plain().probabilities(record);
      for (int c = 0; c < shares.length; c++) {
        shares[c] += probabilities[c] / references.size();
      }
    }
    return shares;
  }

  private static void views(double[] traits, int record, Seen target, List<Seen> references) {
    for (int view = 1; view < target.views(); view++) {
      double mean = 0;
      for (Seen reference : references) {
        mean += reference.odds(view, record) / references.size();
      }
      int at = PLAIN + FOR_EACH_VIEW * (view - 1);
      traits[at] = target.odds(view, record);
      traits[at + 1] = mean;
      traits[at + 2] = target.own(view, record) - expected(view, record, references);
    }
  }

  /// The logarithm of the mean probability references give the label.
  private static double expected(int view, int record, List<Seen> references) {
    double sum = 0;
    for (Seen reference : references) {
      sum += Math.exp(reference.own(view, record));
    }
    return log(sum / references.size());
  }

  private static double log(double probability) {
    return Math.log(Math.max(probability, Float.MIN_NORMAL));
  }
}
