package dev.trivet.measure.network;

import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The graph of an ONNX model: operators in order, constants by name, the input and the outputs.
///
/// @param input its name
/// @param inputShape without the batch
record OnnxGraph(
    String input,
    List<Integer> inputShape,
    List<OnnxNode> nodes,
    Map<String, OnnxTensor> constants,
    List<String> outputs) {
  private static final int MOST_NODES = 10_000;

  /// Reads a `ModelProto`.
  static OnnxGraph read(byte[] bytes) {
    var in = new Protobuf(bytes);
    while (in.next()) {
      if (in.field() == 7) {
        return graph(in.message());
      }
      in.skip();
    }
    throw new ProblemException(
        Problem.Kind.UNREADABLE_MODEL, "there is no graph in the model", "is it an ONNX file?");
  }

  private static OnnxGraph graph(Protobuf in) {
    var nodes = new ArrayList<OnnxNode>();
    var constants = new HashMap<String, OnnxTensor>();
    var inputs = new ArrayList<ValueInfo>();
    var outputs = new ArrayList<String>();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> nodes.add(OnnxNode.read(in.message()));
        case 5 -> {
          OnnxTensor tensor = OnnxTensor.read(in.message());
          constants.put(tensor.name(), tensor);
        }
        case 11 -> inputs.add(ValueInfo.read(in.message()));
        case 12 -> outputs.add(ValueInfo.read(in.message()).name());
        default -> in.skip();
      }
    }
    // Old exporters list weights among the inputs.
    inputs.removeIf(i -> constants.containsKey(i.name()));
    if (inputs.size() != 1 || nodes.size() > MOST_NODES || outputs.isEmpty()) {
      throw new ProblemException(
          Problem.Kind.UNSUPPORTED_INPUT,
          "%d inputs, %d operators, %d outputs"
              .formatted(inputs.size(), nodes.size(), outputs.size()),
          "gradients need a graph with one input");
    }
    ValueInfo only = inputs.getFirst();
    return new OnnxGraph(only.name(), only.sampleShape(), nodes, constants, outputs);
  }

  /// A `ValueInfoProto`.
  private record ValueInfo(String name, List<Long> dimensions) {
    static ValueInfo read(Protobuf in) {
      String name = "";
      List<Long> dimensions = new ArrayList<>();
      while (in.next()) {
        switch (in.field()) {
          case 1 -> name = in.text();
          case 2 -> dimensions = shape(inside(inside(in.message(), 1), 2));
          default -> in.skip();
        }
      }
      return new ValueInfo(name, dimensions);
    }

    /// The first message in a field; an empty one when there is none.
    private static Protobuf inside(Protobuf in, int field) {
      while (in.next()) {
        if (in.field() == field) {
          return in.message();
        }
        in.skip();
      }
      return new Protobuf(new byte[0]);
    }

    private static List<Long> shape(Protobuf in) {
      var dimensions = new ArrayList<Long>();
      while (in.next()) {
        if (in.field() == 1) {
          Protobuf dimension = in.message();
          long value = -1;
          while (dimension.next()) {
            if (dimension.field() == 1) {
              value = dimension.number();
            } else {
              dimension.skip();
            }
          }
          dimensions.add(value);
        } else {
          in.skip();
        }
      }
      return dimensions;
    }

    List<Integer> sampleShape() {
      var shape = new ArrayList<Integer>();
      for (int i = 1; i < dimensions.size(); i++) {
        long dimension = dimensions.get(i);
        if (dimension < 1 || dimension > Integer.MAX_VALUE) {
          throw new ProblemException(
              Problem.Kind.UNSUPPORTED_INPUT,
              "dimension " + i + " of the input " + name + " is left open",
              "export it with fixed dimensions but for the batch");
        }
        shape.add((int) dimension);
      }
      return shape;
    }
  }
}
