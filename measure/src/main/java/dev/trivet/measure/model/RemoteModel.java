package dev.trivet.measure.model;

import dev.trivet.measure.data.Samples;

/// A model that somebody else runs: it is asked in many requests, some of them twice, and may be
/// exchanged for another in the middle.
public interface RemoteModel extends OpenModel {

  /// Says before each request whether it may be sent.
  @FunctionalInterface
  interface Allowance {
    /// Asks about anything.
    Allowance UNLIMITED = samples -> {};

    /// @param samples in the request
    /// @throws dev.trivet.measure.result.ProblemException when it may not be sent
    void take(int samples);
  }

  /// Asks, and takes every sample sent from what is allowed: those sent again after a failure too.
  Predictions predict(Samples batch, Allowance allowance);

  /// Asks about the first samples it was ever asked about again.
  ///
  /// @throws dev.trivet.measure.result.ProblemException when the answers are no longer the same:
  ///   then this is another model, and it is not asked any more
  void confirm(Allowance allowance);

  @Override
  default Predictions predict(Samples batch) {
    return predict(batch, Allowance.UNLIMITED);
  }
}
