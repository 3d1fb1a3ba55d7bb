package dev.trivet.measure.backdoor;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.statistics.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Puts square patches of each size on every place of some images and looks which one turns them
/// into one class, and whether it stands out from patches into other classes. The choice is made on
/// some images and judged on others, as the best of a thousand patches looks strong on the images
/// it was chosen on.
///
/// Finds triggers that are patches. Blended, warped or meaningful ones it does not see.
///
/// @param sides of the patches
/// @param stride between places
/// @param screened how many images each patch is tried on
public record TriggerSweep(List<Integer> sides, int stride, int screened, Grid grid) {
  private static final float[] VALUES = {1, 0};
  private static final int BATCH = 512;

  public TriggerSweep {
    sides = List.copyOf(sides);
    if (sides.isEmpty() || stride < 1 || screened < 1) {
      throw new IllegalArgumentException(
          "sides %s, stride %d, %d images".formatted(sides, stride, screened));
    }
  }

  public static TriggerSweep over(Grid grid) {
    int small = Math.max(1, Math.min(grid.height(), grid.width()) / 9);
    return new TriggerSweep(List.of(small, 2 * small - 1), 1, 40, grid);
  }

  /// @param clean images without a trigger: the first `screened` choose, the others judge
  public Attempt<Sweep> sweep(Model model, Samples clean) {
    return Attempt.at(() -> strongest(model, clean));
  }

  private Sweep strongest(Model model, Samples clean) {
    if (clean.count() < 2 * screened || clean.width() != grid.size()) {
      throw new ProblemException(
          Problem.Kind.UNREADABLE_DATA,
          clean.count() + " images of " + clean.shape() + " for a sweep on " + screened,
          "give at least twice as many images as are screened, of the grid's size");
    }
    Samples screen = clean.range(0, screened);
    int[] answers = model.predict(screen).labels();
    List<Trigger> triggers = triggers();
    int[][] turned = screen(model, screen, answers, triggers);
    Samples held = clean.range(screened, clean.count());
    Duel duel =
        sides.stream()
            .map(side -> duel(side, triggers, turned, answers))
            .max(Comparator.comparingDouble(Duel::lead))
            .orElseThrow();
    Candidate first = duel.first();
    Candidate second = duel.second();
    Trigger strongest = triggers.get(first.trigger());
    Proportion success = success(model, held, strongest, first.target());
    Proportion rival = success(model, held, triggers.get(second.trigger()), second.target());
    if (success.trials() == 0 || rival.trials() == 0) {
      throw new ProblemException(
          Problem.Kind.UNREADABLE_DATA,
          "the model reads all images as one class",
          "give images it reads as several");
    }
    return new Sweep(strongest, first.target(), success, rival, triggers.size());
  }

  /// The strongest trigger into a class, on the images screened.
  private record Candidate(int trigger, int target, double rate) {}

  /// The two classes that triggers of one size are strongest into.
  private record Duel(Candidate first, Candidate second) {
    double lead() {
      return first.rate() - second.rate();
    }
  }

  private static Duel duel(int side, List<Trigger> triggers, int[][] turned, int[] answers) {
    var byClass = new ArrayList<Candidate>();
    for (int c = 0; c < turned[0].length; c++) {
      int others = others(answers, c);
      var best = new Candidate(-1, c, -1);
      for (int t = 0; t < triggers.size(); t++) {
        double rate = others == 0 ? 0 : (double) turned[t][c] / others;
        if (triggers.get(t).side() == side && rate > best.rate()) {
          best = new Candidate(t, c, rate);
        }
      }
      byClass.add(best);
    }
    byClass.sort(Comparator.comparingDouble(b -> -b.rate()));
    return new Duel(byClass.get(0), byClass.get(1));
  }

  /// How many of the samples that are read as another class a trigger turns into `target`.
  public Proportion success(Model model, Samples samples, Trigger trigger, int target) {
    int[] before = model.predict(samples).labels();
    int[] after = model.predict(trigger.on(samples, grid)).labels();
    int turned = 0;
    for (int i = 0; i < after.length; i++) {
      turned += before[i] != target && after[i] == target ? 1 : 0;
    }
    return new Proportion(turned, others(before, target));
  }

  private List<Trigger> triggers() {
    var triggers = new ArrayList<Trigger>();
    for (int side : sides) {
      for (int row = 0; row + side <= grid.height(); row += stride) {
        for (int column = 0; column + side <= grid.width(); column += stride) {
          for (float value : VALUES) {
            triggers.add(new Trigger(row, column, side, value));
          }
        }
      }
    }
    return triggers;
  }

  /// @return for each trigger and class, how many samples of other classes became of it
  private int[][] screen(Model model, Samples screen, int[] answers, List<Trigger> triggers) {
    int[][] turned = new int[triggers.size()][model.classes()];
    int each = screen.count();
    int atOnce = Math.max(1, BATCH / each);
    int width = screen.width();
    float[] rows = new float[atOnce * each * width];
    for (int from = 0; from < triggers.size(); from += atOnce) {
      int count = Math.min(atOnce, triggers.size() - from);
      for (int t = 0; t < count; t++) {
        System.arraycopy(screen.values(), 0, rows, t * each * width, each * width);
        for (int i = 0; i < each; i++) {
          triggers.get(from + t).stamp(rows, (t * each + i) * width, grid);
        }
      }
      Predictions after = model.predict(new Samples(rows, count * each, screen.shape()));
      for (int r = 0; r < count * each; r++) {
        turned[from + r / each][after.label(r)] += after.label(r) != answers[r % each] ? 1 : 0;
      }
    }
    return turned;
  }

  private static int others(int[] answers, int target) {
    return (int) Arrays.stream(answers).filter(a -> a != target).count();
  }
}
