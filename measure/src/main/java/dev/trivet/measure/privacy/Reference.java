package dev.trivet.measure.privacy;

import dev.trivet.measure.model.Predictions;

/// A model like the target, of which is known what it was trained on. It shows how easy a record is
/// for a model that knows it, or does not.
public final class Reference {
  private final Predictions records;
  private final boolean[] trainedOn;

  /// @param records what it answers to the audited records
  /// @param trainedOn which of them it was trained on
  public Reference(Predictions records, boolean[] trainedOn) {
    if (records.count() != trainedOn.length) {
      throw new IllegalArgumentException(records.count() + " and " + trainedOn.length);
    }
    records.needValues();
    this.records = records;
    this.trainedOn = trainedOn.clone();
  }

  /// One that was trained on none of the records.
  public static Reference outside(Predictions records) {
    return new Reference(records, new boolean[records.count()]);
  }

  Predictions records() {
    return records;
  }

  boolean knows(int record) {
    return trainedOn[record];
  }
}
