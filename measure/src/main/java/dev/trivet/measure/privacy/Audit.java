package dev.trivet.measure.privacy;

import dev.trivet.measure.model.Labels;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;

/// Records of which is known whether the target was trained on them, and what it answers to them.
public final class Audit {
  private final Predictions target;
  private final int[] labels;
  private final boolean[] members;

  /// @param labels as in the training set, wrong ones included
  /// @param members which records the target was trained on
  /// @throws ProblemException unless there are members, others, and scores
  public Audit(Predictions target, int[] labels, boolean[] members) {
    Labels.check(labels, target.count(), target.classes());
    target.needValues();
    this.target = target;
    this.labels = labels.clone();
    this.members = members.clone();
    int count = 0;
    for (boolean member : members) {
      count += member ? 1 : 0;
    }
    if (members.length != labels.length || count == 0 || count == members.length) {
      throw new ProblemException(
          Problem.Kind.WRONG_LABEL,
          count + " members among " + members.length + " marks for " + labels.length + " records",
          "give records the model was trained on and others, and say of each which it is");
    }
  }

  public int count() {
    return labels.length;
  }

  /// What the target answers to the records.
  public Predictions target() {
    return target;
  }

  int[] labels() {
    return labels;
  }

  boolean[] members() {
    return members.clone();
  }
}
