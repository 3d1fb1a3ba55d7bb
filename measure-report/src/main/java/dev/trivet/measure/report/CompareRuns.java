package dev.trivet.measure.report;

import dev.trivet.measure.run.MeasurementRun;
import dev.trivet.measure.run.Outcome;
import dev.trivet.measure.run.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What changed between two runs of a plan: a model before and after it was trained anew.
public final class CompareRuns {
  private CompareRuns() {}

  /// How a number moved.
  public enum Change {
    /// Its intervals still overlap: no more than chance may explain.
    WITHIN_CHANCE,
    /// The intervals do not meet.
    CHANGED,
    /// There is no interval to tell.
    UNTOLD,
    /// One of the runs has no number.
    MISSING
  }

  /// A number in both runs.
  public record Row(
      String name, Optional<Reading> before, Optional<Reading> after, Change change) {}

  /// @param notes what makes the runs less comparable
  public record Compared(List<Row> rows, List<String> notes) {
    public Compared {
      rows = List.copyOf(rows);
      notes = List.copyOf(notes);
    }

    public List<Row> changed() {
      return rows.stream().filter(r -> r.change() == Change.CHANGED).toList();
    }
  }

  public static Compared of(MeasurementRun before, MeasurementRun after) {
    var rows = new ArrayList<Row>();
    for (Outcome outcome : after.outcomes()) {
      Optional<Outcome> earlier =
          before.outcomes().stream().filter(o -> o.metric().isSameAs(outcome.metric())).findFirst();
      for (Reading reading : outcome.readings()) {
        Optional<Reading> was =
            earlier.stream()
                .flatMap(o -> o.readings().stream())
                .filter(r -> r.name().equals(reading.name()) && r.at().equals(reading.at()))
                .findFirst();
        rows.add(new Row(Shown.name(reading), was, Optional.of(reading), change(was, reading)));
      }
    }
    return new Compared(rows, notes(before, after));
  }

  private static Change change(Optional<Reading> was, Reading now) {
    if (was.isEmpty() || !was.get().isMeasured() || !now.isMeasured()) {
      return Change.MISSING;
    }
    Reading old = was.get();
    if (old.low().isEmpty() || now.low().isEmpty()) {
      return old.value().equals(now.value()) ? Change.WITHIN_CHANCE : Change.UNTOLD;
    }
    boolean meet =
        old.low().get() <= now.high().orElse(Double.POSITIVE_INFINITY)
            && now.low().get() <= old.high().orElse(Double.POSITIVE_INFINITY);
    return meet ? Change.WITHIN_CHANCE : Change.CHANGED;
  }

  private static List<String> notes(MeasurementRun before, MeasurementRun after) {
    var notes = new ArrayList<String>();
    if (before.model().equals(after.model())) {
      notes.add(
          before.isOfBytes()
              ? "Both runs measured the same bytes."
              : "Both runs asked what is said to be the same version at one address.");
    }
    if (!before.data().equals(after.data())) {
      notes.add("The data is not the same: a change may be that of the data.");
    }
    if (before.plan().seed() != after.plan().seed()) {
      notes.add("The seeds differ: a change may be chance within the method.");
    }
    if (!before.instrument().equals(after.instrument())) {
      notes.add("The instruments differ: " + before.instrument() + ", " + after.instrument() + ".");
    }
    notes.add(
        "Intervals that overlap can hide a small change: 'behaviour' compares answer by answer and"
            + " sees more.");
    return notes;
  }
}
