package dev.trivet.measure.extraction;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Labels;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.network.Network;
import dev.trivet.measure.network.Targets;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Metric;
import dev.trivet.measure.statistics.Chance;
import dev.trivet.measure.statistics.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Copies a model as a thief would: asks it about some samples and trains a surrogate on the
/// answers (Tramer et al., USENIX Security 2016; Orekondy, Schiele, Fritz, CVPR 2019).
///
/// @param budgets how many queries, in ascending order
public record MeasureExtraction(Surrogate surrogate, List<Integer> budgets, long seed) {
  public MeasureExtraction {
    budgets = budgets.stream().sorted().toList();
    if (budgets.isEmpty() || budgets.getFirst() < 1) {
      throw new IllegalArgumentException("budgets of " + budgets);
    }
  }

  /// Samples the copies are held against; the victim's answers to them are not part of a budget.
  ///
  /// @param truth for the task's accuracy, where it is known
  public record Test(Samples samples, Optional<List<Integer>> truth) {
    public static Test labelled(Samples samples, int[] truth) {
      return new Test(samples, Optional.of(Arrays.stream(truth).boxed().toList()));
    }
  }

  /// As many samples of uniform noise: what somebody can ask who has no data.
  public static Samples noise(Samples like, int count, long seed) {
    RandomGenerator random = Chance.of(seed);
    float[] values = new float[count * like.width()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return new Samples(values, count, like.shape());
  }

  /// @param pool the queries are drawn from; a budget above its size takes all of it
  public Attempt<Extraction> measure(Model victim, Samples pool, Test test) {
    return Attempt.at(() -> copies(victim, pool, test));
  }

  private Extraction copies(Model victim, Samples pool, Test test) {
    Predictions theirs = victim.predict(test.samples());
    int[] order = Chance.permutation(pool.count(), Chance.of(seed));
    Samples asked = pool.select(Arrays.copyOf(order, Math.min(budgets.getLast(), pool.count())));
    Targets answers = Targets.answers(victim.predict(asked));
    List<Extraction.Copy> copies = new ArrayList<>();
    for (int budget : budgets) {
      int count = Math.min(budget, pool.count());
      Network copy =
          surrogate.trained(
              asked.range(0, count), answers.select(IntStream.range(0, count).toArray()), seed);
      copies.add(judged(count, copy.predict(test.samples()), theirs, test));
    }
    return new Extraction(copies);
  }

  private Extraction.Copy judged(int queries, Predictions ours, Predictions theirs, Test test) {
    Metric fidelity =
        Proportion.of(ours.correct(theirs.labels()))
            .asMetric("fidelity", "agreement of a surrogate after " + queries + " queries")
            .seeded(seed);
    Optional<Metric> accuracy =
        test.truth()
            .map(truth -> {
              int[] labels = truth.stream().mapToInt(i -> i).toArray();
              Labels.check(labels, ours.count(), ours.classes());
              return Proportion.of(ours.correct(labels))
                  .asMetric("surrogate-accuracy", "after " + queries + " queries")
                  .seeded(seed);
            });
    return new Extraction.Copy(queries, fidelity, accuracy);
  }
}
