package dev.trivet.artifact.tensorflow;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.proto.ProtoFields;
import dev.trivet.artifact.proto.ProtoPlace;
import dev.trivet.artifact.proto.ProtoShape;
import dev.trivet.artifact.proto.Unfolding;
import java.util.HashSet;
import java.util.Set;

/// The functions a graph defines itself, which nodes may name as their operator, and who calls
/// whom.
final class TfFunctions {
  /// What even large models stay far below.
  static final double MOST_CALLS = 1e8;

  private final Bytes bytes;
  private final Set<String> names = new HashSet<>();
  private final Unfolding unfolding = new Unfolding();

  TfFunctions(Bytes bytes) {
    this.bytes = bytes;
  }

  /// Takes note of the functions in a graph's library.
  void read(ProtoPlace graph) {
    ProtoFields fields = ProtoFields.of(bytes, graph);
    while (fields.next()) {
      if (fields.is(2)) {
        ProtoFields library = ProtoFields.of(bytes, fields.place());
        while (library.next()) {
          if (library.is(1)) {
            names.add(name(library.place()));
          }
        }
      }
    }
  }

  /// The name in a function's signature.
  String name(ProtoPlace function) {
    return ProtoShape.first(bytes, function, 1)
        .flatMap(signature -> ProtoShape.first(bytes, signature, 1))
        .map(name -> bytes.utf8(name.from(), (int) Math.min(256, name.length())))
        .orElse("");
  }

  boolean has(String operator) {
    return names.contains(operator);
  }

  /// @param from the function the node is in; empty for the graph
  void calls(String from, TfNode node) {
    if (has(node.operator)) {
      unfolding.call(from, node.operator);
    }
    for (String function : node.functions) {
      if (has(function)) {
        unfolding.call(from, function);
      }
    }
  }

  /// How many calls the graph unfolds to; functions that call themselves count as one.
  double calls() {
    double calls = unfolding.of("");
    return Double.isInfinite(calls) ? 1 : calls;
  }
}
