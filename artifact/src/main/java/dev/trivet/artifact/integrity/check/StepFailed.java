package dev.trivet.artifact.integrity.check;

import dev.trivet.artifact.integrity.form.Malformed;

/// A step of a verification failed, and with it the verification. Checked, so that no step can be
/// forgotten; use cases turn it into a result.
public final class StepFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Reason reason;

  public StepFailed(Step step, String where, String why) {
    super(why);
    this.reason = new Reason(step, where, why);
  }

  public static StepFailed of(Step step, String where, Malformed malformed) {
    return new StepFailed(step, where, malformed.why());
  }

  public Reason reason() {
    return reason;
  }
}
