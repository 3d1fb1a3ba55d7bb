package dev.trivet.artifact.pickle;

import dev.trivet.artifact.rule.Rule;

/// Judges what a stream calls, and says what the call gives.
final class Calls {
  private static final int MOST_REPORTS = 3;
  private static final int MOST_NESTED = 4;
  private final PickleFile file;
  private final Suspicion suspicion;
  private final CheckedCalls checked;
  private final Growth growth;
  private int nested;

  Calls(PickleFile file) {
    this.file = file;
    this.suspicion = new Suspicion(file.literals(), file.contents());
    this.checked = new CheckedCalls(file, this);
    this.growth = new Growth(file);
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
    return Value.instance(growth.given(symbol, arguments).number());
  }

  /// What is called may call what it is given, or count on it without end.
  private void handsOver(Symbol symbol, int arguments, long place) {
    int count = Math.min(file.contents().count(arguments), Contents.KEPT);
    for (int i = 0; i < count; i++) {
      if (file.doesHarm(file.contents().element(arguments, i))) {
        report(PickleRules.HANDS_OVER, symbol, arguments, place);
      } else if (growth.isTooMuch(symbol, arguments, i)) {
        report(PickleRules.HUGE_ALLOCATION, symbol, arguments, place);
      }
    }
  }

  private Rule unknownCall(Symbol symbol, int arguments) {
    if (checked.makesMuch(symbol, arguments)) {
      return PickleRules.HUGE_ALLOCATION;
    }
    boolean isWalk = symbol.judgement().equals(Globals.STRANGE_WALK);
    return isWalk || suspicion.acts(symbol, arguments)
        ? PickleRules.UNKNOWN_ACTS
        : PickleRules.UNKNOWN_CALL;
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
