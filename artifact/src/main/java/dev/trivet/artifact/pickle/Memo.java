package dev.trivet.artifact.pickle;

import dev.trivet.artifact.scan.Budget;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a stream has put by, by number. Numbers that follow on each other, as every pickler gives
/// them, lie in pages; others in a small map.
final class Memo {
  private static final int BITS = 12;
  private static final int PAGE = 1 << BITS;
  private static final int MOST_SCATTERED = 100_000;

  private final Budget budget;
  private int[][] pages = new int[8][];
  private int pagesMade;
  private final Map<Long, Integer> scattered = new HashMap<>();
  private long count;
  private long opened;
  private @Nullable Memo behind;

  Memo(Budget budget) {
    this.budget = budget;
  }

  /// How many numbers are taken: the one MEMOIZE takes next.
  long count() {
    return count;
  }

  /// @return what lies under that number, or [Value#UNKNOWN]
  int get(long index) {
    if (index >= 0 && index < opened) {
      int stored = pages[(int) (index >>> BITS)][(int) index & (PAGE - 1)];
      if (stored != 0) {
        return stored - 1;
      }
    }
    Integer stray = scattered.isEmpty() ? null : scattered.get(index);
    if (stray != null) {
      return stray;
    }
    return behind == null ? Value.UNKNOWN : behind.get(index);
  }

  void put(long index, int value) {
    if (index >= opened && index - opened < PAGE) {
      openPage();
    }
    if (index >= 0 && index < opened) {
      int[] page = pages[(int) (index >>> BITS)];
      int within = (int) index & (PAGE - 1);
      if (page[within] == 0) {
        count++;
      }
      page[within] = value + 1;
    } else if (scattered.size() < MOST_SCATTERED || scattered.containsKey(index)) {
      if (scattered.put(index, value) == null) {
        count++;
      }
    }
  }

  /// Entries are stored one higher, so that a fresh page holds nothing.
  private void openPage() {
    int number = (int) (opened / PAGE);
    if (number == pages.length) {
      pages = Arrays.copyOf(pages, number * 2);
    }
    if (number < pagesMade) {
      Arrays.fill(pages[number], 0);
    } else {
      budget.reserve(PAGE * 4L);
      pages[number] = new int[PAGE];
      pagesMade++;
    }
    opened += PAGE;
  }

  /// What is not found here is looked for there.
  void readThrough(Memo other) {
    behind = other;
    count = other.count;
  }

  void clear() {
    behind = null;
    opened = 0;
    count = 0;
    scattered.clear();
  }

  void release() {
    budget.release(4L * PAGE * pagesMade);
    pagesMade = 0;
    clear();
  }
}
