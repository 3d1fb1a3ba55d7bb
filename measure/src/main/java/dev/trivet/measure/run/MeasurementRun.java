package dev.trivet.measure.run;

import dev.trivet.shared.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What came of a plan, bound to the bytes it was measured on.
///
/// @param instrument what measured, with its version
/// @param state whether every metric of the plan has had its turn
/// @param model digest of the model's bytes
/// @param baseline of the baseline's
public record MeasurementRun(
    MeasurementPlan plan,
    String instrument,
    Instant begun,
    Instant ended,
    State state,
    Digest model,
    Optional<Digest> baseline,
    List<DataUsed> data,
    List<Outcome> outcomes) {
  public MeasurementRun {
    data = List.copyOf(data);
    outcomes = List.copyOf(outcomes);
  }

  /// How far it came.
  public enum State {
    COMPLETE,
    /// It was stopped; it can be resumed.
    PARTIAL
  }

  /// Samples as they were then.
  public record DataUsed(DataSource.Role role, Digest digest, long count) {}

  public long queries() {
    return outcomes.stream().mapToLong(Outcome::queries).sum();
  }

  public double seconds() {
    return outcomes.stream().mapToDouble(Outcome::seconds).sum();
  }

  public Optional<Outcome> find(MetricKind kind) {
    return outcomes.stream().filter(o -> o.metric().metric() == kind).findFirst();
  }

  /// What this run found for a metric, if it was found on the same bytes and data with the same
  /// seed and nothing stood in its way: it would come out the same.
  Optional<Outcome> reusable(PlannedMetric metric, MeasurementRun now) {
    boolean same =
        model.equals(now.model)
            && baseline.equals(now.baseline)
            && data.equals(now.data)
            && plan.seed() == now.plan.seed()
            && plan.model().output().equals(now.plan.model().output());
    return same
        ? outcomes.stream().filter(o -> o.metric().isSameAs(metric) && o.isComplete()).findFirst()
        : Optional.empty();
  }
}
