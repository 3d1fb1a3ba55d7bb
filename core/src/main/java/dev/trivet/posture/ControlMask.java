package dev.trivet.posture;

import java.util.stream.IntStream;

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

  /// The controls of either set.
  ControlMask and(ControlMask other) {
    var both = new ControlMask(words.length * Long.SIZE);
    for (int i = 0; i < words.length; i++) {
      both.words[i] = words[i] | other.words[i];
    }
    return both;
  }

  /// The controls of the set, lowest first.
  int[] indexes() {
    var found = IntStream.builder();
    for (int i = 0; i < words.length; i++) {
      for (long left = words[i]; left != 0; left &= left - 1) {
        found.add(i * Long.SIZE + Long.numberOfTrailingZeros(left));
      }
    }
    return found.build().toArray();
  }
}
