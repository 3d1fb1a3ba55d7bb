package dev.trivet.measure.result;

/// Carries a [Problem] out of the middle of a measurement to the use case that reports it. A use
/// case catches it and answers with [Result.NotMeasured]; it never reaches a caller of one.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  public ProblemException(Problem.Kind kind, String what, String hint) {
    this(new Problem(kind, what, hint));
  }

  public Problem problem() {
    return problem;
  }
}
