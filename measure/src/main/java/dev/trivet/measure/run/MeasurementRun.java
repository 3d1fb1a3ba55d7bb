package dev.trivet.measure.run;

import dev.trivet.shared.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What came of a plan, bound to the bytes it was measured on.
///
/// @param instrument what measured, with its version
/// @param state whether every metric of the plan has had its turn
/// @param model digest of the model's bytes; of an endpoint, of what it is said to be
/// @param baseline of the baseline's
/// @param references of the reference models, in the order of the plan
/// @param answered what an endpoint answered to the first samples; empty for a file
public record MeasurementRun(
    MeasurementPlan plan,
    String instrument,
    Instant begun,
    Instant ended,
    State state,
    Digest model,
    Optional<Digest> baseline,
    List<DataUsed> data,
    List<Outcome> outcomes,
    List<ReferenceUsed> references,
    List<Double> answered) {
  /// Two answers of one model to one sample differ by no more.
  private static final double SAME = 1e-3;

  public MeasurementRun {
    references = List.copyOf(references);
    answered = List.copyOf(answered);
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

  /// A reference model as it was then.
  ///
  /// @param members of the marks that say what it was trained on
  public record ReferenceUsed(Digest model, Optional<Digest> members) {}

  /// Whether the bytes that answered were there to be hashed. Evidence from an endpoint holds for
  /// the version its operator names, and for no bytes.
  public boolean isOfBytes() {
    return plan.model().endpoint().isEmpty();
  }

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
            && references.equals(now.references)
            && answersLike(now)
            && plan.seed() == now.plan.seed()
            && plan.model().output().equals(now.plan.model().output());
    return same
        ? outcomes.stream().filter(o -> o.metric().isSameAs(metric) && o.isComplete()).findFirst()
        : Optional.empty();
  }

  /// An endpoint may have been given another model under the same name.
  private boolean answersLike(MeasurementRun other) {
    boolean alike = answered.size() == other.answered.size();
    for (int i = 0; alike && i < answered.size(); i++) {
      alike = Math.abs(answered.get(i) - other.answered.get(i)) <= SAME;
    }
    return alike;
  }
}
