package dev.trivet.artifact.pickle;

import dev.trivet.artifact.scan.Budget;

/// The machine's stack and its marks. Nothing below the uppermost mark can be taken.
final class OperandStack {
  private final IntStack values;
  private final IntStack marks;
  private final Underflow underflow;
  private int fence;
  private boolean isBroken;

  /// What taking a value from an empty stack means.
  enum Underflow {
    /// The stream is broken.
    BREAKS,
    /// The stack held something: the machine began in the middle of a stream.
    GIVES_UNKNOWN
  }

  OperandStack(Budget budget, Underflow underflow) {
    this.values = new IntStack(budget);
    this.marks = new IntStack(budget);
    this.underflow = underflow;
  }

  void clear() {
    values.cutTo(0);
    marks.cutTo(0);
    fence = 0;
    isBroken = false;
  }

  void release() {
    values.release();
    marks.release();
  }

  /// Whether something was taken that is not there.
  boolean isBroken() {
    return isBroken;
  }

  int size() {
    return values.size();
  }

  void push(int value) {
    values.push(value);
  }

  boolean has(int count) {
    if (values.size() - fence >= count) {
      return true;
    }
    isBroken |= underflow == Underflow.BREAKS;
    return false;
  }

  int pop() {
    return has(1) ? values.pop() : Value.UNKNOWN;
  }

  int top() {
    return has(1) ? values.top() : Value.UNKNOWN;
  }

  /// The value at `index` from the bottom; after [#toMark] also those just dropped.
  int at(int index) {
    return values.get(index);
  }

  void mark() {
    fence = values.size();
    marks.push(fence);
  }

  /// What POP does: drops the uppermost mark if nothing is above it, else a value.
  void popOne() {
    boolean isMarkOnTop = marks.size() > 0 && values.size() == fence;
    if (isMarkOnTop) {
      toMark();
    } else {
      pop();
    }
  }

  /// Drops the uppermost mark and everything above it, which stays readable by [#at] until the next
  /// push.
  ///
  /// @return where the dropped values end; they begin at [#size]
  int toMark() {
    int end = values.size();
    if (marks.size() == 0) {
      isBroken |= underflow == Underflow.BREAKS;
      values.cutTo(0);
      return end;
    }
    values.cutTo(marks.pop());
    fence = marks.size() == 0 ? 0 : marks.top();
    return end;
  }

  /// Takes over the uppermost values of another stack, without its marks.
  void copyTop(OperandStack other, int most) {
    int from = Math.max(0, other.size() - most);
    for (int i = from; i < other.size(); i++) {
      push(other.at(i));
    }
  }
}
