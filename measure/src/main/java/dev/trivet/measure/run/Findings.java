package dev.trivet.measure.run;

import dev.trivet.measure.result.Metric;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.run.Reading.Meaning;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects what a measurement finds while it runs, so that what was found before it was stopped is
/// not lost.
final class Findings {
  private final List<Reading> readings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Chart> charts = new ArrayList<>();
  private final List<Shortlist> shortlists = new ArrayList<>();
  private Optional<String> word = Optional.empty();

  void reading(Result result, String at, Meaning meaning) {
    readings.add(Reading.of(result, at, meaning));
  }

  void reading(Metric metric) {
    reading(Result.of(metric), "", Meaning.ESTIMATE);
  }

  void problem(MetricKind metric, Problem problem) {
    reading(new Result.NotMeasured(Words.of(metric), problem), "", Meaning.ESTIMATE);
  }

  /// Takes back what was found: something came to light that makes it the number of nothing.
  void withdraw(Problem problem) {
    readings.replaceAll(r -> r.isMeasured() ? r.withdrawn(problem) : r);
    if (readings.stream().noneMatch(Reading::isHindered)) {
      readings.add(Reading.of(new Result.NotMeasured("run", problem), "", Meaning.ESTIMATE));
    }
    charts.clear();
  }

  /// A row list that is worth more than the few a note can name.
  void shortlist(String what, List<Integer> rows) {
    if (!rows.isEmpty()) {
      shortlists.add(Shortlist.of(what, rows));
    }
  }

  void note(String text) {
    notes.add(text);
  }

  void chart(Chart chart) {
    charts.add(chart);
  }

  void word(Enum<?> verdict) {
    word = Optional.of(Words.of(verdict));
  }

  /// A verdict of a measurement that was stopped is none.
  Outcome outcome(PlannedMetric metric, long queries, double seconds) {
    boolean complete = readings.stream().noneMatch(Reading::isHindered);
    return new Outcome(
        metric,
        readings,
        complete ? word : Optional.empty(),
        notes,
        charts,
        queries,
        seconds,
        shortlists);
  }
}
