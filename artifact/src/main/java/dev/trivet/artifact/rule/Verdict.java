package dev.trivet.artifact.rule;

/// What a scan says about an artefact; the worst of its findings. In falling order: the first that
/// applies is the verdict.
public enum Verdict {
  /// Loading it would run code, load code, or touch files or the network.
  MALICIOUS("malicious"),
  /// Reading it would take memory, time or disk out of all proportion, or hang the reader.
  DENIAL_OF_SERVICE("denial-of-service"),
  /// It uses something nobody has judged, such as an unknown callable.
  SUSPICIOUS("suspicious"),
  /// It lowers the reader's guard: a remote-code switch, code by registry number, a steered
  /// template.
  POLICY("policy"),
  /// It holds code or may hide some, as its kind does; nothing bad was found.
  DANGEROUS_FORMAT("dangerous-format"),
  /// Some of it could not be read or recognised, so nothing is said about that part.
  NOT_UNDERSTOOD("not-understood"),
  /// Everything in it was read and nothing was found.
  CLEAN("clean");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /// As it is written outside: `denial-of-service`.
  public String word() {
    return word;
  }

  /// @return the graver of the two
  public Verdict and(Verdict other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
