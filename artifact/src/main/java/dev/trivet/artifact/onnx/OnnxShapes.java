package dev.trivet.artifact.onnx;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.proto.ProtoFields;
import dev.trivet.artifact.proto.ProtoPlace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Shapes that stand in the model as numbers, and the operators that make a tensor of the shape
/// they are given: runtimes compute them when the model is loaded.
final class OnnxShapes {
  private static final int MOST = 10_000;
  private static final int LONGEST = 64 * 8;
  private static final int INT64 = 7;
  private static final double MOST_VALUES = 1L << 32;
  private static final Set<String> MAKING = Set.of("ConstantOfShape", "Expand", "Tile", "Range");

  private final Bytes bytes;
  private final Map<String, Double> products = new HashMap<>();
  private final Set<String> asked = new HashSet<>();

  OnnxShapes(Bytes bytes) {
    this.bytes = bytes;
  }

  /// Takes note of a node's inputs when it makes what they say.
  void node(String type, ProtoPlace node) {
    if (!MAKING.contains(type)) {
      return;
    }
    ProtoFields fields = ProtoFields.of(bytes, node);
    while (fields.next()) {
      if (fields.is(1) && asked.size() < MOST) {
        asked.add(fields.text(256));
      }
    }
  }

  /// Takes note of a small tensor of whole numbers.
  void tensor(ProtoPlace tensor) {
    String name = "";
    long type = 0;
    ProtoPlace raw = tensor;
    ProtoPlace packed = tensor;
    ProtoFields fields = ProtoFields.of(bytes, tensor);
    while (fields.next()) {
      switch (fields.number()) {
        case 2 -> type = fields.value();
        case 7 -> packed = fields.is(7) ? fields.place() : packed;
        case 8 -> name = fields.is(8) ? fields.text(256) : name;
        case 9 -> raw = fields.is(9) ? fields.place() : raw;
        default -> {}
      }
    }
    boolean isSmall = type == INT64 && !name.isEmpty() && products.size() < MOST;
    if (isSmall && !raw.equals(tensor) && raw.length() <= LONGEST) {
      products.put(name, ofRaw(raw));
    } else if (isSmall && !packed.equals(tensor) && packed.length() <= LONGEST) {
      products.put(name, ofVarints(packed));
    }
  }

  private double ofRaw(ProtoPlace raw) {
    double product = 1;
    for (long at = raw.from(); at + 8 <= raw.to(); at += 8) {
      product *= Math.max(1, bytes.i64le(at));
    }
    return product;
  }

  private double ofVarints(ProtoPlace packed) {
    double product = 1;
    long number = 0;
    int shift = 0;
    for (long at = packed.from(); at < packed.to(); at++) {
      int b = bytes.u8(at);
      number |= shift < 63 ? (long) (b & 0x7f) << shift : 0;
      shift += 7;
      if (b < 0x80) {
        product *= Math.max(1, number);
        number = 0;
        shift = 0;
      }
    }
    return product;
  }

  /// The largest number of values any such operator makes.
  double largest() {
    return asked.stream().mapToDouble(name -> products.getOrDefault(name, 0.0)).max().orElse(0);
  }

  /// Whether that is more than a model has use for.
  boolean areHuge() {
    return largest() > MOST_VALUES;
  }
}
