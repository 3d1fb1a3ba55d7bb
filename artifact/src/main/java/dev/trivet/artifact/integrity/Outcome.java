package dev.trivet.artifact.integrity;

import dev.trivet.artifact.integrity.check.Reason;
import dev.trivet.artifact.integrity.check.Step;
import java.util.List;

/// How a verification ended, in the words of the evidence method `artifact.verify`.
public enum Outcome {
  /// The model is the one that was signed, by somebody who is trusted.
  VERIFIED("verified", "signed"),
  /// The model or its signature is not as it should be.
  FAILED("failed", "untrusted"),
  /// There is no signature.
  UNSIGNED("unsigned", "unsigned"),
  /// There is a signature, of nobody who is trusted.
  UNTRUSTED("untrusted", "untrusted");

  private final String word;
  private final String asSigned;

  Outcome(String word, String asSigned) {
    this.word = word;
    this.asSigned = asSigned;
  }

  /// For `artifact.verify`.
  public String word() {
    return word;
  }

  /// For `artifact.sign`: `signed`, `unsigned` or `untrusted`. A signature that fails for any
  /// reason counts as one nobody trusts.
  public String asSigned() {
    return asSigned;
  }

  /// What failed weighs more than what is not trusted.
  static Outcome of(List<Reason> reasons) {
    return reasons.stream().allMatch(r -> r.step().meaning() == Step.Meaning.UNTRUSTED)
        ? UNTRUSTED
        : FAILED;
  }
}
