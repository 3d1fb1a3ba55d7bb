package dev.trivet.artifact.msgpack;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.msgpack.MsgpackCursor.Kind;
import dev.trivet.artifact.rule.Rule;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an extension holds: an array (shape, type, bytes), a complex number, a number of NumPy. The
/// bytes of an array stay unread.
///
/// Source: `flax/serialization.py` of Flax.
final class FlaxValue {
  private static final int ARRAY = 1;
  private static final int COMPLEX = 2;
  private static final int NUMBER = 3;
  private static final int TIMESTAMP = -1;
  private static final int LONGEST_NAME = 256;
  private static final int MOST_DIMENSIONS = 64;
  private static final Pattern MODULE = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");

  private final Bytes bytes;
  private final long from;
  private final long to;

  /// @param problem what is wrong with it, and what that is reported by
  /// @param numbers bytes that were not read
  record Checked(Optional<Problem> problem, long numbers) {
    static Checked wrong(Rule rule, String message) {
      return new Checked(Optional.of(new Problem(rule, message)), 0);
    }

    static Checked fine(long numbers) {
      return new Checked(Optional.empty(), numbers);
    }
  }

  record Problem(Rule rule, String message) {}

  private FlaxValue(Bytes bytes, long from, long to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  static Checked check(Bytes bytes, int extension, long from, long length) {
    var value = new FlaxValue(bytes, from, from + length);
    try {
      return switch (extension) {
        case ARRAY, NUMBER -> value.array(extension);
        case COMPLEX -> value.complex();
        case TIMESTAMP -> Checked.fine(0);
        default -> value.unknown(extension);
      };
    } catch (MsgpackBroken e) {
      return value.unknown(extension);
    }
  }

  private Checked array(int extension) {
    var cursor = new MsgpackCursor(bytes, from, to);
    if (cursor.next() != Kind.ARRAY || cursor.count() != 3 || cursor.next() != Kind.ARRAY) {
      return unknown(extension);
    }
    long dimensions = cursor.count();
    long elements = 1;
    for (long i = 0; i < dimensions; i++) {
      if (i >= MOST_DIMENSIONS || cursor.next() != Kind.WHOLE) {
        return Checked.wrong(MsgpackRules.ARRAY, "%,d dimensions".formatted(dimensions));
      }
      elements = times(elements, cursor.count());
    }
    Kind named = cursor.next();
    boolean isNamed = named == Kind.TEXT || named == Kind.BYTES;
    String type = isNamed ? cursor.text(LONGEST_NAME) : "";
    if (!isNamed || cursor.next() != Kind.BYTES || !cursor.isAtEnd()) {
      return Checked.wrong(MsgpackRules.ARRAY, "no type and bytes");
    }
    return sized(type, elements, cursor.count());
  }

  private static Checked sized(String type, long elements, long length) {
    int width = width(type);
    if (width == 0) {
      boolean isObjects = type.equals("object") || type.matches("[<>=|]?O8?");
      return Checked.wrong(
          isObjects ? MsgpackRules.OBJECTS : MsgpackRules.ARRAY, "numbers of type " + type);
    }
    return elements >= 0 && elements <= length && elements * width == length
        ? Checked.fine(length)
        : Checked.wrong(
            MsgpackRules.ARRAY,
            "%,d elements of %s in %,d bytes".formatted(elements, type, length));
  }

  private static long times(long elements, long dimension) {
    boolean fits =
        elements >= 0
            && dimension >= 0
            && Math.multiplyHigh(elements, dimension) == 0
            && elements * dimension >= 0;
    return fits ? elements * dimension : -1;
  }

  /// Bytes of one element; 0 when the type is not known.
  private static int width(String type) {
    return switch (type) {
      case "bool", "int8", "uint8", "int4", "uint4", "int2", "uint2" -> 1;
      case "int16", "uint16", "float16", "bfloat16", "V2" -> 2;
      case "int32", "uint32", "float32" -> 4;
      case "int64", "uint64", "float64", "complex64" -> 8;
      case "complex128" -> 16;
      default -> type.startsWith("float8_") || type.startsWith("float4_") ? 1 : 0;
    };
  }

  private Checked complex() {
    var cursor = new MsgpackCursor(bytes, from, to);
    boolean isPair =
        cursor.next() == Kind.ARRAY
            && cursor.count() == 2
            && cursor.next() == Kind.FRACTION
            && cursor.next() == Kind.FRACTION
            && cursor.isAtEnd();
    return isPair ? Checked.fine(0) : unknown(COMPLEX);
  }

  /// A list that begins with two names is what serialisers write that import them.
  private Checked unknown(int extension) {
    String what = "type %d of %,d bytes".formatted(extension, to - from);
    try {
      var cursor = new MsgpackCursor(bytes, from, to);
      if (cursor.next() == Kind.ARRAY && cursor.next() == Kind.TEXT) {
        String module = cursor.text(LONGEST_NAME);
        if (MODULE.matcher(module).matches() && cursor.next() == Kind.TEXT) {
          String name = module + "." + cursor.text(LONGEST_NAME);
          return Checked.wrong(MsgpackRules.NAMES_CODE, name);
        }
      }
    } catch (MsgpackBroken e) {
      return Checked.wrong(MsgpackRules.EXTENSION, what);
    }
    return Checked.wrong(MsgpackRules.EXTENSION, what);
  }
}
