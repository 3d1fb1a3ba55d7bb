package dev.trivet.measure.extraction;

import dev.trivet.measure.result.Metric;
import java.util.List;
import java.util.Optional;

/// How good the copies are for each number of queries.
public record Extraction(List<Copy> copies) {
  public Extraction {
    copies = List.copyOf(copies);
  }

  /// @param queries the victim answered for it
  /// @param fidelity the share of test samples it answers as the victim does, right or wrong
  /// @param accuracy the share it answers rightly; empty when nobody gave true labels
  public record Copy(long queries, Metric fidelity, Optional<Metric> accuracy) {}

  /// The fewest queries whose copy agrees with the victim at least so often.
  public Optional<Copy> cheapest(double fidelity) {
    return copies.stream().filter(c -> c.fidelity().value() >= fidelity).findFirst();
  }
}
