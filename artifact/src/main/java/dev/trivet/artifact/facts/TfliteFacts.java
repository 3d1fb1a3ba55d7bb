package dev.trivet.artifact.facts;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.scan.Budget;
import dev.trivet.artifact.tflite.TfliteHeader;
import dev.trivet.artifact.tflite.TfliteHeader.Graph;
import dev.trivet.artifact.tflite.TfliteHeader.Tensor;
import java.util.List;

/// Reads the constants, inputs and outputs of a TensorFlow Lite model.
final class TfliteFacts {
  private TfliteFacts() {}

  static FileFacts read(Bytes bytes, Budget budget) {
    TfliteHeader header = TfliteHeader.read(bytes, budget);
    var facts = new FileFacts.Builder("tflite");
    facts.state("schema.version", Long.toString(header.version()));
    facts.state("description", header.description());
    for (Graph graph : header.graphs()) {
      facts.state("graph.name", graph.name());
      graph.tensors().stream()
          .filter(Tensor::isConstant)
          .forEach(t -> facts.tensor(new TensorFact(t.name(), t.type(), t.shape())));
    }
    header.graphs().stream()
        .limit(1)
        .forEach(graph -> {
          named(graph, graph.inputs()).forEach(facts::input);
          named(graph, graph.outputs()).forEach(facts::output);
        });
    return facts.build();
  }

  private static List<String> named(Graph graph, List<Integer> indices) {
    return indices.stream()
        .map(graph.tensors()::get)
        .map(t -> t.name() + ": " + new TensorFact(t.name(), t.type(), t.shape()).type())
        .toList();
  }
}
