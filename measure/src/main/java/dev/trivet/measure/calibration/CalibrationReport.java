package dev.trivet.measure.calibration;

import dev.trivet.measure.result.Result;
import java.util.List;

/// How a model's confidence and its accuracy agree.
///
/// @param diagram with equal-width bins
/// @param nullBand what the ECE is to be held against
public record CalibrationReport(
    Reliability diagram,
    NullBand nullBand,
    BrierParts brierParts,
    Result ece,
    Result equalMassEce,
    Result mce,
    Result ace,
    Result brier,
    Result topLabelBrier,
    Result negativeLogLikelihood) {

  /// All numbers.
  public List<Result> results() {
    return List.of(ece, equalMassEce, mce, ace, brier, topLabelBrier, negativeLogLikelihood);
  }
}
