package dev.trivet.formats.report;

/// One figure on its two bases: official edges alone, and derived ones too.
record TwoWays(Status official, Status derived) {

  boolean agree() {
    return official.word().equals(derived.word());
  }
}
