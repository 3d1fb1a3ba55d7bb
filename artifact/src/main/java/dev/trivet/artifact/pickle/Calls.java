package dev.trivet.artifact.pickle;

import dev.trivet.artifact.rule.Rule;
import java.util.Set;

/// Judges what a stream calls, and says what the call gives.
final class Calls {
  private static final int MOST_REPORTS = 3;
  private static final int MOST_NESTED = 4;
  private static final int MOST_DOUBLINGS = 20;
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
          "collections.deque",
          "collections.Counter",
          "collections.OrderedDict");

  private final PickleFile file;
  private final Suspicion suspicion;
  private final CheckedCalls checked;
  private int nested;

  Calls(PickleFile file) {
    this.file = file;
    this.suspicion = new Suspicion(file.literals(), file.contents());
    this.checked = new CheckedCalls(file, this);
  }

  /// How something is made of what is called.
  enum How {
    /// By calling it: its constructor runs.
    CALLED,
    /// By `__new__` alone.
    NEW
  }

  /// @param arguments a tuple
  /// @param place of the opcode that calls
  /// @return what the call gives
  int call(int called, int arguments, How how, long place) {
    if (Value.isGlobal(called)) {
      return callImported(file.symbols().of(called), arguments, how, place);
    }
    if (Value.isInstance(called)) {
      callBuilt(file.symbols().of(called), arguments, place);
    } else if (called == Value.EXTENSION) {
      return called;
    } else if (!Value.isLiteral(called)) {
      file.reports()
          .report(
              PickleRules.UNKNOWN_CALL,
              place,
              "calls a value that comes from outside the stream"
                  + file.rendering().arguments(arguments));
    }
    return Value.UNKNOWN;
  }

  private int callImported(Symbol symbol, int arguments, How how, long place) {
    symbol.called();
    Judgement judgement = symbol.judgement();
    if (judgement.check() != Check.NONE && nested < MOST_NESTED) {
      nested++;
      int given = checked.call(symbol, arguments, place);
      nested--;
      return given;
    }
    if (!judgement.isHarmful()) {
      handsOver(symbol, arguments, place);
    }
    switch (judgement.standing()) {
      case HARMLESS -> {}
      case BUILT -> {
        boolean isEmptyInstance =
            file.argumentCount(arguments) == 0 && GlobalsEntry.isLikeAClass(symbol.name());
        if (how == How.CALLED && !isEmptyInstance) {
          report(unknownCall(symbol, arguments), symbol, arguments, place);
        }
      }
      case IMPOSSIBLE -> report(PickleRules.BROKEN, symbol, arguments, place);
      case UNKNOWN ->
          report(
              how == How.NEW ? PickleRules.UNKNOWN_GLOBAL : unknownCall(symbol, arguments),
              symbol,
              arguments,
              place);
      case UNLISTED ->
          report(
              how == How.NEW ? PickleRules.UNKNOWN_GLOBAL : PickleRules.STANDARD_CALL,
              symbol,
              arguments,
              place);
      case RISKY ->
          report(
              how == How.NEW ? PickleRules.UNKNOWN_GLOBAL : PickleRules.GADGET,
              symbol,
              arguments,
              place);
      case GADGET -> report(PickleRules.GADGET, symbol, arguments, place);
    }
    return Value.instance(symbol.number());
  }

  /// What is called may call what it is given, or count on it without end.
  private void handsOver(Symbol symbol, int arguments, long place) {
    int count = Math.min(file.contents().count(arguments), Contents.KEPT);
    for (int i = 0; i < count; i++) {
      int argument = file.contents().element(arguments, i);
      if (file.doesHarm(argument)) {
        report(PickleRules.HANDS_OVER, symbol, arguments, place);
      } else if (isDoubled(symbol, arguments)) {
        report(PickleRules.HUGE_ALLOCATION, symbol, arguments, place);
      } else if (isEndless(argument) && COLLECTING.contains(symbol.path())) {
        report(PickleRules.HUGE_ALLOCATION, symbol, arguments, place);
      }
    }
  }

  private boolean isEndless(int value) {
    if (!Value.isInstance(value)) {
      return false;
    }
    Symbol symbol = file.symbols().of(value);
    return symbol.module().equals("itertools")
        ? ENDLESS.contains(symbol.name())
        : symbol.module().equals("ipaddress") && symbol.name().endsWith("Network");
  }

  /// A sum of sums with itself, again and again.
  private boolean isDoubled(Symbol symbol, int arguments) {
    boolean isSum = symbol.calls() > MOST_DOUBLINGS && SUMS.contains(symbol.path());
    int first = isSum ? file.contents().element(arguments, 0) : Value.UNKNOWN;
    return isSum && Value.isInstance(first) && first == file.contents().element(arguments, 1);
  }

  private Rule unknownCall(Symbol symbol, int arguments) {
    return suspicion.acts(symbol, arguments) ? PickleRules.UNKNOWN_ACTS : PickleRules.UNKNOWN_CALL;
  }

  private void callBuilt(Symbol symbol, int arguments, long place) {
    boolean isMadeToCall =
        switch (symbol.judgement().check()) {
          case PARTIAL, ATTRGETTER, GETATTR, UFUNC, CODEC -> true;
          case NONE, NEWOBJ, REBUILD, NESTED, ALLOC, TYPE, DTYPE -> symbol.judgement().isHarmful();
        };
    file.reports()
        .report(
            isMadeToCall ? PickleRules.CALLS_BUILT : PickleRules.UNKNOWN_CALL,
            place,
            "calls %s%s"
                .formatted(
                    file.rendering().value(Value.instance(symbol.number())),
                    file.rendering().arguments(arguments)));
  }

  /// Says it a few times per thing called, so that a stream of a million equal calls stays
  /// readable.
  void report(Rule rule, Symbol symbol, int arguments, long place) {
    if (symbol.reports() >= MOST_REPORTS) {
      return;
    }
    symbol.reported();
    file.reports()
        .report(
            rule,
            place,
            "%s %s. %s"
                .formatted(
                    rule.equals(PickleRules.UNKNOWN_GLOBAL) ? "builds" : "calls",
                    file.rendering().call(symbol, arguments),
                    symbol.judgement().reason()));
  }
}
