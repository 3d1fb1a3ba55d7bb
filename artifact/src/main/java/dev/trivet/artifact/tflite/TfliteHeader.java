package dev.trivet.artifact.tflite;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.scan.Budget;
import java.util.ArrayList;
import java.util.List;

/// What a TensorFlow Lite model says of itself.
///
/// @param graphs with their tensors
public record TfliteHeader(long version, String description, List<Graph> graphs) {
  private static final int LONGEST = 4_096;
  private static final List<String> TYPES =
      List.of(
          "FLOAT32",
          "FLOAT16",
          "INT32",
          "UINT8",
          "INT64",
          "STRING",
          "BOOL",
          "INT16",
          "COMPLEX64",
          "INT8",
          "FLOAT64",
          "COMPLEX128",
          "UINT64",
          "RESOURCE",
          "VARIANT",
          "UINT32",
          "UINT16",
          "INT4",
          "BFLOAT16");

  public TfliteHeader {
    graphs = List.copyOf(graphs);
  }

  /// @param inputs indices into `tensors`
  public record Graph(
      String name, List<Tensor> tensors, List<Integer> inputs, List<Integer> outputs) {
    public Graph {
      tensors = List.copyOf(tensors);
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }
  }

  /// @param isConstant whether its values are in the file
  public record Tensor(String name, String type, List<Long> shape, boolean isConstant) {
    public Tensor {
      shape = List.copyOf(shape);
    }
  }

  public static boolean recognises(Bytes bytes) {
    return bytes.startsWith(4, "TFL3");
  }

  /// @throws dev.trivet.artifact.bytes.BeyondEnd when an offset leads out of the file
  public static TfliteHeader read(Bytes bytes, Budget budget) {
    FlatTable model = FlatTable.root(bytes);
    FlatVector buffers = model.vector(4, 4);
    FlatVector graphs = model.vector(2, 4);
    var read = new ArrayList<Graph>();
    for (long i = 0; i < graphs.count(); i++) {
      budget.takeEntries(1);
      read.add(graph(graphs.table(i), buffers, budget));
    }
    return new TfliteHeader(model.number(0, 4, 0), model.text(3, LONGEST), read);
  }

  private static Graph graph(FlatTable graph, FlatVector buffers, Budget budget) {
    FlatVector tensors = graph.vector(0, 4);
    var read = new ArrayList<Tensor>();
    for (long i = 0; i < tensors.count(); i++) {
      budget.takeEntries(1);
      read.add(tensor(tensors.table(i), buffers));
    }
    return new Graph(
        graph.text(4, LONGEST),
        read,
        indices(graph.vector(1, 4), read.size()),
        indices(graph.vector(2, 4), read.size()));
  }

  private static Tensor tensor(FlatTable tensor, FlatVector buffers) {
    FlatVector dimensions = tensor.vector(0, 4);
    var shape = new ArrayList<Long>();
    for (long i = 0; i < Math.min(64, dimensions.count()); i++) {
      shape.add((long) dimensions.i32(i));
    }
    int type = (int) tensor.number(1, 1, 0);
    long buffer = tensor.number(2, 4, 0);
    boolean isConstant =
        buffer > 0
            && buffer < buffers.count()
            && (buffers.table(buffer).vector(0, 1).count() > 0
                || buffers.table(buffer).number(1, 8, 0) > 1);
    return new Tensor(
        tensor.text(3, LONGEST),
        type < TYPES.size() ? TYPES.get(type) : "type " + type,
        shape,
        isConstant);
  }

  private static List<Integer> indices(FlatVector vector, int below) {
    var indices = new ArrayList<Integer>();
    for (long i = 0; i < Math.min(1_024, vector.count()); i++) {
      if (vector.i32(i) >= 0 && vector.i32(i) < below) {
        indices.add(vector.i32(i));
      }
    }
    return indices;
  }
}
