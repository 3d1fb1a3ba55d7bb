package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.evasion.Robustness.AttackRecord;
import dev.trivet.measure.evasion.Robustness.Suffered;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Attempt;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Runs a suite of attacks, each on the samples that none before it changed, and asks the model
/// once more about everything they claim to have found.
public final class MeasureRobustness {
  private final List<Attack> suite;

  /// @param suite attacks in one norm and within one bound, the cheapest first
  public MeasureRobustness(List<Attack> suite) {
    this.suite = List.copyOf(suite);
    if (suite.isEmpty()) {
      throw new IllegalArgumentException("a suite without attacks");
    }
    Norm norm = suite.getFirst().norm();
    OptionalDouble epsilon = suite.getFirst().epsilon();
    for (Attack attack : suite) {
      if (attack.norm() != norm || !attack.epsilon().equals(epsilon)) {
        throw new IllegalArgumentException(
            attack.name() + " is not of the norm and bound of " + suite.getFirst().name());
      }
    }
  }

  public static MeasureRobustness with(Attack... suite) {
    return new MeasureRobustness(List.of(suite));
  }

  /// @param labels the truth
  public Attempt<Robustness> measure(Model model, Samples samples, int[] labels) {
    return Attempt.at(() -> run(model, samples, labels));
  }

  private Robustness run(Model model, Samples samples, int[] labels) {
    var suffered = new Suffered(samples.count());
    for (Attack attack : suite) {
      int[] open =
          IntStream.range(0, samples.count())
              .filter(i -> suffered.least[i] == Double.POSITIVE_INFINITY)
              .toArray();
      if (open.length == 0 || suffered.stopped.isPresent()) {
        break;
      }
      int[] theirs = IntStream.of(open).map(i -> labels[i]).toArray();
      Attacked attacked = attack.run(model, samples.select(open), theirs);
      record(model, attacked, open, theirs, suffered);
    }
    Attack first = suite.getFirst();
    return new Robustness(suffered, first.norm(), first.seed());
  }

  private static void record(
      Model model, Attacked attacked, int[] open, int[] labels, Suffered suffered) {
    boolean[] confirmed = confirmed(model, attacked, labels);
    int changed = 0;
    for (int k = 0; k < open.length; k++) {
      int sample = open[k];
      int before = suffered.questions[sample];
      suffered.questions[sample] += attacked.queries(k);
      if (confirmed[k]) {
        changed++;
        suffered.least[sample] = attacked.distance(k);
        suffered.cleanErrors[sample] = attacked.distance(k) == 0;
        suffered.untilFound[sample] = before + attacked.queriesUntilFound(k).orElse(0);
      }
    }
    suffered.stopped = attacked.stopped();
    suffered.attacks.add(
        new AttackRecord(attacked.attack().name(), open.length, changed, attacked.queries()));
  }

  /// Where the answer to what was found is wrong again. A model that answers otherwise in another
  /// batch would turn into a finding otherwise.
  private static boolean[] confirmed(Model model, Attacked attacked, int[] labels) {
    boolean[] confirmed = attacked.found();
    int[] found = IntStream.range(0, confirmed.length).filter(attacked::found).toArray();
    if (found.length == 0 || attacked.stopped().isPresent()) {
      return confirmed;
    }
    Predictions again = model.predict(attacked.changed().select(found));
    for (int k = 0; k < found.length; k++) {
      confirmed[found[k]] = again.label(k) != labels[found[k]];
    }
    return confirmed;
  }
}
