package dev.trivet.measure.model;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;

/// A model that may be asked about so many samples and no more. Asking beyond the budget fails
/// before the model sees anything.
public final class CountedModel implements Model {
  private final Model model;
  private final long budget;
  private long asked;

  private CountedModel(Model model, long budget) {
    this.model = model;
    this.budget = budget;
  }

  /// Counts and never refuses.
  public static CountedModel counting(Model model) {
    return new CountedModel(model, Long.MAX_VALUE);
  }

  /// @param budget how many samples may be asked about in all
  public static CountedModel within(long budget, Model model) {
    return new CountedModel(model, budget);
  }

  /// About how many samples it was asked.
  public long asked() {
    return asked;
  }

  public long left() {
    return budget - asked;
  }

  @Override
  public Shape input() {
    return model.input();
  }

  @Override
  public Output output() {
    return model.output();
  }

  @Override
  public int classes() {
    return model.classes();
  }

  @Override
  public Predictions predict(Samples batch) {
    if (batch.count() > left()) {
      throw new ProblemException(
          Problem.Kind.BUDGET_SPENT,
          "%d of %d queries are spent and %d more are wanted"
              .formatted(asked, budget, batch.count()),
          "raise the budget, or take fewer samples");
    }
    Predictions answer = model.predict(batch);
    asked += batch.count();
    return answer;
  }
}
