package dev.trivet.measure.run;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongConsumer;

/// A model that may be asked so often, until then, and says each time how often it was.
final class Meter implements Model {
  private final Model model;
  private final long most;
  private final Optional<Instant> deadline;
  private final InstantSource clock;
  private final LongConsumer told;
  private long asked;

  /// @param most samples it may be asked about
  /// @param told of the number of samples asked about until now
  Meter(
      Model model, long most, Optional<Instant> deadline, InstantSource clock, LongConsumer told) {
    this.model = model;
    this.most = most;
    this.deadline = deadline;
    this.clock = clock;
    this.told = told;
  }

  long asked() {
    return asked;
  }

  /// @throws ProblemException when the time is up
  void checkTime() {
    if (deadline.isPresent() && clock.instant().isAfter(deadline.get())) {
      throw new ProblemException(
          Problem.Kind.BUDGET_SPENT,
          "the time of the plan is over",
          "give it more, or fewer samples; resume to go on");
    }
  }

  /// Counts samples that were asked about past this meter.
  void count(long samples) {
    check(samples);
    asked += samples;
    told.accept(asked);
  }

  private void check(long samples) {
    checkTime();
    if (samples > most - asked) {
      throw new ProblemException(
          Problem.Kind.BUDGET_SPENT,
          "%d of %d queries are spent and %d more are wanted".formatted(asked, most, samples),
          "raise the budget or take fewer samples; resume to go on");
    }
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
    Predictions answer = model.predict(batch);
    asked += batch.count();
    told.accept(asked);
    return answer;
  }
}
