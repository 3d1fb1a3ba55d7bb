package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Labels;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Metric;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.statistics.Chance;
import dev.trivet.measure.statistics.Proportion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Changes rows of a table as an applicant could: only the fields that may change, only to values
/// they may take, and no more of them than stated. A drawn change is kept when the label's lead
/// falls; with labels only, when the answer changes. An upper bound on robustness.
///
/// @param features what each field allows, in the order of the columns
/// @param mostChanged how many fields of a row may differ in the end
/// @param queries for each row, the clean one included
public record TabularSearch(List<Feature> features, int mostChanged, int queries, long seed) {
  public TabularSearch {
    features = List.copyOf(features);
    if (mostChanged < 1 || queries < 2) {
      throw new IllegalArgumentException(mostChanged + " changes with " + queries + " queries");
    }
  }

  /// What a field allows.
  public sealed interface Feature {
    /// One draw in so many is the one end, and as many the other.
    int ENDS = 5;

    /// It stays as it is: an age, a past.
    record Fixed() implements Feature {}

    /// Any number in a range.
    record Range(double low, double high) implements Feature {}

    /// Any whole number in a range.
    record Whole(int low, int high) implements Feature {}

    /// One of some values.
    record Category(List<Double> values) implements Feature {
      public Category {
        values = List.copyOf(values);
      }
    }

    /// What `of` allows, but never less than there was: a number of years, a debt called in.
    record Rising(Feature of) implements Feature {}

    /// The same downwards.
    record Falling(Feature of) implements Feature {}

    /// A value it allows; the one there is where it allows no other.
    ///
    /// @param was before anything was changed
    private double drawn(double was, RandomGenerator random) {
      return switch (this) {
        case Fixed fixed -> was;
        case Range(double low, double high) -> drawn(low, high, random);
        case Whole(int low, int high) -> low + random.nextInt(high - low + 1);
        case Category(List<Double> values) ->
            values.isEmpty() ? was : values.get(random.nextInt(values.size()));
        case Rising(Feature of) -> of.between(was, Double.POSITIVE_INFINITY).drawn(was, random);
        case Falling(Feature of) -> of.between(Double.NEGATIVE_INFINITY, was).drawn(was, random);
      };
    }

    /// Often an end: what turns an answer most usually lies there.
    private static double drawn(double low, double high, RandomGenerator random) {
      return switch (random.nextInt(ENDS)) {
        case 0 -> low;
        case 1 -> high;
        default -> low + (high - low) * random.nextDouble();
      };
    }

    /// What it allows from `from` to `to`; nothing where that is nothing.
    private Feature between(double from, double to) {
      return switch (this) {
        case Fixed fixed -> fixed;
        case Range(double low, double high) ->
            Math.max(low, from) < Math.min(high, to)
                ? new Range(Math.max(low, from), Math.min(high, to))
                : new Fixed();
        case Whole(int low, int high) -> {
          double least = Math.max(low, Math.ceil(from));
          double most = Math.min(high, Math.floor(to));
          yield least <= most ? new Whole((int) least, (int) most) : new Fixed();
        }
        case Category(List<Double> values) ->
            new Category(values.stream().filter(v -> v >= from && v <= to).toList());
        case Rising(Feature of) -> new Rising(of.between(from, to));
        case Falling(Feature of) -> new Falling(of.between(from, to));
      };
    }
  }

  /// What became of the rows.
  ///
  /// @param changed the rows as they were left
  /// @param found which are answered otherwise than their label
  /// @param stopped why the search ended early; what was found until then stands
  @SuppressWarnings("ArrayRecordComponent") // who asked owns it
  public record Found(
      Samples changed,
      boolean[] found,
      int mostChanged,
      long queries,
      long seed,
      Optional<Problem> stopped) {
    /// The share of rows no permitted change was found for; not measured where the search ended
    /// early.
    public Result robustness() {
      return stopped
          .<Result>map(why -> new Result.NotMeasured("robust-accuracy", why))
          .orElseGet(() -> Result.of(robustAccuracy()));
    }

    public Metric robustAccuracy() {
      boolean[] robust = new boolean[found.length];
      for (int i = 0; i < robust.length; i++) {
        robust[i] = !found[i];
      }
      return Proportion.of(robust)
          .asMetric(
              "robust-accuracy", "constrained search, at most " + mostChanged + " fields changed")
          .seeded(seed);
    }
  }

  /// @param labels the truth
  public Attempt<Found> measure(Model model, Samples rows, int[] labels) {
    return Attempt.at(() -> {
      Labels.check(labels, rows.count(), model.classes());
      if (features.size() != rows.width()) {
        throw new ProblemException(
            Problem.Kind.WRONG_SHAPE,
            features.size() + " fields are described, and a row has " + rows.width(),
            "describe each field, in the order of the columns");
      }
      return search(model, rows, labels);
    });
  }

  private Found search(Model model, Samples rows, int[] labels) {
    int width = rows.width();
    int[] movable = movable();
    float[] current = Arrays.copyOf(rows.values(), rows.count() * width);
    boolean[] found = new boolean[rows.count()];
    double[] lead = leads(model.predict(rows), labels, found);
    long asked = rows.count();
    Optional<Problem> stopped = Optional.empty();
    RandomGenerator[] random = new RandomGenerator[rows.count()];
    Arrays.setAll(random, i -> Chance.of(seed, i));
    for (int step = 1; step < queries; step++) {
      int[] open = IntStream.range(0, found.length).filter(i -> !found[i]).toArray();
      if (open.length == 0) {
        break;
      }
      float[] tried = new float[open.length * width];
      for (int k = 0; k < open.length; k++) {
        System.arraycopy(current, open[k] * width, tried, k * width, width);
        change(rows, open[k], tried, k * width, movable, random[open[k]]);
      }
      int[] theirs = Arrays.stream(open).map(i -> labels[i]).toArray();
      boolean[] errs = new boolean[open.length];
      double[] leads;
      try {
        leads = leads(model.predict(new Samples(tried, open.length, rows.shape())), theirs, errs);
      } catch (ProblemException e) {
        stopped = Optional.of(e.problem());
        break;
      }
      asked += open.length;
      for (int k = 0; k < open.length; k++) {
        if (errs[k] || leads[k] < lead[open[k]]) {
          lead[open[k]] = leads[k];
          found[open[k]] = errs[k];
          System.arraycopy(tried, k * width, current, open[k] * width, width);
        }
      }
    }
    return new Found(
        new Samples(current, rows.count(), rows.shape()), found, mostChanged, asked, seed, stopped);
  }

  private int[] movable() {
    int[] movable =
        IntStream.range(0, features.size())
            .filter(j -> !(features.get(j) instanceof Feature.Fixed))
            .toArray();
    if (movable.length == 0) {
      throw new ProblemException(
          Problem.Kind.BAD_SETTING, "no field may change", "say what somebody may change, and how");
    }
    return movable;
  }

  /// Draws one field anew; where too many differ then, puts another one back.
  private void change(
      Samples rows, int row, float[] tried, int at, int[] movable, RandomGenerator random) {
    int field = movable[random.nextInt(movable.length)];
    tried[at + field] = (float) features.get(field).drawn(rows.at(row, field), random);
    int[] differ =
        IntStream.range(0, features.size()).filter(j -> tried[at + j] != rows.at(row, j)).toArray();
    if (differ.length > mostChanged) {
      int back = differ[random.nextInt(differ.length)];
      int other = back == field ? differ[(indexOf(differ, back) + 1) % differ.length] : back;
      tried[at + other] = rows.at(row, other);
    }
  }

  private static int indexOf(int[] values, int wanted) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /// How far each label is ahead; labels only say whether it is.
  private static double[] leads(Predictions answers, int[] labels, boolean[] errs) {
    double[] leads = new double[labels.length];
    for (int i = 0; i < leads.length; i++) {
      errs[i] = answers.label(i) != labels[i];
      leads[i] =
          switch (answers.output()) {
            case LABELS -> errs[i] ? -1 : 1;
            case SCORES, LOGITS -> answers.margin(i, labels[i]);
          };
    }
    return leads;
  }
}
