package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Labels;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.statistics.Chance;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// All samples under attack at once: the point each has come to, and a batch of candidates to ask
/// about together. Asking about many samples in one batch is where the speed comes from.
final class Front {
  /// Rows a batch is cut at by those who could ask about more.
  static final int BATCH = 1024;

  final Samples samples;
  final int[] labels;
  final int count;
  final int width;

  /// The point each sample has come to.
  final float[] current;

  final boolean[] found;

  private final Model model;
  private final int[] queries;
  private final int[] untilFound;
  private final RandomGenerator[] random;
  private float[] rows;
  private int[] owners;
  private int size;
  private Optional<Problem> stopped = Optional.empty();

  Front(Model model, Samples samples, int[] labels, long seed) {
    Labels.check(labels, samples.count(), model.classes());
    this.model = model;
    this.samples = samples;
    this.labels = labels;
    this.count = samples.count();
    this.width = samples.width();
    this.current = Arrays.copyOf(samples.values(), count * width);
    this.found = new boolean[count];
    this.queries = new int[count];
    this.untilFound = new int[count];
    this.random = new RandomGenerator[count];
    for (int i = 0; i < count; i++) {
      random[i] = Chance.of(seed, i);
    }
    this.rows = new float[Math.max(1, count) * width];
    this.owners = new int[Math.max(1, count)];
    checkRange();
  }

  private void checkRange() {
    for (int i = 0; i < count * width; i++) {
      if (!(samples.values()[i] >= 0 && samples.values()[i] <= 1)) {
        throw new ProblemException(
            Problem.Kind.NOT_FINITE,
            "sample " + i / width + " holds " + samples.values()[i],
            "attacks change numbers between 0 and 1; scale the samples and let the model undo it");
      }
    }
  }

  /// The samples nothing has changed the answer of until now.
  int[] open() {
    return IntStream.range(0, count).filter(i -> !found[i]).toArray();
  }

  /// Asks about the clean samples.
  ///
  /// @throws ProblemException when the model cannot be asked
  Predictions askClean() {
    Predictions clean = model.predict(new Samples(current, count, samples.shape()));
    for (int i = 0; i < count; i++) {
      queries[i]++;
      if (clean.label(i) != labels[i]) {
        found[i] = true;
        untilFound[i] = 1;
      }
    }
    return clean;
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /// Makes room for a candidate for `sample`.
  ///
  /// @return where its numbers begin in [#rows]
  int add(int sample) {
    if (size == owners.length) {
      owners = Arrays.copyOf(owners, 2 * size);
      rows = Arrays.copyOf(rows, 2 * size * width);
    }
    owners[size] = sample;
    return size++ * width;
  }

  /// Adds what lies at `from` in `source`.
  int addCopy(int sample, float[] source, int from) {
    int at = add(sample);
    System.arraycopy(source, from, rows, at, width);
    return at;
  }

  float[] rows() {
    return rows;
  }

  int owner(int row) {
    return owners[row];
  }

  RandomGenerator random(int sample) {
    return random[sample];
  }

  int queries(int sample) {
    return queries[sample];
  }

  boolean isStopped() {
    return stopped.isPresent();
  }

  /// Asks about the batch.
  ///
  /// @return empty when the model fails or may not be asked any more: the attack then ends with
  ///   what it has
  Optional<Predictions> ask() {
    try {
      Predictions answers = model.predict(new Samples(rows, size, samples.shape()));
      for (int row = 0; row < size; row++) {
        int sample = owners[row];
        queries[sample]++;
        if (untilFound[sample] == 0 && answers.label(row) != labels[sample]) {
          untilFound[sample] = queries[sample];
        }
      }
      return Optional.of(answers);
    } catch (ProblemException e) {
      stopped = Optional.of(e.problem());
      return Optional.empty();
    }
  }

  /// Whether a row of the batch is misread.
  boolean errs(Predictions answers, int row) {
    return answers.label(row) != labels[owners[row]];
  }

  /// Makes a row of the batch its sample's current point.
  void take(int row) {
    System.arraycopy(rows, row * width, current, owners[row] * width, width);
  }

  double distance(Norm norm, int sample, float[] points, int from) {
    return norm.distance(samples.values(), sample * width, points, from, width);
  }

  float original(int sample, int feature) {
    return samples.values()[sample * width + feature];
  }

  Attacked result(Attack attack) {
    return new Attacked(
        attack,
        samples,
        new Samples(current, count, samples.shape()),
        found,
        queries,
        untilFound,
        stopped);
  }

  static float clip(double value) {
    return (float) Math.clamp(value, 0, 1);
  }
}
