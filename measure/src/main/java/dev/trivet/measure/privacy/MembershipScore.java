package dev.trivet.measure.privacy;

import dev.trivet.measure.model.Labels;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;

/// Scores that need nothing but the target's answer: higher means more like a record it was trained
/// on. They are weak, as an easy record looks like a member whether it is one or not.
public enum MembershipScore {
  /// The label's log-likelihood (Yeom et al., IEEE CSF 2018).
  LOSS {
    @Override
    double of(Predictions answers, int record, int label) {
      return answers.logProbability(record, label);
    }
  },
  /// The probability of the class answered (Salem et al., NDSS 2019).
  CONFIDENCE {
    @Override
    double of(Predictions answers, int record, int label) {
      return answers.logProbability(record, answers.label(record));
    }
  },
  /// How little the probabilities are spread (Song and Mittal, USENIX Security 2021).
  ENTROPY {
    @Override
    double of(Predictions answers, int record, int label) {
      double sum = 0;
      for (int c = 0; c < answers.classes(); c++) {
        double log = answers.logProbability(record, c);
        sum += Math.exp(log) * log;
      }
      return sum;
    }
  },
  /// The same, with a confident wrong answer counting against (Song and Mittal, USENIX Security
  /// 2021).
  MODIFIED_ENTROPY {
    @Override
    double of(Predictions answers, int record, int label) {
      double[] p = answers.probabilities(record);
      double own = p[label];
      double sum = (1 - own) * answers.logProbability(record, label);
      for (int c = 0; c < p.length; c++) {
        if (c != label) {
          sum += p[c] * Math.log(Math.max(1 - p[c], Float.MIN_NORMAL));
        }
      }
      return sum;
    }
  };

  abstract double of(Predictions answers, int record, int label);

  public double[] of(Predictions answers, int[] labels) {
    Labels.check(labels, answers.count(), answers.classes());
    double[] scores = new double[labels.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = of(answers, i, labels[i]);
    }
    return scores;
  }

  /// The label's log-odds: its probability against all others'. Where probabilities round to 1
  /// these still differ, and over models they are nearly normal (Carlini et al., IEEE S&P 2022).
  static double[] logOdds(Predictions answers, int[] labels) {
    Labels.check(labels, answers.count(), answers.classes());
    double[] odds = new double[labels.length];
    for (int i = 0; i < odds.length; i++) {
      odds[i] = logOdds(answers, i, labels[i]);
    }
    return odds;
  }

  private static double logOdds(Predictions answers, int record, int label) {
    if (answers.output() != Output.LOGITS) {
      double own = answers.probabilities(record)[label];
      return Math.log(Math.max(own, Float.MIN_NORMAL))
          - Math.log(Math.max(1 - own, Float.MIN_NORMAL));
    }
    double top = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < answers.classes(); c++) {
      top = c == label ? top : Math.max(top, answers.value(record, c));
    }
    double others = 0;
    for (int c = 0; c < answers.classes(); c++) {
      others += c == label ? 0 : Math.exp(answers.value(record, c) - top);
    }
    return answers.value(record, label) - top - Math.log(others);
  }
}
