package dev.trivet.artifact.facts;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.proto.ProtoFields;
import dev.trivet.artifact.proto.ProtoPlace;
import dev.trivet.artifact.proto.ProtoShape;
import dev.trivet.artifact.scan.Budget;
import java.util.ArrayList;
import java.util.List;

/// Reads who made an ONNX model, its operator sets, metadata, initialisers, inputs and outputs.
///
/// Source: onnx.proto, IR version 10.
final class OnnxFacts {
  private static final int TEXT = 1 << 14;
  private static final List<String> TYPES =
      List.of(
          "?",
          "FLOAT",
          "UINT8",
          "INT8",
          "UINT16",
          "INT16",
          "INT32",
          "INT64",
          "STRING",
          "BOOL",
          "FLOAT16",
          "DOUBLE",
          "UINT32",
          "UINT64",
          "COMPLEX64",
          "COMPLEX128",
          "BFLOAT16",
          "FLOAT8E4M3FN",
          "FLOAT8E4M3FNUZ",
          "FLOAT8E5M2",
          "FLOAT8E5M2FNUZ",
          "UINT4",
          "INT4",
          "FLOAT4E2M1");

  private final Bytes bytes;
  private final Budget budget;
  private final FileFacts.Builder facts = new FileFacts.Builder("onnx");

  private OnnxFacts(Bytes bytes, Budget budget) {
    this.bytes = bytes;
    this.budget = budget;
  }

  /// An IR version first, then texts and a graph where they belong.
  static boolean recognises(Bytes bytes) {
    return bytes.has(0, 16)
        && bytes.u8(0) == 0x08
        && ProtoShape.fits(bytes, ProtoShape.whole(bytes), "-0222022")
        && ProtoShape.first(bytes, ProtoShape.whole(bytes), 7).isPresent();
  }

  static FileFacts read(Bytes bytes, Budget budget) {
    var reader = new OnnxFacts(bytes, budget);
    reader.model();
    return reader.facts.build();
  }

  private void model() {
    ProtoFields fields = ProtoFields.of(bytes);
    while (fields.next()) {
      budget.takeEntries(1);
      switch (fields.number()) {
        case 1 -> facts.state("ir_version", Long.toString(fields.value()));
        case 2 -> state(fields, "producer_name");
        case 3 -> state(fields, "producer_version");
        case 4 -> state(fields, "domain");
        case 5 -> facts.state("model_version", Long.toString(fields.value()));
        case 6 -> state(fields, "doc_string");
        case 7 -> ifMessage(fields, this::graph);
        case 8 -> ifMessage(fields, this::operators);
        case 14 -> ifMessage(fields, this::metadata);
        default -> {}
      }
    }
  }

  /// What is done with a nested message.
  @FunctionalInterface
  private interface Nested {
    void read(ProtoPlace place);
  }

  private static void ifMessage(ProtoFields fields, Nested nested) {
    if (fields.wire() == ProtoFields.LENGTH) {
      nested.read(fields.place());
    }
  }

  private void state(ProtoFields fields, String name) {
    if (fields.wire() == ProtoFields.LENGTH) {
      facts.state(name, fields.text(TEXT));
    }
  }

  private void operators(ProtoPlace place) {
    String domain = text(place, 1);
    facts.state("opset." + (domain.isEmpty() ? "ai.onnx" : domain), number(place, 2));
  }

  private void metadata(ProtoPlace place) {
    facts.state("metadata." + text(place, 1), text(place, 2));
  }

  private void graph(ProtoPlace place) {
    ProtoFields fields = ProtoFields.of(bytes, place);
    while (fields.next()) {
      budget.takeEntries(1);
      switch (fields.number()) {
        case 2 -> state(fields, "graph.name");
        case 5 -> ifMessage(fields, this::initialiser);
        case 10 -> state(fields, "graph.doc_string");
        case 11 -> ifMessage(fields, value -> facts.input(value(value)));
        case 12 -> ifMessage(fields, value -> facts.output(value(value)));
        default -> {}
      }
    }
  }

  private void initialiser(ProtoPlace place) {
    var shape = new ArrayList<Long>();
    String name = "";
    int type = 0;
    ProtoFields fields = ProtoFields.of(bytes, place);
    while (fields.next()) {
      switch (fields.number()) {
        case 1 -> dimensions(fields, shape);
        case 2 -> type = (int) fields.value();
        case 8 -> name = fields.wire() == ProtoFields.LENGTH ? fields.text(TEXT) : "";
        default -> {}
      }
    }
    facts.tensor(new TensorFact(name, type(type), shape));
  }

  /// One by one, or packed into one field.
  private void dimensions(ProtoFields fields, List<Long> shape) {
    if (fields.wire() == ProtoFields.VARINT && shape.size() < 64) {
      shape.add(fields.value());
    } else if (fields.wire() == ProtoFields.LENGTH) {
      long dimension = 0;
      int shift = 0;
      for (long at = fields.at(); at < fields.at() + fields.value() && shape.size() < 64; at++) {
        int b = bytes.u8(at);
        dimension |= (long) (b & 0x7f) << shift;
        shift += 7;
        if (b < 0x80) {
          shape.add(dimension);
          dimension = 0;
          shift = 0;
        }
      }
    }
  }

  /// `input_ids: INT64 [batch, 128]`
  private String value(ProtoPlace place) {
    String name = text(place, 1);
    return ProtoShape.first(bytes, place, 2)
        .flatMap(type -> ProtoShape.first(bytes, type, 1))
        .map(tensor -> name + ": " + tensorType(tensor))
        .orElse(name);
  }

  private String tensorType(ProtoPlace tensor) {
    var dimensions = new ArrayList<String>();
    ProtoShape.first(bytes, tensor, 2)
        .ifPresent(shape -> {
          ProtoFields fields = ProtoFields.of(bytes, shape);
          while (fields.next() && dimensions.size() < 64) {
            ifMessage(fields, dimension -> dimensions.add(dimension(dimension)));
          }
        });
    String number = number(tensor, 1);
    return type(number.isEmpty() ? 0 : Integer.parseInt(number))
        + " ["
        + String.join(", ", dimensions)
        + "]";
  }

  private String dimension(ProtoPlace place) {
    String value = number(place, 1);
    String parameter = text(place, 2);
    return !value.isEmpty() ? value : parameter.isEmpty() ? "?" : parameter;
  }

  private static String type(int type) {
    return type >= 0 && type < TYPES.size() ? TYPES.get(type) : "type " + type;
  }

  private String text(ProtoPlace place, int number) {
    return ProtoShape.first(bytes, place, number)
        .map(text -> bytes.utf8(text.from(), (int) Math.min(TEXT, text.length())))
        .orElse("");
  }

  private String number(ProtoPlace place, int number) {
    ProtoFields fields = ProtoFields.of(bytes, place);
    while (fields.next()) {
      if (fields.number() == number && fields.wire() == ProtoFields.VARINT) {
        return Integer.toString((int) Math.min(Integer.MAX_VALUE, Math.max(0, fields.value())));
      }
    }
    return "";
  }
}
