package dev.trivet.measure.run;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.evasion.Attack;
import dev.trivet.measure.evasion.CarliniWagner;
import dev.trivet.measure.evasion.DeepFool;
import dev.trivet.measure.evasion.HopSkipJump;
import dev.trivet.measure.evasion.MeasureRobustness;
import dev.trivet.measure.evasion.Norm;
import dev.trivet.measure.evasion.Robustness;
import dev.trivet.measure.model.DifferentiableModel;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.run.Reading.Meaning;
import java.util.List;
import java.util.Optional;

/// The size of the least change that makes an answer wrong.
final class MinimalChangeTask implements Task {
  private static final int POINTS = 24;
  private static final int MOST_STARTS = 1_000;

  /// How it is looked for.
  enum Search {
    /// Told labels only.
    HOPSKIPJUMP,
    DEEPFOOL,
    CARLINI_WAGNER
  }

  @Override
  public long queries(Settings settings, Bench bench) {
    long samples = bench.find(DataSource.Role.TEST).map(t -> t.samples().count()).orElse(0);
    return samples * 2_600;
  }

  @Override
  public void run(Settings settings, Bench bench, Findings findings) {
    Attack attack = attack(settings, bench);
    settings.checkAllKnown();
    Labelled test = bench.data(DataSource.Role.TEST);
    Robustness robustness =
        MeasureRobustness.with(attack).measure(bench.model(), test.samples(), test.labels()).get();
    findings.reading(robustness.medianChange(), "", Meaning.UPPER_BOUND);
    findings.reading(robustness.medianQueries(), "", Meaning.ESTIMATE);
    findings.note(
        "%d of %d samples were changed, %d withstood, the others were misread untouched. The"
                .formatted(robustness.changed(), robustness.samples(), robustness.failures())
            + " median is over those changed; read it together with those that withstood.");
    findings.chart(curve(robustness, attack.norm()));
  }

  private static Chart curve(Robustness robustness, Norm norm) {
    double most = 0;
    for (int i = 0; i < robustness.samples(); i++) {
      double least = robustness.leastChange(i);
      most = Double.isInfinite(least) ? most : Math.max(most, least);
    }
    double[] bounds = new double[POINTS + 1];
    for (int i = 0; i <= POINTS; i++) {
      bounds[i] = most * i / POINTS;
    }
    List<Chart.Point> points =
        robustness.curve(bounds).stream()
            .map(p -> Chart.Point.at(p.epsilon(), p.robust().rate()))
            .toList();
    return new Chart(
        Chart.Kind.LINES,
        "Share still answered rightly, by size of change",
        "size of change (" + norm.name().toLowerCase(java.util.Locale.ROOT) + ")",
        "share answered rightly",
        List.of(new Chart.Series("least change found", points)));
  }

  private static Attack attack(Settings settings, Bench bench) {
    Norm norm = settings.word("norm", Norm.L2, Norm.values());
    Search search = settings.word("search", Search.HOPSKIPJUMP, Search.values());
    int iterations = settings.whole("iterations", 10, 1, 1_000);
    return switch (search) {
      case HOPSKIPJUMP ->
          new HopSkipJump(norm, iterations, 100, 1_000, starts(bench), bench.seed());
      case DEEPFOOL -> DeepFool.usual(needed(bench, norm));
      case CARLINI_WAGNER -> CarliniWagner.usual(needed(bench, norm));
    };
  }

  /// What an adversary holds who has samples of their own: those of the pool, or others of the
  /// test.
  private static Optional<Samples> starts(Bench bench) {
    return bench
        .find(DataSource.Role.POOL)
        .or(() -> bench.find(DataSource.Role.TEST))
        .map(Labelled::samples)
        .map(s -> s.range(0, Math.min(MOST_STARTS, s.count())));
  }

  private static DifferentiableModel needed(Bench bench, Norm norm) {
    if (norm != Norm.L2) {
      throw new ProblemException(
          Problem.Kind.BAD_SETTING, "this search measures changes in l2", "set norm to l2");
    }
    return bench
        .gradients()
        .orElseThrow(() ->
            new ProblemException(
                Problem.Kind.UNSUPPORTED_LAYER,
                "the model cannot be followed backwards",
                "search with hopskipjump, which needs labels only"));
  }
}
