package dev.trivet.measure.model;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongConsumer;

/// A model that may be asked about so many samples, until then, and says each time how often it
/// was. Asking beyond the budget fails before the model sees anything.
public final class CountedModel implements Model {
  private final Model model;
  private final long budget;
  private final Optional<Instant> deadline;
  private final InstantSource clock;
  private final LongConsumer told;
  private long asked;

  private CountedModel(
      Model model,
      long budget,
      Optional<Instant> deadline,
      InstantSource clock,
      LongConsumer told) {
    this.model = model;
    this.budget = budget;
    this.deadline = deadline;
    this.clock = clock;
    this.told = told;
  }

  /// Counts and never refuses.
  public static CountedModel counting(Model model) {
    return within(Long.MAX_VALUE, model);
  }

  /// @param budget how many samples may be asked about in all
  public static CountedModel within(long budget, Model model) {
    return new CountedModel(model, budget, Optional.empty(), InstantSource.system(), asked -> {});
  }

  /// The same, not yet asked, and not to be asked after an instant.
  public CountedModel until(Optional<Instant> end, InstantSource by) {
    return new CountedModel(model, budget, end, by, told);
  }

  /// The same, not yet asked, which says how often it was asked until now.
  public CountedModel telling(LongConsumer whom) {
    return new CountedModel(model, budget, deadline, clock, whom);
  }

  /// About how many samples it was asked.
  public long asked() {
    return asked;
  }

  public long left() {
    return budget - asked;
  }

  /// @throws ProblemException when the time is up
  public void checkTime() {
    if (deadline.isPresent() && clock.instant().isAfter(deadline.get())) {
      throw new ProblemException(
          Problem.Kind.BUDGET_SPENT,
          "the time of the plan is over",
          "give it more, or fewer samples; resume to go on");
    }
  }

  /// Takes samples from the budget that are about to be asked about past this counter.
  public void count(long samples) {
    check(samples);
    add(samples);
  }

  /// Whether somebody else runs it, and it is still the model it was; there is nothing to say of
  /// one that is run here.
  public void confirm() {
    if (model instanceof RemoteModel remote) {
      remote.confirm(this::count);
    }
  }

  private void check(long samples) {
    checkTime();
    if (samples > left()) {
      throw new ProblemException(
          Problem.Kind.BUDGET_SPENT,
          "%d of %d queries are spent and %d more are wanted".formatted(asked, budget, samples),
          "raise the budget or take fewer samples; resume to go on");
    }
  }

  private void add(long samples) {
    asked += samples;
    told.accept(asked);
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
    check(batch.count());
    if (model instanceof RemoteModel remote) {
      return remote.predict(batch, this::count);
    }
    Predictions answer = model.predict(batch);
    add(batch.count());
    return answer;
  }
}
