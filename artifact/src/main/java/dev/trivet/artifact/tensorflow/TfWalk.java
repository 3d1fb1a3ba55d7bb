package dev.trivet.artifact.tensorflow;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.config.Places;
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

/// Walks through the messages of a SavedModel, a meta graph or a graph.
final class TfWalk {
  private static final int LONGEST_METADATA = 1 << 24;

  private final Content content;
  private final Bytes bytes;
  private final Scan scan;
  private final Deque<Part> waiting = new ArrayDeque<>();
  private final Set<String> assets = new HashSet<>();
  private final TfFunctions functions;

  /// What kind of message lies at a place.
  enum Kind {
    SAVED_MODEL,
    META_GRAPH,
    GRAPH,
    LIBRARY,
    FUNCTION,
    ASSET,
    OBJECT_GRAPH,
    OBJECT,
    USER_OBJECT,
    KERAS_METADATA,
    KERAS_OBJECT,
    FINGERPRINT;

    /// The kind of message in the field of that number; null where none to be read is.
    @Nullable Kind child(int number) {
      return switch (this) {
        case SAVED_MODEL -> number == 2 ? META_GRAPH : null;
        case META_GRAPH ->
            switch (number) {
              case 2 -> GRAPH;
              case 6 -> ASSET;
              case 7 -> OBJECT_GRAPH;
              default -> null;
            };
        case GRAPH -> number == 2 ? LIBRARY : null;
        case LIBRARY -> number == 1 ? FUNCTION : null;
        case OBJECT_GRAPH -> number == 1 ? OBJECT : null;
        case OBJECT -> number == 4 ? USER_OBJECT : null;
        case KERAS_METADATA -> number == 1 ? KERAS_OBJECT : null;
        case FUNCTION, ASSET, USER_OBJECT, KERAS_OBJECT, FINGERPRINT -> null;
      };
    }
  }

  private record Part(Kind kind, ProtoPlace place) {}

  TfWalk(Content content, Scan scan) {
    this.content = content;
    this.bytes = content.bytes();
    this.scan = scan;
    this.functions = new TfFunctions(bytes);
  }

  void walk(Kind kind, ProtoPlace root) {
    waiting.push(new Part(kind, root));
    while (!waiting.isEmpty()) {
      Part part = waiting.pop();
      scan.budget().takeEntries(1);
      try {
        read(part);
      } catch (ProtoBroken e) {
        scan.report(TfRules.BROKEN, content, e.at(), String.valueOf(e.getMessage()));
      }
    }
    if (functions.calls() > TfFunctions.MOST_CALLS) {
      scan.report(TfRules.UNFOLDS, content, 0, "to %.3g calls".formatted(functions.calls()));
    }
  }

  private void read(Part part) {
    switch (part.kind()) {
      case GRAPH -> {
        functions.read(part.place());
        children(part);
        new TfScope(content, scan, assets, functions).read(part.place(), "", 1);
      }
      case FUNCTION ->
          new TfScope(content, scan, assets, functions)
              .read(part.place(), functions.name(part.place()), 3);
      case ASSET -> asset(part.place());
      case USER_OBJECT -> metadata(part.place(), 3);
      case KERAS_OBJECT -> metadata(part.place(), 5);
      case META_GRAPH -> {
        assetsFirst(part.place());
        children(part);
      }
      case SAVED_MODEL, LIBRARY, OBJECT_GRAPH, OBJECT, KERAS_METADATA, FINGERPRINT ->
          children(part);
    }
  }

  private void children(Part part) {
    ProtoFields fields = ProtoFields.of(bytes, part.place());
    while (fields.next()) {
      Kind kind = fields.wire() == ProtoFields.LENGTH ? part.kind().child(fields.number()) : null;
      if (kind != null) {
        waiting.push(new Part(kind, fields.place()));
      }
    }
  }

  /// The constants that the runtime replaces with the place of an asset are known before the graph
  /// is judged.
  private void assetsFirst(ProtoPlace metaGraph) {
    ProtoFields fields = ProtoFields.of(bytes, metaGraph);
    while (fields.next()) {
      if (fields.is(6)) {
        asset(fields.place());
      }
    }
  }

  private void asset(ProtoPlace place) {
    ProtoFields fields = ProtoFields.of(bytes, place);
    while (fields.next()) {
      if (fields.is(1)) {
        ProtoFields tensor = ProtoFields.of(bytes, fields.place());
        while (tensor.next()) {
          if (tensor.is(1)) {
            assets.add(TfScope.nodeName(tensor.text(512)));
          }
        }
      } else if (fields.is(2) && Places.leadsOut(fields.text(4_096))) {
        scan.report(TfRules.FILE_OUTSIDE, content, fields.at(), "asset " + fields.text(4_096));
      }
    }
  }

  /// What Keras wrote about an object, as JSON.
  private void metadata(ProtoPlace place, int number) {
    ProtoFields fields = ProtoFields.of(bytes, place);
    while (fields.next()) {
      boolean isJson = fields.is(number) && fields.value() > 2 && bytes.u8(fields.at()) == '{';
      if (isJson && fields.value() <= LONGEST_METADATA) {
        scan.open(
            content.entry("keras metadata", bytes.slice(fields.at(), fields.value())).as("json"));
      } else if (isJson) {
        scan.report(TfRules.BROKEN, content, fields.at(), "metadata too large to be read");
      }
    }
  }
}
