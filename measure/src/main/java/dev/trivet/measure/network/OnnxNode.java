package dev.trivet.measure.network;

import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An operator of an ONNX graph, with its attributes.
record OnnxNode(
    String type,
    List<String> inputs,
    List<String> outputs,
    Map<String, Float> reals,
    Map<String, Long> numbers,
    Map<String, String> texts,
    Map<String, List<Long>> lists,
    Map<String, OnnxTensor> tensors) {

  /// Reads a `NodeProto`.
  static OnnxNode read(Protobuf in) {
    String type = "";
    var inputs = new ArrayList<String>();
    var outputs = new ArrayList<String>();
    var attributes = new Attributes();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> inputs.add(in.text());
        case 2 -> outputs.add(in.text());
        case 4 -> type = in.text();
        case 5 -> attributes.read(in.message());
        default -> in.skip();
      }
    }
    return new OnnxNode(
        type,
        List.copyOf(inputs),
        List.copyOf(outputs),
        Map.copyOf(attributes.reals),
        Map.copyOf(attributes.numbers),
        Map.copyOf(attributes.texts),
        Map.copyOf(attributes.lists),
        Map.copyOf(attributes.tensors));
  }

  /// What `AttributeProto`s said.
  private static final class Attributes {
    private final Map<String, Float> reals = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<Long>> lists = new HashMap<>();
    private final Map<String, OnnxTensor> tensors = new HashMap<>();

    /// The name comes first in every file seen; one that does not is read as unnamed.
    void read(Protobuf in) {
      String name = "";
      while (in.next()) {
        switch (in.field()) {
          case 1 -> name = in.text();
          case 2 -> reals.put(name, in.real());
          case 3 -> numbers.put(name, in.number());
          case 4 -> texts.put(name, in.text());
          case 5 -> tensors.put(name, OnnxTensor.read(in.message()));
          case 8 -> OnnxTensor.longs(in, lists.computeIfAbsent(name, n -> new ArrayList<>()));
          default -> in.skip();
        }
      }
    }
  }

  float real(String name, float otherwise) {
    return reals.getOrDefault(name, otherwise);
  }

  long number(String name, long otherwise) {
    return numbers.getOrDefault(name, otherwise);
  }

  /// A list of `size` numbers, all `otherwise` when it is not there.
  int[] list(String name, int size, int otherwise) {
    List<Long> found = lists.getOrDefault(name, List.of());
    int[] list = new int[size];
    for (int i = 0; i < size; i++) {
      list[i] = found.isEmpty() ? otherwise : Math.toIntExact(found.get(i));
    }
    return list;
  }

  /// @throws ProblemException unless an attribute is absent or as it is here
  void needs(String name, long only) {
    if (number(name, only) != only) {
      throw unsupported(name + " of " + number(name, only));
    }
  }

  ProblemException unsupported(String what) {
    return new ProblemException(
        Problem.Kind.UNSUPPORTED_LAYER,
        "gradients through " + type + " with " + what + " are not known",
        "use the attacks that need no gradient");
  }
}
