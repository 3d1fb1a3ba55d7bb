package dev.trivet.measure.torchscript;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/// A loaded file.
///
/// @param purpose what it was loaded for
record TorchBlock(Model model, Purpose purpose) implements AutoCloseable {
  /// What a file is loaded for. Following it backwards puts layers into the state they are trained
  /// in, which may change what they remember; so what answers is never what is followed.
  enum Purpose {
    ANSWERS,
    GRADIENTS
  }

  static TorchBlock load(byte[] bytes, Purpose purpose) {
    TorchEngine.started();
    Model model = Model.newInstance("model", TorchEngine.NAME);
    try {
      model.load(
          new ByteArrayInputStream(bytes),
          switch (purpose) {
            case ANSWERS -> Map.of();
            case GRADIENTS -> Map.of("trainParam", "true");
          });
      return new TorchBlock(model, purpose);
    } catch (IOException | MalformedModelException | EngineException e) {
      model.close();
      throw new ProblemException(
          Problem.Kind.UNREADABLE_MODEL,
          "PyTorch cannot load the model: " + first(e),
          "save it with torch.jit.save");
    }
  }

  NDManager room() {
    return model.getNDManager().newSubManager();
  }

  /// @param in a batch, in the same room as the answer
  NDArray forward(NDManager room, NDArray in) {
    try {
      NDList out =
          model
              .getBlock()
              .forward(
                  new ParameterStore(room, false), new NDList(in), purpose == Purpose.GRADIENTS);
      if (out.isEmpty()) {
        throw new ProblemException(
            Problem.Kind.UNSUPPORTED_OUTPUT, "the model gives nothing", "let it give one tensor");
      }
      return out.getFirst();
    } catch (EngineException | IllegalArgumentException e) {
      throw new ProblemException(
          Problem.Kind.MODEL_FAILED,
          "the model failed: " + first(e),
          "check the shape of a sample, and what the model gives");
    }
  }

  /// What an interpreter says first; the rest is its own code.
  static String first(Exception e) {
    String[] lines = String.valueOf(e.getMessage()).split("\n", -1);
    String last = lines[lines.length - 1].isBlank() ? lines[0] : lines[lines.length - 1];
    return last.replaceAll("\\p{C}", "?").substring(0, Math.min(last.length(), 200));
  }

  @Override
  public void close() {
    model.close();
  }
}
