package dev.trivet.artifact.pickle;

import dev.trivet.artifact.rule.Rule;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Judges what a stream writes into objects: items, elements, state.
final class Effects {
  /// Names under which Python looks for functions on an object or its class.
  private static final Set<String> HOOKS =
      Set.of(
          "__setstate__",
          "__reduce__",
          "__reduce_ex__",
          "__getstate__",
          "__class__",
          "__getattr__",
          "__getattribute__",
          "__setattr__",
          "__delattr__",
          "__call__",
          "__init__",
          "__new__",
          "__del__",
          "__getnewargs__",
          "__getnewargs_ex__",
          "__getinitargs__",
          "__import__",
          "__builtins__",
          "__loader__",
          "__hash__",
          "__eq__",
          "__len__",
          "__iter__",
          "__getitem__",
          "__setitem__",
          "__enter__",
          "__exit__",
          "__repr__",
          "__str__",
          "__bool__",
          "__array__",
          "__array_finalize__",
          "__array_ufunc__",
          "__torch_function__",
          "__code__",
          "__globals__",
          "__bases__",
          "__dict__",
          "__slots__",
          "__init_subclass__",
          "__subclasshook__");

  /// What scipy's distributions run as code when they are given state, and what else could stand
  /// there.
  private static final String TEMPLATE = "_parse_arg_template";

  private static final Pattern ODD =
      Pattern.compile("import|exec|eval|open|system|__|lambda|globals|getattr|;|\\bos\\b|print");

  private static final int HEAVY = 1_000_000_000;
  private static final int OUT_OF_PROPORTION = 100_000;
  private static final int DEEPEST = 10_000;
  private static final long FREE_INDEX = 1 << 20;

  private final PickleFile file;

  Effects(PickleFile file) {
    this.file = file;
  }

  /// An element goes into a list or set, or whatever has `append`, `extend` or `add`.
  void append(int target, int element, long place) {
    if (Value.isMade(target)) {
      file.contents().add(target, element);
      checkDepth(target, place);
    } else {
      writesInto(target, place, "appends to");
    }
  }

  /// An item goes into a dictionary, or whatever has `__setitem__`.
  void setItem(int target, int key, int value, long place) {
    if (Value.isName(key)) {
      planted(key, value, place);
    }
    if (Value.isMade(target)) {
      file.contents().add(target, key);
      file.contents().add(target, value);
      checkDepth(target, place);
    } else {
      writesInto(target, place, "sets an item of");
    }
  }

  private void planted(int key, int value, long place) {
    String name = file.names().text(key);
    if (HOOKS.contains(name) && !Value.isLiteral(value)) {
      file.reports()
          .report(
              PickleRules.HOOK_IN_STATE,
              place,
              "plants %s as %s".formatted(file.rendering().value(value), name));
    } else if (name.equals(TEMPLATE)) {
      Optional<String> code = file.literals().text(value);
      if (code.isEmpty() || ODD.matcher(code.get()).find()) {
        file.reports()
            .report(
                PickleRules.CODE_IN_STATE,
                place,
                "%s is %s".formatted(name, file.rendering().value(value)));
      }
    }
  }

  private void writesInto(int target, long place, String how) {
    if (Value.isGlobal(target)) {
      Symbol symbol = file.symbols().of(target);
      report(PickleRules.CHANGES_IMPORTED, symbol, place, how);
    }
  }

  private void report(Rule rule, Symbol symbol, long place, String how) {
    symbol.reported();
    file.reports().report(rule, place, how + " " + symbol.path());
  }

  /// BUILD gives an object its state: sets its attributes, or calls its `__setstate__`.
  void build(int object, int state, long place) {
    writesInto(object, place, "sets attributes of");
    if (Value.isInstance(object) && file.doesHarm(file.contents().element(state, 0))) {
      file.symbols().of(object).arm();
    }
    if (Value.isMade(state)) {
      int slots = file.contents().element(state, 1);
      boolean isPair = file.contents().count(state) == 2 && Value.isMade(slots);
      if (isPair && Value.isGlobal(object)) {
        report(PickleRules.CHANGES_IMPORTED, file.symbols().of(object), place, "sets slots of");
      }
    }
  }

  /// Whether walking the container would never end.
  void checkWeight(int container, long place) {
    double weight = file.contents().weight(container);
    if (weight > HEAVY && weight / OUT_OF_PROPORTION > place) {
      file.reports()
          .report(
              PickleRules.SHARED_BOMB,
              place,
              "%,d bytes unfold to %.3g values".formatted(place, weight));
    }
    checkDepth(container, place);
  }

  private void checkDepth(int container, long place) {
    if (file.contents().depth(container) == DEEPEST) {
      file.reports().report(PickleRules.DEEP, place, "%,d levels deep".formatted(DEEPEST));
    }
  }

  /// Some loaders keep what is put by in an array, as large as the largest number says.
  void checkIndex(long index, long taken, long place) {
    if (index > FREE_INDEX && index > place + taken) {
      file.reports()
          .report(PickleRules.MEMO_BOMB, place, "puts something by under %,d".formatted(index));
    }
  }

  /// Loaders read a frame at once. One that is longer than the file fails some of them.
  void checkFrame(long length, long from, long place) {
    boolean isHuge = length < 0 || length > 1L << 32;
    if (isHuge && !file.bytes().has(from, length)) {
      file.reports()
          .report(
              PickleRules.LENGTH_CLAIM,
              place,
              "a frame claims %s bytes".formatted(Long.toUnsignedString(length)));
    }
  }
}
