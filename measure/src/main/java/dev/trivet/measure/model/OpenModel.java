package dev.trivet.measure.model;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.shared.Digest;

/// A model that was opened from somewhere, and is closed when it is done with.
public interface OpenModel extends Model, AutoCloseable {

  /// Of the bytes that answer; where nobody here has them, of what they are said to be.
  Digest digest();

  /// What another output than the answer gives for samples.
  ///
  /// @throws ProblemException when there is none
  default Samples activations(String output, Samples samples) {
    throw new ProblemException(
        Problem.Kind.UNSUPPORTED_OUTPUT,
        "this model has no output " + output,
        "use a file that has the layer as an output");
  }

  @Override
  void close();
}
