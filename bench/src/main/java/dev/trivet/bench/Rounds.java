package dev.trivet.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Repeats something: first to warm up, then with the clock running.
///
/// @param warmUp how often without the clock
/// @param measured how often with it
record Rounds(int warmUp, int measured) {

  /// @param work gives what it made, so that none of it can be left out
  /// @return milliseconds of each measured round
  List<Double> of(Supplier<?> work) {
    var times = new ArrayList<Double>(measured);
    for (int round = 0; round < warmUp + measured; round++) {
      long start = System.nanoTime();
      Object made = work.get();
      long nanos = System.nanoTime() - start;
      if (made.hashCode() == 42 && made.equals("never")) {
        throw new IllegalStateException();
      }
      if (round >= warmUp) {
        times.add(nanos / 1e6);
      }
    }
    return times;
  }
}
