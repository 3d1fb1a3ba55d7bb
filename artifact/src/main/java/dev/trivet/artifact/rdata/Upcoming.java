package dev.trivet.artifact.rdata;

import dev.trivet.artifact.scan.Budget;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// What is still to come in a stream, the next on top: so many of one kind, then so many of
/// another. It stands for the recursion of R's own reader.
final class Upcoming {
  private static final int COST = 48;

  private final Deque<Some> stack = new ArrayDeque<>();
  private final Budget budget;

  Upcoming(Budget budget) {
    this.budget = budget;
  }

  /// How the bytes that come next are to be read.
  enum Kind {
    /// An item, which begins with its flags.
    ITEM,
    /// The number of constants of compiled code.
    CONSTANT_COUNT,
    /// A constant of compiled code, which begins with its type.
    CONSTANT,
    /// What a call among the constants calls.
    CALLED,
    /// The rest of such a call.
    REST
  }

  private static final class Some {
    private final Kind kind;
    private long left;

    Some(Kind kind, long left) {
      this.kind = kind;
      this.left = left;
    }
  }

  /// Before all that is to come already.
  void add(Kind kind, long count) {
    Some top = stack.peek();
    if (top != null && top.kind == kind) {
      top.left += count;
    } else if (count > 0) {
      budget.reserve(COST);
      stack.push(new Some(kind, count));
    }
  }

  Optional<Kind> next() {
    Some top = stack.peek();
    if (top == null) {
      return Optional.empty();
    }
    top.left--;
    if (top.left == 0) {
      stack.pop();
      budget.release(COST);
    }
    return Optional.of(top.kind);
  }
}
