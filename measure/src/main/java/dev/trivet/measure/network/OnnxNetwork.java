package dev.trivet.measure.network;

import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.network.Network.Node;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes a [Network] of an ONNX model, so that it can be followed backwards: the usual layers of
/// classifiers. A softmax at the end is left out; gradients are of the logits.
///
/// It is for gradients only. What counts as misread is judged by the model itself.
public final class OnnxNetwork {
  private static final int MOST_NUMBERS = 1 << 24;

  private final OnnxGraph graph;
  private final Map<String, OnnxTensor> constants;
  private final Map<String, Value> values = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();

  /// What a name stands for: the output of a node (-1: the sample) and its shape without the batch.
  record Value(int node, List<Integer> shape) {
    Value {
      shape = List.copyOf(shape);
    }

    int size() {
      return shape.isEmpty() ? 1 : new Shape(shape).size();
    }
  }

  private OnnxNetwork(OnnxGraph graph) {
    this.graph = graph;
    this.constants = new HashMap<>(graph.constants());
    values.put(graph.input(), new Value(-1, graph.inputShape()));
  }

  public static Attempt<Network> read(byte[] bytes) {
    return read(bytes, Optional.empty());
  }

  /// @param output which to follow back from, where there are several
  public static Attempt<Network> read(byte[] bytes, Optional<String> output) {
    return Attempt.at(() -> {
      try {
        return new OnnxNetwork(OnnxGraph.read(bytes)).build(output);
      } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
        throw new ProblemException(
            Problem.Kind.UNREADABLE_MODEL,
            "the model's shapes do not fit together: " + e.getMessage(),
            "export it again");
      }
    });
  }

  private Network build(Optional<String> output) {
    String wanted = output.orElse(graph.outputs().getFirst());
    if (!graph.outputs().contains(wanted)) {
      throw new ProblemException(
          Problem.Kind.UNSUPPORTED_OUTPUT,
          "the model has no output " + wanted,
          "name one of " + String.join(", ", graph.outputs()));
    }
    for (OnnxNode node : graph.nodes()) {
      boolean last = node.outputs().contains(wanted);
      if (last && node.type().equals("Softmax")) {
        wanted = node.inputs().getFirst();
        break;
      }
      add(node);
      if (last) {
        break;
      }
    }
    Value end = values.get(wanted);
    if (end == null || end.shape().size() != 1 || end.node() != nodes.size() - 1) {
      throw new ProblemException(
          Problem.Kind.UNSUPPORTED_OUTPUT,
          "the output " + wanted + " is no row of numbers at the end of the graph",
          "name the output with the logits");
    }
    return new Network(new Shape(graph.inputShape()), Output.LOGITS, nodes);
  }

  private void add(OnnxNode node) {
    switch (node.type()) {
      case "Constant" -> constants.put(node.outputs().getFirst(), constant(node));
      case "Identity", "Dropout" -> rename(node, value(node, 0).shape());
      case "Flatten" -> {
        node.needs("axis", 1);
        rename(node, List.of(value(node, 0).size()));
      }
      case "Reshape" -> rename(node, reshaped(node));
      case "Relu" -> activate(node, Activation.Kind.RECTIFIER, 0);
      case "LeakyRelu" -> activate(node, Activation.Kind.RECTIFIER, node.real("alpha", 0.01f));
      case "Sigmoid" -> activate(node, Activation.Kind.SIGMOID, 0);
      case "Tanh" -> activate(node, Activation.Kind.TANH, 0);
      case "Elu" -> activate(node, Activation.Kind.ELU, node.real("alpha", 1));
      case "Gelu" -> activate(node, Activation.Kind.GELU, 0);
      case "Gemm" -> put(node, OnnxLayers.gemm(node, this::constant), List.of(), 0);
      case "MatMul" -> put(node, OnnxLayers.matMul(node, this::constant), List.of(), 0);
      case "Conv" -> window(node, OnnxLayers.window(node, value(node, 0), kernel(node)));
      case "MaxPool", "AveragePool" ->
          window(node, OnnxLayers.window(node, value(node, 0), node.list("kernel_shape", 2, 1)));
      case "GlobalAveragePool" -> global(node);
      case "BatchNormalization" ->
          put(
              node,
              OnnxLayers.batchNormalisation(node, value(node, 0), this::constant),
              value(node, 0).shape(),
              0);
      case "Add", "Sub", "Mul", "Div" -> arithmetic(node);
      default ->
          throw new ProblemException(
              Problem.Kind.UNSUPPORTED_LAYER,
              "gradients through " + node.type() + " are not known",
              "use the attacks that need no gradient");
    }
  }

  private void activate(OnnxNode node, Activation.Kind kind, float slope) {
    Value in = value(node, 0);
    put(node, new Activation(kind, slope, in.size()), in.shape(), 0);
  }

  private void window(OnnxNode node, Window window) {
    Layer layer =
        switch (node.type()) {
          case "Conv" -> OnnxLayers.convolution(node, window, this::constant);
          case "MaxPool" -> new Pool(window, Pool.Kind.LARGEST, Pool.Border.COUNTS_NOT);
          default ->
              new Pool(
                  window,
                  Pool.Kind.MEAN,
                  node.number("count_include_pad", 0) == 1
                      ? Pool.Border.COUNTS
                      : Pool.Border.COUNTS_NOT);
        };
    int channels = layer.width() / window.places();
    put(node, layer, List.of(channels, window.rows(), window.columns()), 0);
  }

  private int[] kernel(OnnxNode node) {
    OnnxTensor weights = constant(node.inputs().get(1));
    return new int[] {weights.dimension(2), weights.dimension(3)};
  }

  private void global(OnnxNode node) {
    List<Integer> shape = value(node, 0).shape();
    Window all = OnnxLayers.whole(node, shape);
    put(
        node,
        new Pool(all, Pool.Kind.MEAN, Pool.Border.COUNTS_NOT),
        List.of(shape.getFirst(), 1, 1),
        0);
  }

  private void arithmetic(OnnxNode node) {
    boolean firstKnown = values.containsKey(node.inputs().get(0));
    boolean secondKnown = values.containsKey(node.inputs().get(1));
    if (firstKnown && secondKnown) {
      Value one = value(node, 0);
      if (!node.type().equals("Add") || !one.shape().equals(value(node, 1).shape())) {
        throw node.unsupported("two computed inputs of shapes that differ");
      }
      nodes.add(new Node(new Sum(one.size()), List.of(one.node(), value(node, 1).node())));
      values.put(node.outputs().getFirst(), new Value(nodes.size() - 1, one.shape()));
      return;
    }
    int computed = firstKnown ? 0 : 1;
    Value in = value(node, computed);
    OnnxTensor other = constant(node.inputs().get(1 - computed));
    put(node, OnnxLayers.scaleShift(node, in, other, computed), in.shape(), computed);
  }

  /// @param shape of the output; empty for a row of the layer's width
  private void put(OnnxNode node, Layer layer, List<Integer> shape, int input) {
    if (layer.width() < 1 || layer.width() > MOST_NUMBERS) {
      throw new ProblemException(
          Problem.Kind.TOO_LARGE,
          node.type() + " gives " + layer.width() + " numbers for a sample",
          "use the attacks that need no gradient");
    }
    nodes.add(Node.after(value(node, input).node(), layer));
    List<Integer> given = shape.isEmpty() ? List.of(layer.width()) : shape;
    values.put(node.outputs().getFirst(), new Value(nodes.size() - 1, given));
  }

  private void rename(OnnxNode node, List<Integer> shape) {
    values.put(node.outputs().getFirst(), new Value(value(node, 0).node(), shape));
  }

  private List<Integer> reshaped(OnnxNode node) {
    Value in = value(node, 0);
    float[] wanted = constant(node.inputs().get(1)).values();
    var shape = new ArrayList<Integer>();
    int open = -1;
    int known = 1;
    for (int i = 1; i < wanted.length; i++) {
      int dimension = wanted[i] == 0 ? in.shape().get(i - 1) : (int) wanted[i];
      open = dimension < 0 ? i - 1 : open;
      known *= Math.max(1, dimension);
      shape.add(dimension);
    }
    if (open >= 0) {
      shape.set(open, in.size() / known);
    }
    if (shape.isEmpty() || new Shape(shape).size() != in.size()) {
      throw node.unsupported("a shape that mixes samples");
    }
    return shape;
  }

  private Value value(OnnxNode node, int input) {
    Value value = values.get(node.inputs().get(input));
    if (value == null) {
      throw node.unsupported("the input " + node.inputs().get(input));
    }
    return value;
  }

  private OnnxTensor constant(String name) {
    OnnxTensor tensor = constants.get(name);
    if (tensor == null) {
      throw new ProblemException(
          Problem.Kind.UNSUPPORTED_LAYER,
          "the weights " + name + " are computed",
          "use the attacks that need no gradient");
    }
    return tensor;
  }

  private static OnnxTensor constant(OnnxNode node) {
    OnnxTensor tensor = node.tensors().get("value");
    if (tensor == null) {
      throw node.unsupported("no tensor");
    }
    return tensor;
  }
}
