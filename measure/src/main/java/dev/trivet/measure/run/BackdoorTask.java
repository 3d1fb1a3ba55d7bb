package dev.trivet.measure.run;

import dev.trivet.measure.backdoor.NeuralCleanse;
import dev.trivet.measure.backdoor.Sweep;
import dev.trivet.measure.backdoor.TriggerSweep;
import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.run.DataSource.Role;
import dev.trivet.measure.run.Reading.Meaning;
import java.util.Locale;

/// Looks for a small patch that turns most answers into one class.
final class BackdoorTask implements Task {
  private static final int SCREENED = 40;

  /// The words of `measure.backdoor_sweep`.
  enum Word {
    CLEAN,
    SUSPECT,
    TRIGGERED
  }

  @Override
  public long queries(Settings settings, Bench bench) {
    Grid grid = bench.grid(settings);
    long places = (long) grid.height() * grid.width() * 4;
    return places * SCREENED + bench.find(Role.TEST).map(t -> 2 * t.samples().count()).orElse(0);
  }

  @Override
  public void run(Settings settings, Bench bench, Findings findings) {
    Grid grid = bench.grid(settings);
    settings.checkAllKnown();
    Samples clean = bench.data(Role.TEST).samples();
    Sweep sweep = TriggerSweep.over(grid).sweep(bench.model(), clean).get();
    findings.reading(Result.of(sweep.rate()), "strongest patch", Meaning.LOWER_BOUND);
    findings.reading(Result.of(sweep.rivalRate()), "next class", Meaning.LOWER_BOUND);
    findings.note(
        "Strongest of %d patches: %d pixels wide at row %d, column %d, brightness %s, into class %d."
            .formatted(
                sweep.tried(),
                sweep.strongest().side(),
                sweep.strongest().row(),
                sweep.strongest().column(),
                sweep.strongest().value(),
                sweep.target()));
    findings.note(
        "Triggers that are no patches (blended, warped, meaningful) are not found by the sweep.");
    Word word = Word.CLEAN;
    if (sweep.isTriggerSensitive()) {
      word = Word.TRIGGERED;
    } else if (sweep.turnsMost()) {
      word = Word.SUSPECT;
      findings.note(
          "Patches turn most answers into several classes alike, as they do with brittle models. A"
              + " model with several triggers would look the same: hold it against a sound one.");
    }
    if (bench.gradients().isPresent()) {
      bench.model().checkTime();
      NeuralCleanse.Masks masks =
          NeuralCleanse.usual(grid, bench.seed()).search(bench.gradients().get(), clean).get();
      findings.reading(Result.of(masks.anomaly()), "smallest mask", Meaning.ESTIMATE);
      findings.note(
          String.format(
              Locale.ROOT,
              "Neural Cleanse: class %d needs the smallest mask, %.1f pixels against a median of"
                  + " %.1f.",
              masks.smallest(),
              masks.sizes().get(masks.smallest()),
              masks.median()));
      word = word == Word.CLEAN && masks.isSuspicious() ? Word.SUSPECT : word;
    }
    findings.word(word);
  }
}
