package dev.trivet.measure.report;

import dev.trivet.measure.run.MeasurementRun;
import dev.trivet.measure.run.Outcome;
import dev.trivet.measure.run.Reading;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

/// A section for a model card, in Markdown (Mitchell et al., FAT* 2019: metrics, and what they were
/// measured on).
public final class ModelCard {
  private ModelCard() {}

  public static String section(MeasurementRun run) {
    var text = new StringBuilder("## Measured robustness, privacy and calibration\n\n");
    text.append(
        "Measured %s by %s on %s, seed %d.%s\n\n"
            .formatted(
                run.begun().atZone(ZoneOffset.UTC).toLocalDate(),
                clean(run.instrument()),
                what(run),
                run.plan().seed(),
                run.state() == MeasurementRun.State.PARTIAL ? " The run was stopped early." : ""));
    text.append("| number | value [95 %] | is | cases |\n|---|---|---|---|\n");
    for (Outcome outcome : run.outcomes()) {
      outcome
          .word()
          .ifPresent(word ->
              text.append(
                  "| %s | %s | verdict | |\n"
                      .formatted(Shown.title(outcome.metric().metric()), clean(word))));
      for (Reading reading : outcome.readings()) {
        text.append(
            "| %s | %s | %s | %d |\n"
                .formatted(
                    clean(Shown.name(reading)),
                    Shown.value(reading),
                    Shown.meaning(reading),
                    reading.sample()));
      }
    }
    text.append("\nData: ");
    text.append(
        run.data().stream()
            .map(d ->
                "%s `%s` (%d rows)"
                    .formatted(
                        dev.trivet.shared.Words.of(d.role()),
                        Shown.shortened(d.digest().value()),
                        d.count()))
            .collect(Collectors.joining(", ")));
    text.append(
        ".\n\n\"at most\" and \"at least\" are what attacks found; a better attack may find more. Only"
            + " \"certified\" is a promise.\n");
    return text.toString();
  }

  private static String what(MeasurementRun run) {
    return run.plan()
        .model()
        .endpoint()
        .map(e ->
            "what answered at %s as version %s (no bytes were seen)"
                .formatted(clean(e.shown()), clean(e.version())))
        .orElse("the bytes `" + run.model().value() + "`");
  }

  private static String clean(String text) {
    return text.replaceAll("[\\p{C}|`<>\\[\\]]", " ").strip();
  }
}
