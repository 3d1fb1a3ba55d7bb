package dev.trivet.artifact.pickle;

import dev.trivet.artifact.pickle.Calls.How;

/// The opcodes that make containers of what is on the stack, or put it into them.
final class Containers {
  private final PickleFile file;
  private final OperandStack stack;
  private final Effects effects;

  Containers(PickleFile file, OperandStack stack, Effects effects) {
    this.file = file;
    this.stack = stack;
    this.effects = effects;
  }

  void appends(long place) {
    int end = stack.toMark();
    int from = stack.size();
    int target = stack.top();
    if (Value.isMade(target)) {
      file.contents().addAll(target, stack, from, end);
      effects.checkWeight(target, place);
    } else {
      effects.append(target, Value.UNKNOWN, place);
    }
  }

  void setItems(long place) {
    int end = stack.toMark();
    int from = stack.size();
    int target = stack.top();
    for (int i = from; i + 1 < end; i += 2) {
      effects.setItem(target, stack.at(i), stack.at(i + 1), place);
    }
    effects.checkWeight(target, place);
  }

  void dict(long place) {
    int end = stack.toMark();
    int made = file.places().value(place);
    file.contents().make(made);
    for (int i = stack.size(); i + 1 < end; i += 2) {
      effects.setItem(made, stack.at(i), stack.at(i + 1), place);
    }
    stack.push(made);
  }

  /// Everything above the mark, as one container.
  int collected(long place) {
    int end = stack.toMark();
    int made = file.places().value(place);
    file.contents().make(made);
    file.contents().addAll(made, stack, stack.size(), end);
    effects.checkWeight(made, place);
    return made;
  }

  /// TUPLE1 to TUPLE3. What is missing from the stack is unknown.
  void tupleOf(int count, long place) {
    int third = count > 2 ? stack.pop() : Value.UNKNOWN;
    int second = count > 1 ? stack.pop() : Value.UNKNOWN;
    int first = stack.pop();
    int made = file.places().value(place);
    Contents contents = file.contents();
    contents.make(made);
    contents.add(made, first);
    if (count > 1) {
      contents.add(made, second);
    }
    if (count > 2) {
      contents.add(made, third);
    }
    effects.checkWeight(made, place);
    stack.push(made);
  }

  /// OBJ: the class is the first thing above the mark, its arguments are the others.
  void obj(Calls calls, long place) {
    int end = stack.toMark();
    int from = stack.size();
    int called = from < end ? stack.at(from) : Value.UNKNOWN;
    int given = file.places().value(place);
    file.contents().make(given);
    for (int i = from + 1; i < end; i++) {
      file.contents().add(given, stack.at(i));
    }
    if (!stack.isBroken()) {
      stack.push(calls.call(called, given, How.CALLED, place));
    }
  }
}
