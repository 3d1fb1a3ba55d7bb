package dev.trivet.artifact.onnx;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.config.EncodedText;
import dev.trivet.artifact.proto.ProtoBroken;
import dev.trivet.artifact.proto.ProtoFields;
import dev.trivet.artifact.proto.ProtoPlace;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Walks through a model's messages with a list of those still to be read.
final class OnnxWalk {
  private static final int DEEPEST = 200;
  private static final int LONGEST = 1 << 20;

  private final Content content;
  private final Bytes bytes;
  private final Scan scan;
  private final OnnxNode nodes;
  private final OnnxTensor tensors;
  private final Deque<Part> waiting = new ArrayDeque<>();

  /// What kind of message lies at a place.
  enum Kind {
    MODEL,
    TRAINING,
    FUNCTION,
    GRAPH,
    NODE,
    ATTRIBUTE,
    SPARSE_TENSOR,
    TENSOR,
    ENTRY;

    /// The kind of message in the field of that number; null where none to be read is.
    @Nullable Kind child(int number) {
      return switch (this) {
        case MODEL ->
            switch (number) {
              case 7 -> GRAPH;
              case 14 -> ENTRY;
              case 20 -> TRAINING;
              case 25 -> FUNCTION;
              default -> null;
            };
        case TRAINING -> number == 1 || number == 2 ? GRAPH : null;
        case FUNCTION -> number == 7 ? NODE : number == 11 ? ATTRIBUTE : null;
        case GRAPH ->
            switch (number) {
              case 1 -> NODE;
              case 5 -> TENSOR;
              case 15 -> SPARSE_TENSOR;
              case 16 -> ENTRY;
              default -> null;
            };
        case NODE -> number == 5 ? ATTRIBUTE : number == 9 ? ENTRY : null;
        case ATTRIBUTE ->
            switch (number) {
              case 5, 10 -> TENSOR;
              case 6, 11 -> GRAPH;
              case 22, 23 -> SPARSE_TENSOR;
              default -> null;
            };
        case SPARSE_TENSOR -> number == 1 || number == 2 ? TENSOR : null;
        case TENSOR, ENTRY -> null;
      };
    }
  }

  /// @param function the function it stands in; empty for the graph
  private record Part(Kind kind, ProtoPlace place, int depth, String function) {}

  OnnxWalk(Content content, Scan scan) {
    this.content = content;
    this.bytes = content.bytes();
    this.scan = scan;
    this.nodes = new OnnxNode(content, scan);
    this.tensors = new OnnxTensor(content, scan);
  }

  void walk(ProtoPlace model) {
    nodes.functions(functions(model));
    waiting.push(new Part(Kind.MODEL, model, 0, ""));
    while (!waiting.isEmpty()) {
      Part part = waiting.pop();
      scan.budget().takeEntries(1);
      try {
        read(part);
      } catch (ProtoBroken e) {
        scan.report(OnnxRules.BROKEN, content, e.at(), String.valueOf(e.getMessage()));
      }
    }
    nodes.checkCalls();
  }

  /// A tensor that is a file of its own.
  void walkTensor(ProtoPlace tensor) {
    try {
      tensors.check(tensor);
    } catch (ProtoBroken e) {
      scan.report(OnnxRules.BROKEN, content, e.at(), String.valueOf(e.getMessage()));
    }
  }

  /// The functions the model defines itself, as `domain:name`.
  private Set<String> functions(ProtoPlace model) {
    var names = new HashSet<String>();
    try {
      ProtoFields fields = ProtoFields.of(bytes, model);
      while (fields.next()) {
        if (fields.is(25)) {
          names.add(functionName(fields.place()));
        }
      }
    } catch (ProtoBroken e) {
      return names;
    }
    return names;
  }

  private String functionName(ProtoPlace function) {
    String name = "";
    String domain = "";
    ProtoFields fields = ProtoFields.of(bytes, function);
    while (fields.next()) {
      if (fields.is(1)) {
        name = fields.text(256);
      } else if (fields.is(10)) {
        domain = fields.text(256);
      }
    }
    return domain + ":" + name;
  }

  private void read(Part part) {
    switch (part.kind()) {
      case MODEL, TRAINING, FUNCTION, GRAPH, SPARSE_TENSOR -> children(part);
      case NODE -> {
        nodes.check(part.place(), part.function());
        children(part);
      }
      case ATTRIBUTE -> {
        nodes.checkAttribute(part.place());
        children(part);
      }
      case TENSOR -> {
        tensors.check(part.place());
        nodes.initialiser(part.place());
      }
      case ENTRY -> entry(part.place());
    }
  }

  private void children(Part part) {
    ProtoFields fields = ProtoFields.of(bytes, part.place());
    while (fields.next()) {
      Kind kind = fields.wire() == ProtoFields.LENGTH ? part.kind().child(fields.number()) : null;
      if (kind == null) {
        continue;
      }
      if (part.depth() >= DEEPEST) {
        scan.report(OnnxRules.NESTED, content, fields.at(), "%d deep".formatted(part.depth()));
        return;
      }
      String function = kind == Kind.FUNCTION ? functionName(fields.place()) : part.function();
      waiting.push(new Part(kind, fields.place(), part.depth() + 1, function));
    }
  }

  /// A text of the metadata by its name.
  private void entry(ProtoPlace place) {
    String key = "";
    String value = "";
    ProtoFields fields = ProtoFields.of(bytes, place);
    while (fields.next()) {
      if (fields.is(1)) {
        key = fields.text(256);
      } else if (fields.is(2)) {
        value = fields.text(LONGEST);
      }
    }
    nodes.checkMetadata(key, value, place.from());
    EncodedText.open(key, value, content, scan);
  }
}
