package dev.trivet.posture;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// One word of `E` for each member of a programme: its systems in their order and, last, the
/// organisation itself.
///
/// It is kept as one set of members a word, 64 of them in a block, so that a question about all of
/// them is a few operations on sets.
final class Members<E extends Enum<E>> {
  private final List<E> words;
  private final long[][] sets;

  private Members(List<E> words, long[][] sets) {
    this.words = words;
    this.sets = sets;
  }

  static int blocks(int members) {
    return (members + Lanes.MOST - 1) / Lanes.MOST;
  }

  /// The members there are in a block, one bit each.
  static long block(int members, int block) {
    int left = members - block * Lanes.MOST;
    return left >= Lanes.MOST ? -1L : (1L << left) - 1;
  }

  /// @throws IllegalArgumentException on a member without a word
  E of(int member) {
    for (E word : words) {
      if ((at(word, member / Lanes.MOST) & 1L << member) != 0) {
        return word;
      }
    }
    throw new IllegalArgumentException("no member " + member);
  }

  /// Those of a block that have the word, one bit each.
  long at(E word, int block) {
    return sets[word.ordinal()][block];
  }

  /// The first of `words` that any of the first `systems` members has, those left `out` aside.
  E first(List<E> words, int systems, BitSet out, E otherwise) {
    for (E word : words) {
      BitSet set = BitSet.valueOf(sets[word.ordinal()]);
      set.andNot(out);
      int member = set.nextSetBit(0);
      if (member >= 0 && member < systems) {
        return word;
      }
    }
    return otherwise;
  }

  /// @return a copy to write changes on
  Draft<E> draft() {
    return new Draft<>(words, Arrays.stream(sets).map(long[]::clone).toArray(long[][]::new));
  }

  /// Members whose words are still being written down.
  static final class Draft<E extends Enum<E>> {
    private final List<E> words;
    private final long[][] sets;

    private Draft(List<E> words, long[][] sets) {
      this.words = words;
      this.sets = sets;
    }

    Draft(List<E> words, int members) {
      this(words, new long[words.size()][blocks(members)]);
    }

    void put(int member, E word) {
      for (long[] set : sets) {
        set[member / Lanes.MOST] &= ~(1L << member);
      }
      sets[word.ordinal()][member / Lanes.MOST] |= 1L << member;
    }

    /// Says which of a block have the word; every member has to have one in the end.
    void put(int block, E word, long members) {
      sets[word.ordinal()][block] = members;
    }

    /// To be called last.
    Members<E> done() {
      return new Members<>(words, sets);
    }
  }
}
