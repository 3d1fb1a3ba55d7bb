package dev.trivet.artifact.pickle;

import java.util.Set;

/// Finds what grows without measure while nothing in the stream is large: sums of sums, and
/// iterators without end that are counted out.
final class Growth {
  private static final int MOST_DOUBLINGS = 20;
  private static final String ENDLESS_ONE = "without end";
  private static final Set<String> SUMS =
      Set.of(
          "operator.add",
          "operator.concat",
          "operator.iadd",
          "operator.iconcat",
          "_operator.add",
          "_operator.concat",
          "_operator.iadd",
          "_operator.iconcat");

  /// Iterators of `itertools` that end late or never.
  private static final Set<String> ENDLESS =
      Set.of(
          "count",
          "cycle",
          "repeat",
          "product",
          "permutations",
          "combinations",
          "combinations_with_replacement");

  /// Functions that give an iterator over what other iterators give.
  private static final Set<String> PASSING = Set.of("zip", "enumerate", "iter", "izip", "reversed");

  /// What takes all an iterator gives.
  private static final Set<String> COLLECTING =
      Set.of(
          "builtins.list",
          "builtins.tuple",
          "builtins.set",
          "builtins.frozenset",
          "builtins.dict",
          "builtins.sum",
          "builtins.max",
          "builtins.min",
          "builtins.sorted",
          "builtins.any",
          "builtins.all",
          "builtins.bytes",
          "operator.contains",
          "operator.countOf",
          "operator.indexOf",
          "_operator.contains",
          "_operator.countOf",
          "_operator.indexOf",
          "collections.deque",
          "collections.Counter",
          "collections.OrderedDict");

  private final PickleFile file;

  Growth(PickleFile file) {
    this.file = file;
  }

  /// Whether a call is too much because of the argument of that index.
  boolean isTooMuch(Symbol symbol, int arguments, int index) {
    int argument = file.contents().element(arguments, index);
    return isDoubled(symbol, arguments)
        || (isEndless(argument) && COLLECTING.contains(symbol.path()));
  }

  /// What a call gives: an iterator over one without end has none either.
  Symbol given(Symbol symbol, int arguments) {
    boolean passes =
        symbol.module().equals("itertools")
            || (symbol.module().equals("builtins") && PASSING.contains(symbol.name()));
    int count = passes ? Math.min(file.contents().count(arguments), Contents.KEPT) : 0;
    for (int i = 0; i < count; i++) {
      if (isEndless(file.contents().element(arguments, i))) {
        return file.symbols().of(symbol.module(), symbol.name(), ENDLESS_ONE);
      }
    }
    return symbol;
  }

  private boolean isEndless(int value) {
    if (!Value.isInstance(value)) {
      return false;
    }
    Symbol symbol = file.symbols().of(value);
    return switch (symbol.module()) {
      case "itertools" -> ENDLESS.contains(symbol.name()) || symbol.detail().equals(ENDLESS_ONE);
      case "builtins" -> symbol.detail().equals(ENDLESS_ONE);
      case "ipaddress" -> symbol.name().endsWith("Network");
      default -> false;
    };
  }

  /// A sum of sums with itself, again and again.
  private boolean isDoubled(Symbol symbol, int arguments) {
    boolean isSum = symbol.calls() > MOST_DOUBLINGS && SUMS.contains(symbol.path());
    int first = isSum ? file.contents().element(arguments, 0) : Value.UNKNOWN;
    return isSum && Value.isInstance(first) && first == file.contents().element(arguments, 1);
  }
}
