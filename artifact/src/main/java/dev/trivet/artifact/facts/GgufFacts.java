package dev.trivet.artifact.facts;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.scan.Budget;
import java.util.ArrayList;
import java.util.List;

/// Reads metadata and tensors of a GGUF file, versions 2 and 3.
///
/// Source: the description of GGUF in the ggml repository.
final class GgufFacts {
  private static final int STRING = 8;
  private static final int ARRAY = 9;
  private static final int LONGEST = 1 << 14;
  private static final int MOST_TEXTS = 64;
  private static final int MOST_DIMENSIONS = 8;
  private static final List<String> TYPES =
      List.of(
          "F32", "F16", "Q4_0", "Q4_1", "", "", "Q5_0", "Q5_1", "Q8_0", "Q8_1", "Q2_K", "Q3_K",
          "Q4_K", "Q5_K", "Q6_K", "Q8_K", "IQ2_XXS", "IQ2_XS", "IQ3_XXS", "IQ1_S", "IQ4_NL",
          "IQ3_S", "IQ2_S", "IQ4_XS", "I8", "I16", "I32", "I64", "F64", "IQ1_M", "BF16", "", "", "",
          "TQ1_0", "TQ2_0", "", "", "", "MXFP4");

  private final Bytes bytes;
  private final Budget budget;
  private final FileFacts.Builder facts = new FileFacts.Builder("gguf");
  private long at = 8;

  private GgufFacts(Bytes bytes, Budget budget) {
    this.bytes = bytes;
    this.budget = budget;
  }

  static boolean recognises(Bytes bytes) {
    return bytes.startsWith(0, "GGUF") && bytes.has(0, 24);
  }

  static FileFacts read(Bytes bytes, Budget budget) {
    var reader = new GgufFacts(bytes, budget);
    long version = bytes.u32le(4);
    if (version == 2 || version == 3) {
      reader.read();
    } else {
      reader.facts.unread("version " + version + " or big-endian");
    }
    return reader.facts.build();
  }

  private void read() {
    facts.state("gguf.version", Long.toString(bytes.u32le(4)));
    long tensors = i64();
    long values = i64();
    for (long i = 0; i < values; i++) {
      budget.takeEntries(1);
      String key = text();
      value(key, u32());
    }
    for (long i = 0; i < tensors; i++) {
      budget.takeEntries(1);
      tensor();
    }
  }

  private void tensor() {
    String name = text();
    long dimensions = u32();
    if (dimensions > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(dimensions + " dimensions");
    }
    var shape = new ArrayList<Long>();
    for (int i = 0; i < dimensions; i++) {
      shape.add(i64());
    }
    long type = u32();
    i64();
    boolean isKnown = type >= 0 && type < TYPES.size() && !TYPES.get((int) type).isEmpty();
    facts.tensor(new TensorFact(name, isKnown ? TYPES.get((int) type) : "type " + type, shape));
  }

  private void value(String key, long type) {
    if (type == STRING) {
      facts.state(key, text());
    } else if (type == ARRAY) {
      array(key);
    } else {
      facts.state(key, number(type));
    }
  }

  private void array(String key) {
    long type = u32();
    long count = i64();
    facts.state(key + "#", Long.toString(count));
    if (type == STRING) {
      for (long i = 0; i < count; i++) {
        budget.takeEntries(1);
        String text = text();
        if (i < MOST_TEXTS) {
          facts.state(key + "[" + i + "]", text);
        }
      }
    } else if (type == ARRAY) {
      throw new IllegalArgumentException("arrays in arrays");
    } else {
      skip(count, size(type));
    }
  }

  private String number(long type) {
    long size = size(type);
    skip(1, size);
    long from = at - size;
    return switch ((int) type) {
      case 0 -> Integer.toString(bytes.u8(from));
      case 1 -> Byte.toString((byte) bytes.u8(from));
      case 2 -> Integer.toString(bytes.u16le(from));
      case 3 -> Short.toString((short) bytes.u16le(from));
      case 4 -> Long.toString(bytes.u32le(from));
      case 5 -> Integer.toString(bytes.i32le(from));
      case 6 -> Float.toString(Float.intBitsToFloat(bytes.i32le(from)));
      case 7 -> Boolean.toString(bytes.u8(from) != 0);
      case 12 -> Double.toString(Double.longBitsToDouble(bytes.i64le(from)));
      case 10 -> Long.toUnsignedString(bytes.i64le(from));
      default -> Long.toString(bytes.i64le(from));
    };
  }

  private static long size(long type) {
    return switch ((int) type) {
      case 0, 1, 7 -> 1;
      case 2, 3 -> 2;
      case 4, 5, 6 -> 4;
      case 10, 11, 12 -> 8;
      default -> throw new IllegalArgumentException("value type " + type);
    };
  }

  private void skip(long count, long size) {
    if (count < 0 || count > Long.MAX_VALUE / size || !bytes.has(at, count * size)) {
      throw new IllegalArgumentException("%,d values are not there".formatted(count));
    }
    at += count * size;
  }

  private String text() {
    long length = i64();
    skip(length, 1);
    return bytes.utf8(at - length, (int) Math.min(length, LONGEST));
  }

  private long i64() {
    at += 8;
    return bytes.i64le(at - 8);
  }

  private long u32() {
    at += 4;
    return bytes.u32le(at - 4);
  }
}
