package dev.trivet.artifact.tensorflow;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.proto.ProtoFields;
import dev.trivet.artifact.proto.ProtoPlace;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.util.ArrayDeque;
import java.util.Deque;

/// Reads one node with the values of its attributes, however deep they are nested.
final class TfNodeReader {
  private static final int DEEPEST = 100;
  private static final int LONGEST = 4_096;
  private static final int MOST_TEXTS = 64;
  private static final long LARGEST_CONSTANT = 1L << 28;

  private final Content content;
  private final Bytes bytes;
  private final Scan scan;
  private final Deque<Value> values = new ArrayDeque<>();
  private final TfNode node = new TfNode();

  private record Value(ProtoPlace place, int depth, boolean isTensor) {}

  TfNodeReader(Content content, Scan scan) {
    this.content = content;
    this.bytes = content.bytes();
    this.scan = scan;
  }

  TfNode read(ProtoPlace place) {
    node.at = place.from();
    ProtoFields fields = ProtoFields.of(bytes, place);
    while (fields.next()) {
      switch (fields.number()) {
        case 1 -> node.name = fields.text(512);
        case 2 -> node.operator = fields.text(256);
        case 3 -> {
          if (node.inputs.size() < MOST_TEXTS) {
            node.inputs.add(fields.text(512));
          }
        }
        case 5 -> entry(fields.place(), 0);
        default -> {}
      }
    }
    while (!values.isEmpty()) {
      Value value = values.pop();
      if (value.isTensor()) {
        tensor(value.place());
      } else {
        value(value);
      }
    }
    return node;
  }

  /// A name and the value that belongs to it.
  private void entry(ProtoPlace place, int depth) {
    if (depth > DEEPEST) {
      scan.report(TfRules.NESTED, content, place.from(), node.name);
      return;
    }
    ProtoFields fields = ProtoFields.of(bytes, place);
    while (fields.next()) {
      if (fields.is(2)) {
        values.push(new Value(fields.place(), depth + 1, false));
      }
    }
  }

  /// A list has its texts in field 2 as a single value has; functions come with attributes of their
  /// own.
  private void value(Value value) {
    ProtoFields fields = ProtoFields.of(bytes, value.place());
    while (fields.next()) {
      if (fields.wire() != ProtoFields.LENGTH) {
        continue;
      }
      switch (fields.number()) {
        case 1 -> {
          if (value.depth() > DEEPEST) {
            scan.report(TfRules.NESTED, content, fields.at(), node.name);
            return;
          }
          values.push(new Value(fields.place(), value.depth() + 1, false));
        }
        case 2 -> text(fields);
        case 8 -> values.push(new Value(fields.place(), value.depth() + 1, true));
        case 9, 10 -> function(fields.place(), value.depth());
        default -> {}
      }
    }
  }

  private void function(ProtoPlace place, int depth) {
    ProtoFields fields = ProtoFields.of(bytes, place);
    while (fields.next()) {
      if (fields.is(1) && node.functions.size() < MOST_TEXTS) {
        node.functions.add(fields.text(256));
      } else if (fields.is(2)) {
        entry(fields.place(), depth + 1);
      }
    }
  }

  private void text(ProtoFields fields) {
    if (node.texts.size() < MOST_TEXTS) {
      node.texts.add(fields.text(LONGEST));
    }
  }

  private void tensor(ProtoPlace place) {
    long elements = 1;
    ProtoFields fields = ProtoFields.of(bytes, place);
    while (fields.next()) {
      if (fields.is(2)) {
        elements = elements(fields.place());
      } else if (fields.is(8)) {
        text(fields);
      }
    }
    boolean isHuge = elements < 0 || elements > LARGEST_CONSTANT;
    if (isHuge && (elements < 0 || elements / 1_000 > place.length())) {
      scan.report(
          TfRules.HUGE,
          content,
          place.from(),
          "%s: %,d values in %,d bytes".formatted(node.name, elements, place.length()));
    }
  }

  private long elements(ProtoPlace shape) {
    long elements = 1;
    ProtoFields fields = ProtoFields.of(bytes, shape);
    while (fields.next()) {
      if (fields.is(2)) {
        long size = 0;
        ProtoFields dimension = ProtoFields.of(bytes, fields.place());
        while (dimension.next()) {
          size = dimension.number() == 1 ? dimension.value() : size;
        }
        boolean fits = size >= 0 && (size == 0 || elements <= Long.MAX_VALUE / size);
        if (!fits || elements < 0) {
          return -1;
        }
        elements *= size;
      }
    }
    return elements;
  }
}
