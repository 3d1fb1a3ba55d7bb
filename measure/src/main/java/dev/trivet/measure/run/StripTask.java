package dev.trivet.measure.run;

import dev.trivet.measure.backdoor.Strip;
import dev.trivet.measure.backdoor.Sweep;
import dev.trivet.measure.backdoor.Trigger;
import dev.trivet.measure.backdoor.TriggerSweep;
import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.run.DataSource.Role;
import dev.trivet.measure.run.Reading.Meaning;
import dev.trivet.measure.statistics.Proportion;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a filter that lays other images over an input would stop while the model runs.
final class StripTask implements Task {
  private static final int LEAST = 80;
  private static final int SCREENED = 40;

  /// A trigger, and the class it turns images into.
  private record Known(Trigger trigger, int target, String from) {}

  private static Strip strip(Settings settings, Bench bench) {
    return new Strip(
        settings.whole("overlays", 20, 1, 10_000),
        settings.number("false-alarms", 0.01, 0, 0.5),
        bench.seed());
  }

  @Override
  public long queries(Settings settings, Bench bench) {
    long images = bench.find(Role.TEST).map(t -> t.samples().count()).orElse(0);
    Grid grid = bench.grid(settings);
    long swept = settings.text("trigger", "").isEmpty() ? 4L * grid.height() * grid.width() : 0;
    return swept * SCREENED + 2 * images * strip(settings, bench).overlays();
  }

  @Override
  public void run(Settings settings, Bench bench, Findings findings) {
    Grid grid = bench.grid(settings);
    Strip strip = strip(settings, bench);
    String told = settings.text("trigger", "");
    settings.checkAllKnown();
    Samples images = bench.data(Role.TEST).samples();
    if (images.count() < LEAST) {
      throw new ProblemException(
          Problem.Kind.MISSING_DATA, images.count() + " images for a filter", "give " + LEAST);
    }
    Samples known = images.range(0, images.count() / 2);
    Samples judged = images.range(images.count() / 2, images.count());
    Strip.Wavering clean = strip.judge(bench.model(), judged, known).get();
    findings.reading(
        new Proportion(clean.rejected(), judged.count())
            .asMetric(
                "strip-false-rejection",
                "clean images rejected, with a threshold set for %s on others"
                    .formatted(strip.falseAlarms()))
            .seeded(bench.seed()));
    Optional<Known> trigger =
        told.isEmpty()
            ? swept(bench, grid, images, findings)
            : Optional.of(told(told, bench, grid, judged));
    if (trigger.isEmpty()) {
      findings.reading(
          new Result.NotEnoughData("strip-false-acceptance", 0, 1, "no trigger is known"),
          "",
          Meaning.ESTIMATE);
      findings.note(
          "No patch turns most answers, so what the filter would let through was not measured. Name"
              + " one as trigger, 'row,column,side,brightness', if you know it.");
      return;
    }
    triggered(trigger.get(), strip, bench, grid, known, judged, findings);
    findings.note(
        "A filter calibrated on clean images can only reject what keeps its answer under others;"
            + " somebody who knows of it plants triggers that do not.");
  }

  /// Only images the trigger turned say anything: the others are answered rightly all the same.
  private static void triggered(
      Known known,
      Strip strip,
      Bench bench,
      Grid grid,
      Samples calibration,
      Samples images,
      Findings findings) {
    Samples stamped = known.trigger().on(images, grid);
    int[] before = bench.model().predict(images).labels();
    int[] after = bench.model().predict(stamped).labels();
    int[] turned =
        IntStream.range(0, after.length)
            .filter(i -> before[i] != known.target() && after[i] == known.target())
            .toArray();
    String at =
        "patch %dx%d at %d,%d"
            .formatted(
                known.trigger().side(),
                known.trigger().side(),
                known.trigger().row(),
                known.trigger().column());
    if (turned.length == 0) {
      findings.reading(
          new Result.NotEnoughData("strip-false-acceptance", 0, 1, "the trigger turned no image"),
          at,
          Meaning.ESTIMATE);
      return;
    }
    Strip.Wavering wavering = strip.judge(bench.model(), stamped.select(turned), calibration).get();
    findings.reading(
        Result.of(
            new Proportion(turned.length - wavering.rejected(), turned.length)
                .asMetric("strip-false-acceptance", "turned images let through; " + known.from())
                .seeded(bench.seed())),
        at,
        Meaning.ESTIMATE);
  }

  private static Optional<Known> swept(Bench bench, Grid grid, Samples images, Findings findings) {
    Sweep sweep = TriggerSweep.over(grid).sweep(bench.model(), images).get();
    findings.note(
        String.format(
            Locale.ROOT,
            "The strongest of %d patches turns %.0f %% of images into class %d.",
            sweep.tried(),
            100 * sweep.success().rate(),
            sweep.target()));
    return sweep.isTriggerSensitive()
        ? Optional.of(new Known(sweep.strongest(), sweep.target(), "the strongest patch found"))
        : Optional.empty();
  }

  /// The class it turns most of the images into.
  private static Known told(String text, Bench bench, Grid grid, Samples images) {
    double[] parts;
    try {
      parts = Arrays.stream(text.split(",", 5)).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      parts = new double[0];
    }
    boolean fits =
        parts.length == 4
            && parts[2] >= 1
            && parts[0] >= 0
            && parts[1] >= 0
            && parts[0] + parts[2] <= grid.height()
            && parts[1] + parts[2] <= grid.width();
    if (!fits) {
      throw new ProblemException(
          Problem.Kind.BAD_SETTING,
          "strip: the trigger '" + text + "' is no patch on an image of " + grid,
          "write row,column,side,brightness");
    }
    var trigger = new Trigger((int) parts[0], (int) parts[1], (int) parts[2], (float) parts[3]);
    int[] counts = new int[bench.model().classes()];
    for (int label : bench.model().predict(trigger.on(images, grid)).labels()) {
      counts[label]++;
    }
    int target = 0;
    for (int c = 1; c < counts.length; c++) {
      target = counts[c] > counts[target] ? c : target;
    }
    return new Known(trigger, target, "the trigger of the plan");
  }
}
