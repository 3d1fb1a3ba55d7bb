package dev.trivet.measure.model;

import dev.trivet.measure.data.Limits;
import dev.trivet.measure.data.Shape;
import java.util.Optional;

/// What an ONNX file cannot say itself.
///
/// @param input the shape of one sample, where the file leaves it open
/// @param outputName which output to read, where there are several
/// @param classes how many there are, where the model answers with labels only
/// @param output whether the numbers are scores or logits; worked out when not told
/// @param threads that one question may use; one is the cheapest per answer
/// @param batch how many samples are asked about at once
public record OnnxSettings(
    Optional<Shape> input,
    Optional<String> outputName,
    Optional<Output> output,
    Optional<Integer> classes,
    int threads,
    int batch,
    Limits limits) {
  private static final int USUAL_BATCH = 256;

  public static final OnnxSettings USUAL =
      new OnnxSettings(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          1,
          USUAL_BATCH,
          Limits.USUAL);

  public OnnxSettings {
    if (threads < 1 || batch < 1) {
      throw new IllegalArgumentException(threads + " threads, batches of " + batch);
    }
  }

  public OnnxSettings withInput(Shape shape) {
    return new OnnxSettings(
        Optional.of(shape), outputName, output, classes, threads, batch, limits);
  }

  public OnnxSettings withOutput(String name) {
    return new OnnxSettings(input, Optional.of(name), output, classes, threads, batch, limits);
  }

  public OnnxSettings answering(Output kind) {
    return new OnnxSettings(input, outputName, Optional.of(kind), classes, threads, batch, limits);
  }

  public OnnxSettings withClasses(int number) {
    return new OnnxSettings(input, outputName, output, Optional.of(number), threads, batch, limits);
  }

  public OnnxSettings withThreads(int number) {
    return new OnnxSettings(input, outputName, output, classes, number, batch, limits);
  }

  public OnnxSettings inBatchesOf(int samples) {
    return new OnnxSettings(input, outputName, output, classes, threads, samples, limits);
  }
}
