package dev.trivet.measure.model;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;

/// A classifier that can be asked. All that is measured from outside goes through here.
public interface Model {

  /// The shape of one sample.
  Shape input();

  Output output();

  int classes();

  /// Asks about all samples of a batch, which may be of any size.
  ///
  /// @throws dev.trivet.measure.result.ProblemException when the model cannot answer, answers with
  ///   something that is no number, or may not be asked as often
  Predictions predict(Samples batch);
}
