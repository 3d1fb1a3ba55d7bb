package dev.trivet.measure.run;

import java.util.List;
import java.util.Optional;

/// What came of one metric of the plan.
///
/// @param word the verdict, for metrics that end in one: `clean`, `equivalent-on-data`
/// @param notes what a reader must know to read the numbers rightly
/// @param queries samples the model was asked about for it
/// @param seconds of CPU the measuring thread took
/// @param shortlists rows somebody should look at
public record Outcome(
    PlannedMetric metric,
    List<Reading> readings,
    Optional<String> word,
    List<String> notes,
    List<Chart> charts,
    long queries,
    double seconds,
    List<Shortlist> shortlists) {
  public Outcome {
    shortlists = List.copyOf(shortlists);
    readings = List.copyOf(readings);
    notes = List.copyOf(notes);
    charts = List.copyOf(charts);
  }

  public Outcome(
      PlannedMetric metric,
      List<Reading> readings,
      Optional<String> word,
      List<String> notes,
      List<Chart> charts,
      long queries,
      double seconds) {
    this(metric, readings, word, notes, charts, queries, seconds, List.of());
  }

  /// Whether nothing stood in the way of any of its numbers.
  public boolean isComplete() {
    return readings.stream().noneMatch(Reading::isHindered);
  }

  /// The first reading of a name.
  public Optional<Reading> find(String name) {
    return readings.stream().filter(r -> r.name().equals(name)).findFirst();
  }
}
