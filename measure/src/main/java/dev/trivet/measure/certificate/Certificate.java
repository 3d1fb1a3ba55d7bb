package dev.trivet.measure.certificate;

import java.util.OptionalInt;

/// What is promised for one sample: the smoothed model's answer does not change within the radius,
/// with a chance of error of at most the `alpha` it was made with.
///
/// @param answer of the smoothed model; empty when it abstains
/// @param radius in L2; 0 when it abstains
/// @param hits how many of the noisy copies were answered so
public record Certificate(OptionalInt answer, double radius, long hits) {

  public boolean isAbstention() {
    return answer.isEmpty();
  }

  /// Whether the answer is `label` and stays it up to `radius`.
  public boolean holds(int label, double upTo) {
    return answer.isPresent() && answer.getAsInt() == label && radius >= upTo;
  }
}
