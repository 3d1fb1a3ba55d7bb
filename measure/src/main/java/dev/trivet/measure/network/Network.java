package dev.trivet.measure.network;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.DifferentiableModel;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.statistics.Chance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// A network of layers without cycles. It can be asked as a model, followed backwards to its input,
/// and trained. Its layers keep room to work in: one thread at a time.
public final class Network implements DifferentiableModel {
  private static final int BATCH = 64;
  private static final float[][] NOT_NEEDED = new float[0][];

  private final Shape input;
  private final Output output;
  private final List<Node> nodes;

  /// A layer and where its inputs come from: -1 for the sample, else the number of a node before
  /// it.
  record Node(Layer layer, List<Integer> inputs) {
    Node {
      inputs = List.copyOf(inputs);
    }

    static Node after(int before, Layer layer) {
      return new Node(layer, List.of(before));
    }
  }

  Network(Shape input, Output output, List<Node> nodes) {
    this.input = input;
    this.output = output;
    this.nodes = List.copyOf(nodes);
  }

  /// Layers one after the other, the last giving logits.
  static Network chain(Shape input, Layer... layers) {
    var nodes = new ArrayList<Node>();
    for (Layer layer : layers) {
      nodes.add(Node.after(nodes.size() - 1, layer));
    }
    return new Network(input, Output.LOGITS, nodes);
  }

  @Override
  public Shape input() {
    return input;
  }

  @Override
  public Output output() {
    return output;
  }

  @Override
  public int classes() {
    return nodes.getLast().layer().width();
  }

  @Override
  public Predictions predict(Samples batch) {
    checkShape(batch);
    float[] values = new float[batch.count() * classes()];
    for (int from = 0; from < batch.count(); from += BATCH) {
      float[][] rows = rows(batch, from);
      float[][] last = forward(rows)[nodes.size() - 1];
      for (int r = 0; r < last.length; r++) {
        System.arraycopy(last[r], 0, values, (from + r) * classes(), classes());
      }
    }
    return Predictions.of(output, values, classes());
  }

  @Override
  public Samples gradient(Samples batch, OutputGradient seed) {
    checkShape(batch);
    int width = batch.width();
    float[] gradients = new float[batch.count() * width];
    for (int from = 0; from < batch.count(); from += BATCH) {
      float[][] rows = rows(batch, from);
      float[][][] values = forward(rows);
      float[][] outer = new float[rows.length][classes()];
      for (int r = 0; r < rows.length; r++) {
        seed.fill(from + r, values[nodes.size() - 1][r], outer[r]);
      }
      float[][] inner = backward(rows, values, outer, Goal.INPUT);
      for (int r = 0; r < rows.length; r++) {
        System.arraycopy(inner[r], 0, gradients, (from + r) * width, width);
      }
    }
    return new Samples(gradients, batch.count(), batch.shape());
  }

  /// What a way back is for.
  enum Goal {
    INPUT,
    PARAMETERS
  }

  /// @return the values of every node
  float[][][] forward(float[][] rows) {
    float[][][] values = new float[nodes.size()][][];
    for (int n = 0; n < values.length; n++) {
      Layer layer = nodes.get(n).layer();
      values[n] = new float[rows.length][layer.width()];
      layer.forward(inputs(n, rows, values), values[n]);
    }
    return values;
  }

  /// Follows the gradient of the output back.
  ///
  /// @return that of the input, when that is the goal; else the parameters have collected theirs
  float[][] backward(float[][] rows, float[][][] values, float[][] outer, Goal goal) {
    float[][][] gradients = new float[nodes.size()][][];
    Arrays.fill(gradients, NOT_NEEDED);
    gradients[nodes.size() - 1] = outer;
    float[][] inner = goal == Goal.INPUT ? new float[rows.length][input.size()] : NOT_NEEDED;
    for (int n = nodes.size() - 1; n >= 0; n--) {
      Node node = nodes.get(n);
      if (gradients[n].length == 0) {
        continue; // nothing that counts comes from it
      }
      float[][][] in = inputs(n, rows, values);
      if (goal == Goal.PARAMETERS) {
        node.layer().learn(in, gradients[n]);
      }
      float[][][] to = new float[in.length][][];
      boolean needed = false;
      for (int i = 0; i < in.length; i++) {
        int source = node.inputs().get(i);
        if (source >= 0 && gradients[source].length == 0) {
          gradients[source] = new float[rows.length][nodes.get(source).layer().width()];
        }
        to[i] = source < 0 ? inner : gradients[source];
        needed |= to[i].length > 0;
      }
      if (needed) {
        node.layer().backward(in, values[n], gradients[n], to);
      }
    }
    return inner;
  }

  private float[][][] inputs(int n, float[][] rows, float[][][] values) {
    List<Integer> sources = nodes.get(n).inputs();
    float[][][] in = new float[sources.size()][][];
    for (int i = 0; i < in.length; i++) {
      in[i] = sources.get(i) < 0 ? rows : values[sources.get(i)];
    }
    return in;
  }

  /// A network of the same layers that has learnt nothing yet. Constants, as inputs are scaled
  /// with, stay.
  public Network redrawn(long seed) {
    RandomGenerator random = Chance.of(seed);
    return new Network(
        input,
        output,
        nodes.stream().map(n -> new Node(n.layer().redrawn(random), n.inputs())).toList());
  }

  /// About how many multiplications a sample costs.
  public long work() {
    return layers().stream().mapToLong(Layer::work).sum();
  }

  List<Layer> layers() {
    return nodes.stream().map(Node::layer).toList();
  }

  private static float[][] rows(Samples batch, int from) {
    float[][] rows = new float[Math.min(BATCH, batch.count() - from)][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = batch.row(from + r);
    }
    return rows;
  }

  private void checkShape(Samples batch) {
    if (batch.width() != input.size()) {
      throw new ProblemException(
          Problem.Kind.WRONG_SHAPE,
          "the network takes samples of " + input + ", not of " + batch.shape(),
          "give samples of its shape");
    }
  }
}
