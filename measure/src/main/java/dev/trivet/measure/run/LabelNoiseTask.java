package dev.trivet.measure.run;

import dev.trivet.measure.backdoor.FindLabelErrors;
import dev.trivet.measure.backdoor.FindLabelErrors.LabelErrors;
import dev.trivet.measure.run.DataSource.Role;
import java.util.stream.Collectors;

/// How many labels are probably wrong.
final class LabelNoiseTask implements Task {
  private static final int LISTED = 20;

  /// The model is not asked: other models are trained on the rows.
  @Override
  public long queries(Settings settings, Bench bench) {
    return 0;
  }

  @Override
  public void run(Settings settings, Bench bench, Findings findings) {
    var method =
        new FindLabelErrors(
            settings.whole("folds", 5, 2, 50),
            settings.whole("hidden", 64, 1, 4_096),
            settings.whole("steps", 1_000, 1, 1_000_000),
            bench.seed());
    settings.checkAllKnown();
    bench.model().checkTime();
    Labelled rows = bench.data(Role.TRAINING);
    LabelErrors errors = method.find(rows.samples(), rows.labels(), bench.model().classes()).get();
    findings.reading(
        errors
            .share()
            .asMetric("label-noise", "confident learning with " + method.folds() + " folds")
            .seeded(bench.seed()));
    findings.note(
        "The share is as good as the small models it rests on: what they cannot learn looks wrong"
            + " to them.");
    if (!errors.rows().isEmpty()) {
      findings.shortlist("labels probably wrong", errors.rows());
      findings.note(
          "Rows to look at first: "
              + errors.rows().stream()
                  .limit(LISTED)
                  .map(String::valueOf)
                  .collect(Collectors.joining(", "))
              + (errors.rows().size() > LISTED ? ", ..." : "")
              + ".");
    }
  }
}
