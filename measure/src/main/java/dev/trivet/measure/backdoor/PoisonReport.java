package dev.trivet.measure.backdoor;

import dev.trivet.measure.statistics.Proportion;
import java.util.List;

/// The rows of a training set that look as if somebody had put them there.
///
/// @param suspects row numbers in ascending order
public record PoisonReport(List<ClassSpectrum> classes, List<Integer> suspects, int rows) {
  public PoisonReport {
    classes = List.copyOf(classes);
    suspects = List.copyOf(suspects);
  }

  public boolean isClean() {
    return suspects.isEmpty();
  }

  /// Of the suspects, how many truly are; for sets whose truth is known.
  public Proportion precision(boolean[] poisoned) {
    return new Proportion(hits(poisoned), suspects.size());
  }

  /// Of the poisoned rows, how many are suspected.
  public Proportion recall(boolean[] poisoned) {
    return new Proportion(hits(poisoned), Proportion.of(poisoned).hits());
  }

  private long hits(boolean[] poisoned) {
    return suspects.stream().filter(row -> poisoned[row]).count();
  }
}
