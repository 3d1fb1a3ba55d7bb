package dev.trivet.measure.run;

import java.util.Optional;

/// Where a model comes from, and what its file cannot say.
///
/// @param file in ONNX format, relative to the plan
/// @param output which of several outputs to read
/// @param shape of one sample, where the file leaves it open: `1x28x28`
/// @param classes how many there are, where it answers with labels only
/// @param answers `scores` or `logits`; worked out when not told
public record ModelSource(
    String file,
    Optional<String> output,
    Optional<String> shape,
    Optional<Long> classes,
    Optional<String> answers) {
  public static ModelSource of(String file) {
    return new ModelSource(
        file, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public ModelSource reading(String name) {
    return new ModelSource(file, Optional.of(name), shape, classes, answers);
  }
}
