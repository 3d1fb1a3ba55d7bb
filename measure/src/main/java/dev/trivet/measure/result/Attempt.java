package dev.trivet.measure.result;

import java.util.function.Supplier;

/// What came of reading something a stranger may have written, or of measuring what may not allow
/// it: a value, or the reason why there is none.
public sealed interface Attempt<T> {

  record Of<T>(T value) implements Attempt<T> {}

  record Refused<T>(Problem problem) implements Attempt<T> {}

  /// Runs `work`; a [ProblemException] out of it becomes the reason.
  static <T> Attempt<T> at(Supplier<T> work) {
    try {
      return new Of<>(work.get());
    } catch (ProblemException e) {
      return new Refused<>(e.problem());
    }
  }

  /// The value.
  ///
  /// @throws ProblemException with the reason, when there is none
  default T get() {
    return switch (this) {
      case Of<T>(T value) -> value;
      case Refused<T>(Problem problem) -> throw new ProblemException(problem);
    };
  }
}
