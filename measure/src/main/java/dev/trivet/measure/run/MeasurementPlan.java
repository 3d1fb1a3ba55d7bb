package dev.trivet.measure.run;

import java.util.List;
import java.util.Optional;

/// What shall be measured on one model, on which data, and what it may take. A file of it next to
/// its results lets anybody get the numbers again.
///
/// @param system whose model it is, as the programme calls it; needed to record results there
/// @param component the model, as the programme calls it
/// @param baseline a model known to be sound, for comparison
/// @param references models made by the same training on other rows, for membership
/// @param seed of everything that is drawn
public record MeasurementPlan(
    Optional<String> system,
    Optional<String> component,
    ModelSource model,
    Optional<ModelSource> baseline,
    List<DataSource> data,
    long seed,
    Optional<Budget> budget,
    List<PlannedMetric> metrics,
    List<ReferenceSource> references) {
  public MeasurementPlan {
    references = List.copyOf(references);
    data = List.copyOf(data);
    metrics = List.copyOf(metrics);
  }

  public MeasurementPlan(
      Optional<String> system,
      Optional<String> component,
      ModelSource model,
      Optional<ModelSource> baseline,
      List<DataSource> data,
      long seed,
      Optional<Budget> budget,
      List<PlannedMetric> metrics) {
    this(system, component, model, baseline, data, seed, budget, metrics, List.of());
  }

  public MeasurementPlan referringTo(List<ReferenceSource> models) {
    return new MeasurementPlan(
        system, component, model, baseline, data, seed, budget, metrics, models);
  }

  public Budget budgetOrNone() {
    return budget.orElse(Budget.NONE);
  }
}
