package dev.trivet.artifact.pickle;

import dev.trivet.artifact.scan.Budget;
import java.util.Arrays;

/// A stack of `int` in pages, so that it grows without copying and pays for each page.
final class IntStack {
  private static final int BITS = 12;
  private static final int PAGE = 1 << BITS;

  private final Budget budget;
  private int[][] pages = new int[8][];
  private int[] page = new int[PAGE];
  private int number;
  private int top;

  IntStack(Budget budget) {
    this.budget = budget;
    pages[0] = page;
  }

  int size() {
    return number * PAGE + top;
  }

  void push(int value) {
    if (top == PAGE) {
      nextPage();
    }
    page[top++] = value;
  }

  /// The caller knows that there is one.
  int pop() {
    if (top == 0) {
      page = pages[--number];
      top = PAGE;
    }
    return page[--top];
  }

  /// The value at `index`, 0 being the lowest.
  int get(int index) {
    return pages[index >>> BITS][index & (PAGE - 1)];
  }

  int top() {
    return top > 0 ? page[top - 1] : get(size() - 1);
  }

  /// Drops everything from `size` on.
  void cutTo(int size) {
    number = size / PAGE;
    top = size % PAGE;
    if (number > 0 && top == 0) {
      number--;
      top = PAGE;
    }
    page = pages[number];
  }

  private void nextPage() {
    number++;
    if (number == pages.length) {
      pages = Arrays.copyOf(pages, number * 2);
    }
    if (pages[number] == null) {
      budget.reserve(PAGE * 4L);
      pages[number] = new int[PAGE];
    }
    page = pages[number];
    top = 0;
  }

  /// Gives the pages back to the budget.
  void release() {
    for (int i = 1; i < pages.length && pages[i] != null; i++) {
      budget.release(PAGE * 4L);
    }
  }
}
