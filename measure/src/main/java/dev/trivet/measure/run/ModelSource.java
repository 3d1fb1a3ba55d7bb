package dev.trivet.measure.run;

import java.util.Optional;

/// Where a model comes from, and what it cannot say itself. Either a file or an endpoint.
///
/// @param file in ONNX format, relative to the plan
/// @param output which of several outputs to read
/// @param shape of one sample, where the file leaves it open: `1x28x28`
/// @param classes how many there are, where it answers with labels only
/// @param answers `scores` or `logits`; worked out when not told. An endpoint may also answer with
///   `labels`; it gives scores when not told
/// @param endpoint where somebody else runs it
public record ModelSource(
    Optional<String> file,
    Optional<String> output,
    Optional<String> shape,
    Optional<Long> classes,
    Optional<String> answers,
    Optional<EndpointSource> endpoint) {
  public ModelSource {
    if (file.isPresent() == endpoint.isPresent()) {
      throw new IllegalArgumentException("a model is a file or an endpoint, one of the two");
    }
  }

  public static ModelSource of(String file) {
    return new ModelSource(
        Optional.of(file),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// @param shape of one sample: `1x28x28`
  public static ModelSource at(EndpointSource endpoint, String shape, long classes) {
    return new ModelSource(
        Optional.empty(),
        Optional.empty(),
        Optional.of(shape),
        Optional.of(classes),
        Optional.empty(),
        Optional.of(endpoint));
  }

  public ModelSource reading(String name) {
    return new ModelSource(file, Optional.of(name), shape, classes, answers, endpoint);
  }

  public ModelSource answering(String kind) {
    return new ModelSource(file, output, shape, classes, Optional.of(kind), endpoint);
  }

  /// What a reader knows it by: the file, or the address without secrets.
  public String name() {
    return file.or(() -> endpoint.map(EndpointSource::shown)).orElse("");
  }
}
