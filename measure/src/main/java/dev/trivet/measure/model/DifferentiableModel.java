package dev.trivet.measure.model;

import dev.trivet.measure.data.Samples;

/// A model that can be followed backwards: how its answer changes with each number of the input.
public interface DifferentiableModel extends Model {

  /// What is asked about an output: how much each of its numbers counts.
  @FunctionalInterface
  interface OutputGradient {
    /// @param sample of the batch
    /// @param values what the model answers to it
    /// @param gradient zeros, to be filled with the derivative of what is asked by each value
    void fill(int sample, float[] values, float[] gradient);
  }

  /// @return for each sample, the derivative of what is asked by each number of the input
  Samples gradient(Samples batch, OutputGradient seed);
}
