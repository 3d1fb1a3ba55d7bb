package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Model;
import java.util.OptionalDouble;

/// A way to make a model answer something else than a label, by changing samples whose numbers lie
/// between 0 and 1. It is seeded, and what it does to one sample does not depend on the others.
public interface Attack {

  /// As the field calls it, with what was set: `Square Linf 0.1, 1000 queries`.
  String name();

  Norm norm();

  /// The size of change it stays within; empty for one that looks for the least.
  OptionalDouble epsilon();

  long seed();

  /// @param labels what the model should answer: the truth, or what it answers to the clean sample
  /// @throws dev.trivet.measure.result.ProblemException when the model cannot be asked at all; one
  ///   that fails or is spent in between leaves what was found until then
  Attacked run(Model model, Samples samples, int[] labels);
}
