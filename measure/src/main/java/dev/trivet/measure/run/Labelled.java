package dev.trivet.measure.run;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.util.Arrays;
import java.util.Optional;

/// Samples, with their labels where there are any. The array is shared and not changed.
///
/// @param name for problems
@SuppressWarnings("ArrayRecordComponent") // may be large; lives within one run
record Labelled(String name, Samples samples, Optional<int[]> given) {

  /// @throws ProblemException when there are none
  int[] labels() {
    return given.orElseThrow(() ->
        new ProblemException(
            Problem.Kind.MISSING_DATA,
            name + " has no labels",
            "name a .npy file with them, or the column that holds them"));
  }

  Labelled first(long most) {
    int count = (int) Math.min(most, samples.count());
    return count == samples.count() ? this : range(0, count);
  }

  Labelled range(int from, int to) {
    return new Labelled(
        name, samples.range(from, to), given.map(g -> Arrays.copyOfRange(g, from, to)));
  }
}
