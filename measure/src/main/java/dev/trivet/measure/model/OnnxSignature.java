package dev.trivet.measure.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a session takes samples and where it answers.
///
/// @param fixedBatch how many samples it takes at once; empty when any number
/// @param answers the type of the output's numbers
record OnnxSignature(
    String inputName,
    Shape input,
    Optional<Integer> fixedBatch,
    String outputName,
    OnnxJavaType answers) {

  /// Takes any single float input and a single or named output; says of anything else what it is.
  static OnnxSignature of(OrtSession session, OnnxSettings settings) throws OrtException {
    Map<String, NodeInfo> inputs = session.getInputInfo();
    if (inputs.size() != 1) {
      throw unsupported(
          Problem.Kind.UNSUPPORTED_INPUT,
          "the model takes " + inputs.size() + " inputs: " + String.join(", ", inputs.keySet()),
          "export one that takes the samples alone");
    }
    Map.Entry<String, NodeInfo> in = inputs.entrySet().iterator().next();
    if (!(in.getValue().getInfo() instanceof TensorInfo tensor)
        || tensor.type != OnnxJavaType.FLOAT) {
      throw unsupported(
          Problem.Kind.UNSUPPORTED_INPUT,
          "the input %s takes %s, not 32 bit floats".formatted(in.getKey(), in.getValue()),
          "export it with float inputs; it may quantise inside");
    }
    long[] shape = tensor.getShape();
    if (shape.length < 2) {
      throw unsupported(
          Problem.Kind.UNSUPPORTED_INPUT,
          "the input %s has no dimension for the batch".formatted(in.getKey()),
          "export it with the shape [N, ...]");
    }
    NodeInfo out = output(session, settings);
    return new OnnxSignature(
        in.getKey(),
        sampleShape(in.getKey(), shape, settings),
        shape[0] > 0 ? Optional.of(Math.toIntExact(shape[0])) : Optional.empty(),
        out.getName(),
        answers(out));
  }

  private static Shape sampleShape(String name, long[] shape, OnnxSettings settings) {
    if (settings.input().isPresent()) {
      Shape told = settings.input().get();
      for (int i = 1; i < shape.length; i++) {
        boolean fits =
            told.dimensions().size() == shape.length - 1
                && (shape[i] < 0 || shape[i] == told.dimensions().get(i - 1));
        if (!fits) {
          throw unsupported(
              Problem.Kind.WRONG_SHAPE,
              "the input %s does not take samples of %s".formatted(name, told),
              "give the shape of one sample, without the batch");
        }
      }
      return told;
    }
    var dimensions = new ArrayList<Integer>();
    for (int i = 1; i < shape.length; i++) {
      if (shape[i] < 1 || shape[i] > Integer.MAX_VALUE) {
        throw unsupported(
            Problem.Kind.UNSUPPORTED_INPUT,
            "dimension %d of the input %s is left open".formatted(i, name),
            "say the shape of one sample");
      }
      dimensions.add((int) shape[i]);
    }
    return new Shape(dimensions);
  }

  private static NodeInfo output(OrtSession session, OnnxSettings settings) throws OrtException {
    Map<String, NodeInfo> outputs = session.getOutputInfo();
    List<String> names = List.copyOf(outputs.keySet());
    if (settings.outputName().isEmpty() && names.size() != 1) {
      throw unsupported(
          Problem.Kind.UNSUPPORTED_OUTPUT,
          "the model has " + names.size() + " outputs",
          "name one of " + String.join(", ", names));
    }
    NodeInfo chosen = outputs.get(settings.outputName().orElse(names.getFirst()));
    if (chosen == null) {
      throw unsupported(
          Problem.Kind.UNSUPPORTED_OUTPUT,
          "the model has no output " + settings.outputName().orElse(""),
          "name one of " + String.join(", ", names));
    }
    return chosen;
  }

  private static OnnxJavaType answers(NodeInfo output) {
    if (output.getInfo() instanceof TensorInfo tensor
        && (tensor.type == OnnxJavaType.FLOAT || tensor.type == OnnxJavaType.INT64)) {
      return tensor.type;
    }
    throw unsupported(
        Problem.Kind.UNSUPPORTED_OUTPUT,
        "the output %s gives %s".formatted(output.getName(), output.getInfo()),
        "export a float tensor of scores or logits, or 64 bit labels (scikit-learn: zipmap off)");
  }

  private static ProblemException unsupported(Problem.Kind kind, String what, String hint) {
    return new ProblemException(kind, what, hint);
  }
}
