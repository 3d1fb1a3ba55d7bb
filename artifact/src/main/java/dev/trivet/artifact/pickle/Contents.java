package dev.trivet.artifact.pickle;

import java.util.Arrays;

/// What is in the containers the stream made lately: their first elements, and how much they would
/// unfold to when everything in them that is shared is counted each time.
///
/// A call's arguments are nearly always made just before it, so a small table that forgets older
/// containers is enough; what it forgot counts as one element of unknown content.
final class Contents {
  /// Elements kept of each.
  static final int KEPT = 16;

  private static final int SLOTS = 1 << 10;
  private static final int SHIFT = 32 - 10;
  private static final int SPREAD = 0x9e37_79b1;
  private static final int NOBODY = -1;

  private final int[] owners = new int[SLOTS];
  private final int[] counts = new int[SLOTS];
  private final int[] elements = new int[SLOTS * KEPT];
  private final double[] weights = new double[SLOTS];
  private final int[] depths = new int[SLOTS];

  Contents() {
    Arrays.fill(owners, NOBODY);
  }

  private static int slot(int container) {
    return (container * SPREAD) >>> SHIFT;
  }

  /// Whether anything is known of that container.
  boolean knows(int container) {
    return container >= 0 && owners[slot(container)] == container;
  }

  /// Begins a container, which may take the place of another.
  void make(int container) {
    int slot = slot(container);
    owners[slot] = container;
    counts[slot] = 0;
    weights[slot] = 1;
    depths[slot] = 1;
  }

  /// Adds to a container, begun here if need be.
  void add(int container, int element) {
    if (!knows(container)) {
      make(container);
    }
    int slot = slot(container);
    int count = counts[slot];
    if (count < KEPT) {
      elements[slot * KEPT + count] = element;
    }
    counts[slot] = count + 1;
    if (element >= 0 && owners[slot(element)] == element) {
      weights[slot] += weights[slot(element)];
      depths[slot] = Math.max(depths[slot], depths[slot(element)] + 1);
    } else {
      weights[slot]++;
    }
  }

  /// Adds the values of a stack in `[from, end)`.
  void addAll(int container, OperandStack stack, int from, int end) {
    if (!knows(container)) {
      make(container);
    }
    int slot = slot(container);
    int kept = Math.min(end, from + KEPT);
    for (int i = from; i < kept; i++) {
      add(container, stack.at(i));
    }
    double weight = weights[slot];
    int depth = depths[slot];
    for (int i = kept; i < end; i++) {
      int element = stack.at(i);
      int other = slot(element);
      if (element >= 0 && owners[other] == element) {
        weight += weights[other];
        depth = Math.max(depth, depths[other] + 1);
      } else {
        weight++;
      }
    }
    weights[slot] = weight;
    depths[slot] = depth;
    counts[slot] += end - kept;
  }

  /// How many elements it has, counting those not kept; 0 when it is not known.
  int count(int container) {
    return knows(container) ? counts[slot(container)] : 0;
  }

  /// The element at `index`, [Value#UNKNOWN] when it is not there or not kept.
  int element(int container, int index) {
    return index < KEPT && index < count(container)
        ? elements[slot(container) * KEPT + index]
        : Value.UNKNOWN;
  }

  /// How many values a walk would meet that visits what is shared each time.
  double weight(int container) {
    return knows(container) ? weights[slot(container)] : 1;
  }

  int depth(int container) {
    return knows(container) ? depths[slot(container)] : 0;
  }

  /// Forgets the containers made by opcodes from `value` on.
  void forgetFrom(int value) {
    for (int slot = 0; slot < SLOTS; slot++) {
      if (owners[slot] >= value) {
        owners[slot] = NOBODY;
      }
    }
  }
}
