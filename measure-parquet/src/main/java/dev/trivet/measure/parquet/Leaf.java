package dev.trivet.measure.parquet;

import dev.trivet.measure.parquet.Thrift.Fields;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// A column of numbers, or of lists of numbers.
///
/// @param definition how many steps to the number may be absent; all are there at this level
/// @param repetition 1 for lists, else 0
/// @param scale what a decimal is divided by, as a power of ten
record Leaf(String name, Type type, int definition, int repetition, int scale, Sign sign) {
  private static final int MOST_ELEMENTS = 200_000;
  private static final int DEEPEST = 8;
  private static final int DECIMAL = 5;
  private static final int UNSIGNED_8 = 11;
  private static final int UNSIGNED_64 = 14;
  private static final int SIGNED_64 = 18;
  private static final int REQUIRED = 0;
  private static final int REPEATED = 2;

  /// Numbers as they are stored, in the order of their codes.
  enum Type {
    BOOLEAN(1),
    INT32(4),
    INT64(8),
    INT96(12),
    FLOAT(4),
    DOUBLE(8),
    BYTE_ARRAY(0),
    FIXED_LEN_BYTE_ARRAY(0);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    int bytes() {
      return bytes;
    }
  }

  /// Whether whole numbers may be negative.
  enum Sign {
    SIGNED,
    UNSIGNED
  }

  /// A group whose parts are being read.
  private static final class Group {
    private final String name;
    private final int definition;
    private final int repetition;
    private long left;

    Group(String name, int definition, int repetition, long left) {
      this.name = name;
      this.definition = definition;
      this.repetition = repetition;
      this.left = left;
    }
  }

  /// The leaves of a schema, which is a tree written in the order of its branches.
  ///
  /// @throws ProblemException for one that is no number
  static List<Leaf> of(List<Fields> schema, String file) {
    Broken.unless(!schema.isEmpty() && schema.size() <= MOST_ELEMENTS, "its schema has no columns");
    var leaves = new ArrayList<Leaf>();
    Deque<Group> open = new ArrayDeque<>();
    open.push(new Group("", 0, 0, schema.getFirst().number(5, 0)));
    for (Fields element : schema.subList(1, schema.size())) {
      while (!open.isEmpty() && open.peek().left == 0) {
        open.pop();
      }
      Broken.unless(!open.isEmpty() && open.size() <= DEEPEST, "its schema is no tree");
      Group group = open.element();
      group.left--;
      long kind = element.number(3, REQUIRED);
      int definition = group.definition + (kind == REQUIRED ? 0 : 1);
      int repetition = group.repetition + (kind == REPEATED ? 1 : 0);
      String name = name(group, element);
      if (element.number(5, 0) > 0) {
        open.push(new Group(name, definition, repetition, element.number(5, 0)));
      } else {
        leaves.add(leaf(element, name, definition, repetition, file));
      }
    }
    return leaves;
  }

  /// The steps of a list, `list.element`, are not part of its name.
  private static String name(Group group, Fields element) {
    String own = new String(element.binary(4), StandardCharsets.UTF_8).replaceAll("\\p{C}", "?");
    boolean step = group.repetition > 0 || element.number(3, REQUIRED) == REPEATED;
    if (group.name.isEmpty() || step) {
      return group.name.isEmpty() ? own : group.name;
    }
    return group.name + "." + own;
  }

  private static Leaf leaf(
      Fields element, String name, int definition, int repetition, String file) {
    int code = element.whole(1, "a column's type");
    Broken.unless(code < Type.values().length, "a column of type " + code);
    Type type = Type.values()[code];
    int converted = (int) element.number(6, -1);
    boolean whole = converted >= UNSIGNED_8 && converted <= SIGNED_64;
    boolean plain = whole || !(element.has(6) || element.has(10));
    boolean decimal = converted == DECIMAL && (type == Type.INT32 || type == Type.INT64);
    boolean number =
        switch (type) {
          case BOOLEAN, FLOAT, DOUBLE -> true;
          case INT32, INT64 -> plain || decimal;
          case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> false;
        };
    if (!number) {
      throw new ProblemException(
          Problem.Kind.UNREADABLE_DATA,
          "%s: column %s holds no numbers but %s"
              .formatted(file, name, what(type, converted).toLowerCase(Locale.ROOT)),
          "give numbers only: encode categories, drop what the model does not take");
    }
    if (repetition > 1) {
      throw new ProblemException(
          Problem.Kind.WRONG_SHAPE,
          "%s: column %s holds lists of lists".formatted(file, name),
          "give one list of numbers for each row");
    }
    Sign sign = converted >= UNSIGNED_8 && converted <= UNSIGNED_64 ? Sign.UNSIGNED : Sign.SIGNED;
    int scale = decimal ? Math.toIntExact(Math.clamp(element.number(7, 0), 0, 18)) : 0;
    return new Leaf(name, type, definition, repetition, scale, sign);
  }

  private static String what(Type type, int converted) {
    return switch (type) {
      case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> "text or bytes";
      case INT96 -> "instants";
      case INT32, INT64 -> converted == DECIMAL ? "decimals" : "dates or times";
      case BOOLEAN, FLOAT, DOUBLE -> "numbers";
    };
  }
}
