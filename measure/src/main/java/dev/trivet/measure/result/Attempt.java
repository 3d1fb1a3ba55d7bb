package dev.trivet.measure.result;

/// What came of reading something a stranger may have written.
public sealed interface Read<T> {

  record Of<T>(T value) implements Read<T> {}

  record Refused<T>(Problem problem) implements Read<T> {}

  /// The value.
  ///
  /// @throws ProblemException with the reason, when reading was refused
  default T get() {
    return switch (this) {
      case Of<T>(T value) -> value;
      case Refused<T>(Problem problem) -> throw new ProblemException(problem);
    };
  }
}
