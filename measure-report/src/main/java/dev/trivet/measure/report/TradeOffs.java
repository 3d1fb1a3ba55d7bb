package dev.trivet.measure.report;

import dev.trivet.measure.run.MeasurementRun;
import dev.trivet.measure.run.MetricKind;
import dev.trivet.measure.run.Outcome;
import dev.trivet.measure.run.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Numbers that are paid for with each other, put beside each other.
final class TradeOffs {
  private TradeOffs() {}

  /// One trade.
  ///
  /// @param about what is paid for with what
  record Trade(String title, String about, List<Row> rows) {
    Trade {
      rows = List.copyOf(rows);
    }
  }

  record Row(String what, Reading reading) {}

  /// Those the run has both sides of.
  static List<Trade> of(MeasurementRun run) {
    var trades = new ArrayList<Trade>();
    robustness(run).ifPresent(trades::add);
    disclosure(run).ifPresent(trades::add);
    return trades;
  }

  private static Optional<Trade> robustness(MeasurementRun run) {
    var rows = new ArrayList<Row>();
    run.outcomes().stream()
        .flatMap(o -> o.find("clean-accuracy").stream())
        .findFirst()
        .ifPresent(r ->
            rows.add(
                new Row("right on untouched samples" + r.at().map(a -> ", " + a).orElse(""), r)));
    int clean = rows.size();
    for (Outcome outcome : run.outcomes()) {
      for (Reading reading : outcome.readings()) {
        withstood(outcome.metric().metric(), reading)
            .ifPresent(what -> rows.add(new Row(what, reading)));
      }
    }
    boolean both =
        clean > 0 && rows.stream().anyMatch(r -> !r.reading().name().equals("clean-accuracy"));
    run.find(MetricKind.CALIBRATION)
        .flatMap(o -> o.find("ece"))
        .ifPresent(r -> rows.add(new Row("gap between certainty and accuracy", r)));
    return both
        ? Optional.of(
            new Trade(
                "Robustness beside accuracy",
                "Training that makes a model withstand attacks usually costs some accuracy and some"
                    + " calibration. What is lost above is the price of what is gained below.",
                rows))
        : Optional.empty();
  }

  private static Optional<String> withstood(MetricKind kind, Reading reading) {
    String at = reading.at().map(a -> ", " + a).orElse("");
    return switch (reading.name()) {
      case "clean-accuracy" ->
          kind == MetricKind.CLEAN_ACCURACY
              ? Optional.empty()
              : Optional.of("right when untouched" + at);
      case "robust-accuracy" ->
          Optional.of(
              (kind == MetricKind.CONSTRAINED_ACCURACY
                      ? "right on rows changed within the rules"
                      : "right under attack")
                  + at);
      case "mean-corruption-accuracy" -> Optional.of("right on corrupted images");
      case "certified-accuracy" -> Optional.of("proven right when smoothed" + at);
      default -> Optional.empty();
    };
  }

  private static Optional<Trade> disclosure(MeasurementRun run) {
    var rows = new ArrayList<Row>();
    for (Outcome outcome : run.outcomes()) {
      switch (outcome.metric().metric()) {
        case EXTRACTION ->
            last(outcome, "fidelity").ifPresent(r -> rows.add(new Row("a copy agrees" + at(r), r)));
        case MEMBERSHIP ->
            outcome
                .find("membership-tpr")
                .ifPresent(r -> rows.add(new Row("training rows recognised" + at(r), r)));
        case ATTRIBUTE_INFERENCE ->
            outcome
                .find("attribute-gain")
                .ifPresent(r ->
                    rows.add(
                        new Row(
                            "a private column guessed oftener: "
                                + outcome.metric().settings().getOrDefault("column", "?"),
                            r)));
        default -> {}
      }
    }
    return rows.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Trade(
                "What answers tell beside what they give away",
                "The more an answer tells (scores, many decimals, explanations), the less it takes"
                    + " to copy the model or to learn about its training rows. Measure extraction"
                    + " with 'answers' and 'decimals' set otherwise to see what telling less buys.",
                rows));
  }

  private static String at(Reading reading) {
    return reading.at().map(a -> ", " + a).orElse("");
  }

  private static Optional<Reading> last(Outcome outcome, String name) {
    return outcome.readings().stream()
        .filter(r -> r.name().equals(name))
        .reduce((one, other) -> other);
  }
}
