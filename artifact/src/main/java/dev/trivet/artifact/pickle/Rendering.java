package dev.trivet.artifact.pickle;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;

/// Shows values and calls the way Python would write them, as far as they are known.
final class Rendering {
  private static final int MOST_TEXT = 160;
  private static final int MOST_DEPTH = 3;

  private final Literals literals;
  private final Contents contents;
  private final Symbols symbols;

  Rendering(Literals literals, Contents contents, Symbols symbols) {
    this.literals = literals;
    this.contents = contents;
    this.symbols = symbols;
  }

  /// `os.system('echo x')`.
  String call(Symbol called, int arguments) {
    return called.path() + arguments(arguments);
  }

  /// `('echo x')`, or `(...)` when they are not known.
  String arguments(int arguments) {
    if (contents.knows(arguments)) {
      return elements(arguments, 0);
    }
    boolean isEmpty =
        literals.isAtHand(arguments)
            && literals.opcode(arguments).filter(o -> o == Opcode.EMPTY_TUPLE).isPresent();
    return isEmpty ? "()" : "(...)";
  }

  private String elements(int container, int depth) {
    var shown = new StringJoiner(", ", "(", ")");
    int count = contents.count(container);
    for (int i = 0; i < Math.min(count, Contents.KEPT); i++) {
      shown.add(value(contents.element(container, i), depth + 1));
    }
    if (count > Contents.KEPT) {
      shown.add("...");
    }
    return shown.toString();
  }

  String value(int value) {
    return value(value, 0);
  }

  private String value(int value, int depth) {
    if (Value.isGlobal(value)) {
      return symbols.of(value).path();
    }
    if (Value.isInstance(value)) {
      Symbol symbol = symbols.of(value);
      return "<" + symbol.path() + (symbol.detail().isEmpty() ? "" : " " + symbol.detail()) + ">";
    }
    if (Value.isName(value)) {
      return quoted(literals.text(value).orElse("?"));
    }
    return Value.isMade(value) ? made(value, depth) : "?";
  }

  private String made(int value, int depth) {
    if (contents.knows(value) && depth < MOST_DEPTH) {
      return elements(value, depth);
    }
    if (!literals.isAtHand(value)) {
      return "?";
    }
    Optional<String> text = literals.text(value);
    if (text.isPresent()) {
      boolean isBytes = literals.bytesOf(value).isPresent();
      return (isBytes ? "b" : "") + quoted(text.get());
    }
    OptionalLong number = literals.number(value);
    if (number.isPresent()) {
      return Long.toString(number.getAsLong());
    }
    return literals.opcode(value).map(Rendering::empty).orElse("?");
  }

  private static String empty(Opcode opcode) {
    return switch (opcode) {
      case NONE -> "None";
      case NEWTRUE -> "True";
      case NEWFALSE -> "False";
      case EMPTY_TUPLE, TUPLE, TUPLE1, TUPLE2, TUPLE3 -> "(...)";
      case EMPTY_LIST, LIST -> "[...]";
      case EMPTY_DICT, DICT -> "{...}";
      case EMPTY_SET, FROZENSET -> "{...}";
      case FLOAT, BINFLOAT -> "<float>";
      default -> "?";
    };
  }

  private static String quoted(String text) {
    String shown = text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "...";
    return "'" + shown.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }
}
