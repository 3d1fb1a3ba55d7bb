package dev.trivet.artifact.pickle;

import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/// How much memory or time a call takes by what it is told: the numbers among its arguments, the
/// product of those in a tuple, and the widths in its formats.
record HowMuch(PickleFile file) {
  private static final long MOST_ELEMENTS = 1L << 31;
  private static final long MOST_REPEATED = 1L << 27;
  private static final long MOST_EXPONENT = 1L << 20;
  private static final long MOST_SIDE = 1L << 16;
  private static final Pattern WIDE =
      Pattern.compile(
          "^[^%]{0,40}%[-+ 0#]*\\d{7,}|%[^%]{0,10}\\.\\d{7,}|^[-+\\d._]{1,40}[eE]\\+?\\d{6,}$");

  /// What tells `format` how wide: `99999999999d`, `{:>99999999999}`.
  private static final Pattern FILLED =
      Pattern.compile("^[^{}]{0,4}\\d{7,}|^[^{}]*\\.\\d{7,}|\\{[^{}]*:[^{}]*\\d{7,}");

  private static final Set<String> MAKING =
      Set.of(
          "zeros",
          "ones",
          "empty",
          "full",
          "eye",
          "identity",
          "tri",
          "arange",
          "range",
          "linspace",
          "logspace",
          "rand",
          "randn",
          "randint",
          "randperm",
          "repeat",
          "tile",
          "new_zeros",
          "new_empty",
          "new_full",
          "empty_strided",
          "allocate",
          "alloc",
          "UntypedStorage");

  /// Whether a judged call of this name takes too much with this argument.
  boolean isTooMuch(Symbol symbol, int argument) {
    return size(argument) > most(symbol) || isWide(argument);
  }

  /// Whether an unjudged call, by its name, makes as much as it is told, and is told very much.
  boolean makesMuch(Symbol symbol, int arguments) {
    String last = symbol.name().substring(symbol.name().lastIndexOf('.') + 1);
    boolean isFilling = last.equals("format");
    if (!isFilling && !MAKING.contains(last)) {
      return false;
    }
    for (int i = 0; i < Math.min(file.contents().count(arguments), Contents.KEPT); i++) {
      int argument = file.contents().element(arguments, i);
      if (isFilling ? isFilled(argument) : size(argument) > MOST_ELEMENTS) {
        return true;
      }
    }
    return false;
  }

  private boolean isFilled(int value) {
    return file.literals().isAtHand(value)
        && file.literals().text(value).filter(text -> FILLED.matcher(text).find()).isPresent();
  }

  /// A width of millions to be filled, or a number with an exponent of millions.
  private boolean isWide(int value) {
    return file.literals().isAtHand(value)
        && file.literals().text(value).filter(text -> WIDE.matcher(text).find()).isPresent();
  }

  private static long most(Symbol symbol) {
    return switch (symbol.name()) {
      case "pow", "lshift", "ipow", "ilshift", "factorial", "comb", "perm" -> MOST_EXPONENT;
      case "eye", "identity", "tri" -> MOST_SIDE;
      case "mul", "imul", "bytes", "bytearray" -> MOST_REPEATED;
      case "Decimal", "Fraction", "mod", "imod" -> Long.MAX_VALUE;
      default -> MOST_ELEMENTS;
    };
  }

  private double size(int value) {
    OptionalLong number = number(value);
    if (number.isPresent()) {
      return Math.abs((double) number.getAsLong());
    }
    double product = 1;
    int count = Math.min(file.contents().count(value), Contents.KEPT);
    for (int i = 0; i < count; i++) {
      OptionalLong factor = number(file.contents().element(value, i));
      product *= factor.isPresent() ? Math.abs((double) factor.getAsLong()) : 1;
    }
    return product;
  }

  private OptionalLong number(int value) {
    return file.literals().isAtHand(value) ? file.literals().number(value) : OptionalLong.empty();
  }
}
