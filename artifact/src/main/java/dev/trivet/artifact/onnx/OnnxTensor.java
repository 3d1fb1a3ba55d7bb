package dev.trivet.artifact.onnx;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.config.Places;
import dev.trivet.artifact.proto.ProtoFields;
import dev.trivet.artifact.proto.ProtoPlace;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;

/// Judges tensors: where their data lie, and whether there are as many as the dimensions say.
final class OnnxTensor {
  private static final long LARGEST_FILE = 1L << 44;

  /// A tensor without data is rarely larger than this many values.
  private static final long MOST_WITHOUT_DATA = 1L << 31;

  /// What ONNX Runtime takes for an address in its own memory.
  private static final String MEMORY_MARK = "_ORT_MEM_ADDR_";

  private final Content content;
  private final Bytes bytes;
  private final Scan scan;

  /// What a tensor says of itself.
  private static final class Claims {
    String name = "";
    int type;
    long elements = 1;
    long raw = -1;
    long external = -1;
    boolean hasOther;
    boolean isExternal;
  }

  OnnxTensor(Content content, Scan scan) {
    this.content = content;
    this.bytes = content.bytes();
    this.scan = scan;
  }

  void check(ProtoPlace tensor) {
    var claims = new Claims();
    ProtoFields fields = ProtoFields.of(bytes, tensor);
    while (fields.next()) {
      switch (fields.number()) {
        case 1 -> dimensions(fields, claims);
        case 2 -> claims.type = (int) fields.value();
        case 8 -> claims.name = fields.wire() == ProtoFields.LENGTH ? fields.text(256) : "";
        case 9 -> claims.raw = fields.value();
        case 4, 5, 7, 10, 11 -> claims.hasOther = true;
        case 6 -> {
          claims.hasOther = true;
          if (fields.is(6)) {
            OnnxText.open(claims.name, fields.place(), content, scan);
          }
        }
        case 13 -> {
          claims.isExternal = true;
          external(fields.place(), claims);
        }
        case 14 -> claims.isExternal |= fields.value() == 1;
        default -> {}
      }
    }
    size(claims, tensor.from());
  }

  private void dimensions(ProtoFields fields, Claims claims) {
    if (fields.wire() == ProtoFields.VARINT) {
      multiply(claims, fields.value());
    } else if (fields.wire() == ProtoFields.LENGTH) {
      long at = fields.at();
      long end = fields.place().to();
      while (at < end) {
        long dimension = 0;
        int shift = 0;
        int b = 0x80;
        while (b >= 0x80 && at < end && shift < 64) {
          b = bytes.u8(at++);
          dimension |= (long) (b & 0x7f) << shift;
          shift += 7;
        }
        multiply(claims, dimension);
      }
    }
  }

  private static void multiply(Claims claims, long dimension) {
    boolean fits =
        dimension >= 0
            && claims.elements >= 0
            && (dimension == 0 || claims.elements <= Long.MAX_VALUE / dimension);
    claims.elements = fits ? claims.elements * dimension : -1;
  }

  private void size(Claims claims, long at) {
    long bits = bits(claims.type);
    boolean isTooLarge = claims.elements < 0 || claims.elements > Long.MAX_VALUE / 128;
    boolean isTooFew =
        !isTooLarge && claims.raw >= 0 && bits > 0 && (claims.elements * bits + 7) / 8 > claims.raw;
    boolean isTooShort =
        !isTooLarge
            && claims.external >= 0
            && bits > 0
            && (claims.elements * bits + 7) / 8 > claims.external;
    boolean isEmpty = !claims.isExternal && !claims.hasOther && claims.raw < 0;
    if (isTooLarge || isTooFew || isTooShort || (isEmpty && claims.elements > MOST_WITHOUT_DATA)) {
      scan.report(
          OnnxRules.TENSOR,
          content,
          at,
          "%s: %s values in %,d bytes"
              .formatted(
                  claims.name,
                  claims.elements < 0 ? "too many" : "%,d".formatted(claims.elements),
                  Math.max(0, Math.max(claims.raw, claims.external))));
    }
  }

  /// Bits of one value; 0 for texts and types not known.
  private static long bits(int type) {
    return switch (type) {
      case 1, 6, 12 -> 32;
      case 2, 3, 9, 17, 18, 19, 20, 24 -> 8;
      case 4, 5, 10, 16 -> 16;
      case 7, 11, 13, 14 -> 64;
      case 15 -> 128;
      case 21, 22, 23 -> 4;
      default -> 0;
    };
  }

  private void external(ProtoPlace entry, Claims claims) {
    String key = "";
    String value = "";
    ProtoFields fields = ProtoFields.of(bytes, entry);
    while (fields.next()) {
      if (fields.is(1)) {
        key = fields.text(64);
      } else if (fields.is(2)) {
        value = fields.text(4_096);
      }
    }
    if (key.equals("location") && (Places.leadsOut(value) || value.contains(MEMORY_MARK))) {
      scan.report(OnnxRules.FILE_OUTSIDE, content, entry.from(), value);
    } else if ((key.equals("offset") || key.equals("length")) && !isSane(value)) {
      scan.report(OnnxRules.EXTERNAL_CLAIM, content, entry.from(), "%s: %s".formatted(key, value));
    } else if (key.equals("length")) {
      claims.external = Long.parseLong(value);
    }
  }

  private static boolean isSane(String number) {
    return number.matches("[0-9]{1,18}") && Long.parseLong(number) <= LARGEST_FILE;
  }
}
