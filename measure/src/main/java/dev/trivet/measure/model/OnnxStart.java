package dev.trivet.measure.model;

import ai.onnxruntime.OrtEnvironment;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.util.concurrent.atomic.AtomicReference;

/// Starts ONNX Runtime.
///
/// When it starts, ONNX Runtime 1.29 searches the command line of the process with a pattern that
/// recurses for every character: on a stack of the usual size, some 4,000 characters end the whole
/// Java machine. It is therefore started on a thread with room, and not at all beyond that.
final class OnnxStart {
  private static final long STACK = 256L << 20;

  /// A character takes less than 512 bytes of stack.
  private static final long MOST_CHARACTERS = STACK / 512;

  private OnnxStart() {}

  static OrtEnvironment environment() {
    long characters =
        ProcessHandle.current().info().commandLine().map(line -> (long) line.length()).orElse(0L);
    if (characters > MOST_CHARACTERS) {
      throw new ProblemException(
          Problem.Kind.MODEL_FAILED,
          "ONNX Runtime does not start in a process with a command line of %d characters"
              .formatted(characters),
          "put long arguments into a file");
    }
    var started = new AtomicReference<OrtEnvironment>();
    var roomy =
        new Thread(null, () -> started.set(OrtEnvironment.getEnvironment()), "onnx-start", STACK);
    roomy.start();
    try {
      roomy.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(
          Problem.Kind.MODEL_FAILED, "interrupted while ONNX Runtime started", "try again");
    }
    OrtEnvironment environment = started.get();
    if (environment == null) {
      throw new ProblemException(
          Problem.Kind.MODEL_FAILED, "ONNX Runtime does not start", "is it made for this machine?");
    }
    return environment;
  }
}
