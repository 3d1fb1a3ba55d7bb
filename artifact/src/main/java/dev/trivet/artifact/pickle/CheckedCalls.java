package dev.trivet.artifact.pickle;

import dev.trivet.artifact.pickle.Calls.How;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/// The calls that are as harmless as their arguments.
final class CheckedCalls {
  /// Codecs that only turn characters into bytes.
  private static final Set<String> CHARACTER_CODECS =
      Set.of(
          "latin1",
          "latin-1",
          "iso-8859-1",
          "iso8859-1",
          "utf-8",
          "utf8",
          "ascii",
          "us-ascii",
          "raw_unicode_escape",
          "raw-unicode-escape",
          "utf-16",
          "utf-32",
          "cp1252");

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

  private static final long MOST_TEXT = 32L << 20;
  private static final long COST_PER_BYTE = 4;

  private final PickleFile file;
  private final Calls calls;

  CheckedCalls(PickleFile file, Calls calls) {
    this.file = file;
    this.calls = calls;
  }

  int call(Symbol symbol, int arguments, long place) {
    int instance = Value.instance(symbol.number());
    return switch (symbol.judgement().check()) {
      case NONE, DTYPE -> dtype(symbol, arguments);
      case GETATTR -> getattr(symbol, arguments, place);
      case PARTIAL -> partial(symbol, arguments);
      case ATTRGETTER -> attrgetter(symbol, arguments, place);
      case NEWOBJ -> calls.call(argument(arguments, 0), arguments, How.NEW, place);
      case REBUILD -> {
        int given = symbol.name().equals("_create_array") ? 1 : 2;
        calls.call(argument(arguments, 0), argument(arguments, given), How.CALLED, place);
        yield instance;
      }
      case UFUNC -> ufunc(symbol, arguments, place);
      case NESTED -> nested(symbol, arguments, place);
      case ALLOC -> alloc(symbol, arguments, place);
      case CODEC -> codec(symbol, arguments, place);
      case TYPE -> {
        if (file.argumentCount(arguments) != 1) {
          calls.report(PickleRules.UNKNOWN_CALL, symbol, arguments, place);
        }
        yield instance;
      }
    };
  }

  private int argument(int arguments, int index) {
    return file.contents().element(arguments, index);
  }

  private Optional<String> text(int arguments, int index) {
    return file.literals().text(argument(arguments, index));
  }

  private int dtype(Symbol symbol, int arguments) {
    return file.literals()
        .text(argument(arguments, 0))
        .filter(text -> text.length() <= 32)
        .map(text -> file.symbols().of(symbol.module(), symbol.name(), text))
        .map(detailed -> Value.instance(detailed.number()))
        .orElse(Value.instance(symbol.number()));
  }

  /// The attribute read counts as if it had been imported by its path.
  private int getattr(Symbol symbol, int arguments, long place) {
    int object = argument(arguments, 0);
    Optional<String> name = text(arguments, 1);
    if (name.isEmpty()) {
      calls.report(PickleRules.COMPUTED_NAME, symbol, arguments, place);
      return Value.UNKNOWN;
    }
    if (Value.isGlobal(object) || Value.isInstance(object)) {
      Symbol of = file.symbols().of(object);
      return imported(of.module(), of.name() + "." + name.get(), place);
    }
    boolean isHarmless =
        Value.isLiteral(object) && !Attributes.acts(name.get()) && !Attributes.isDunder(name.get());
    if (!isHarmless) {
      calls.report(PickleRules.GADGET, symbol, arguments, place);
    }
    return imported("builtins", "object." + name.get(), place);
  }

  private int imported(String module, String name, long place) {
    Symbol read = file.symbols().of(module, name);
    read.importedAt(place);
    return Value.global(read.number());
  }

  private int partial(Symbol symbol, int arguments) {
    int function = argument(arguments, 0);
    String kept = file.rendering().value(function);
    Symbol detailed = file.symbols().of(symbol.module(), symbol.name(), kept);
    if (file.doesHarm(function)) {
      detailed.arm();
    }
    return Value.instance(detailed.number());
  }

  private int attrgetter(Symbol symbol, int arguments, long place) {
    int count = Math.min(file.argumentCount(arguments), Contents.KEPT);
    boolean isMethod = symbol.name().equals("methodcaller");
    for (int i = 0; i < (isMethod ? Math.min(1, count) : count); i++) {
      Optional<String> name = text(arguments, i);
      if (name.isEmpty()) {
        calls.report(PickleRules.COMPUTED_NAME, symbol, arguments, place);
      } else if (reachesFar(name.get())) {
        calls.report(PickleRules.GADGET, symbol, arguments, place);
      }
    }
    return Value.instance(symbol.number());
  }

  private static boolean reachesFar(String path) {
    for (String step : path.split("\\.", -1)) {
      if (Attributes.isDunder(step)
          || Attributes.acts(step)
          || Attributes.isDangerousModule(step)) {
        return true;
      }
    }
    return false;
  }

  private int ufunc(Symbol symbol, int arguments, long place) {
    Optional<String> module = text(arguments, 0);
    Optional<String> name = text(arguments, 1);
    if (module.isEmpty() || name.isEmpty()) {
      calls.report(PickleRules.COMPUTED_NAME, symbol, arguments, place);
      return Value.UNKNOWN;
    }
    return imported(module.get(), name.get(), place);
  }

  private int nested(Symbol symbol, int arguments, long place) {
    int count = Math.min(file.contents().count(arguments), Contents.KEPT);
    boolean isFound = false;
    for (int i = 0; i < count && !isFound; i++) {
      Optional<Literals.Span> bytes = file.literals().bytesOf(argument(arguments, i));
      bytes.ifPresent(span -> file.reports().nested(span.from(), span.length()));
      isFound = bytes.isPresent() || nestedText(argument(arguments, i));
    }
    if (!isFound) {
      calls.report(PickleRules.GADGET, symbol, arguments, place);
    }
    return Value.instance(symbol.number());
  }

  /// Protocols below 3 write bytes as text, a character for each.
  private boolean nestedText(int value) {
    Optional<Literals.Span> text = file.literals().textOf(value);
    if (text.isEmpty() || text.get().length() > MOST_TEXT) {
      return false;
    }
    file.budget().reserve(COST_PER_BYTE * text.get().length());
    try {
      String characters = file.bytes().utf8(text.get().from(), (int) text.get().length());
      boolean isBytes = characters.chars().allMatch(c -> c < 256);
      if (isBytes) {
        byte[] copy = characters.getBytes(StandardCharsets.ISO_8859_1);
        file.reports().nested(text.get().from(), copy);
      }
      return isBytes;
    } finally {
      file.budget().release((COST_PER_BYTE - 1) * text.get().length());
    }
  }

  private int codec(Symbol symbol, int arguments, long place) {
    boolean isPlain =
        file.argumentCount(arguments) == 1
            || text(arguments, 1)
                .filter(codec -> CHARACTER_CODECS.contains(codec.toLowerCase(Locale.ROOT)))
                .isPresent();
    if (!isPlain) {
      calls.report(PickleRules.GADGET, symbol, arguments, place);
    }
    int text = argument(arguments, 0);
    return isPlain && Value.isLiteral(text) ? text : Value.instance(symbol.number());
  }

  /// Numbers among the arguments, and the product of those in a tuple, are how much is made.
  private int alloc(Symbol symbol, int arguments, long place) {
    for (int i = 0; i < Math.min(file.contents().count(arguments), Contents.KEPT); i++) {
      int argument = argument(arguments, i);
      if (size(argument) > most(symbol) || isWide(argument)) {
        calls.report(PickleRules.HUGE_ALLOCATION, symbol, arguments, place);
      }
    }
    return Value.instance(symbol.number());
  }

  /// Whether an unjudged call, by its name, makes as much as it is told, and is told very much.
  boolean makesMuch(Symbol symbol, int arguments) {
    String last = symbol.name().substring(symbol.name().lastIndexOf('.') + 1);
    boolean isFilling = last.equals("format");
    if (!isFilling && !MAKING.contains(last)) {
      return false;
    }
    for (int i = 0; i < Math.min(file.contents().count(arguments), Contents.KEPT); i++) {
      int argument = argument(arguments, i);
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
