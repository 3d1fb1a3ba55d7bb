package dev.trivet.posture;

/// A set of controls by their index in a plan: one bit each, so that most judgements are a few
/// machine words.
final class ControlMask {
  private final long[] words;

  ControlMask(int controls) {
    words = new long[(controls + Long.SIZE - 1) / Long.SIZE];
  }

  void add(int control) {
    words[control / Long.SIZE] |= 1L << control;
  }

  boolean has(int control) {
    return (words[control / Long.SIZE] & 1L << control) != 0;
  }

  boolean isEmpty() {
    for (long word : words) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  boolean intersects(ControlMask other) {
    for (int i = 0; i < words.length; i++) {
      if ((words[i] & other.words[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  /// Whether every control of this set is in one of the two others.
  boolean isWithin(ControlMask a, ControlMask b) {
    for (int i = 0; i < words.length; i++) {
      if ((words[i] & ~(a.words[i] | b.words[i])) != 0) {
        return false;
      }
    }
    return true;
  }
}
