package dev.trivet.measure.torchscript;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;

/// PyTorch's engine, told before it starts to fetch nothing and to report nothing.
final class TorchEngine {
  static final String NAME = "PyTorch";

  private TorchEngine() {}

  /// @throws ProblemException when it is not there
  static Engine started() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    try {
      if (Engine.hasEngine(NAME)) {
        return Engine.getEngine(NAME);
      }
    } catch (EngineException | UnsatisfiedLinkError e) {
      throw missing(String.valueOf(e.getMessage()));
    }
    throw missing("its libraries are not beside the module");
  }

  private static ProblemException missing(String why) {
    return new ProblemException(
        Problem.Kind.UNREADABLE_MODEL,
        "PyTorch cannot be started: " + why,
        "build the module with its libraries: ./trivet module torchscript");
  }
}
