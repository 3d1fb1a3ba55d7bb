package dev.trivet.bench;

import dev.trivet.measure.run.MeasurementRun;
import dev.trivet.measure.run.Outcome;
import dev.trivet.measure.run.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the kit's runs are held against, as `bench/kit/goals.csv` says.
final class KitGoals {
  private static final Pattern LINE =
      Pattern.compile("\"([^\"]*)\"," + "([^,]*),".repeat(6) + "([^,]*)");

  private KitGoals() {}

  /// One goal.
  ///
  /// @param metric which of the plan's, from 0
  /// @param reading its name; `word` for the verdict, `precision` and `recall` of a shortlist
  /// @param kind `at-most`, `at-least`, `within` (a value and how near), `is`
  /// @param peerSeconds of CPU, where a peer took some; `share` of it may be used: 1 in so many
  record Goal(
      String task,
      String plan,
      int metric,
      String reading,
      String kind,
      String bound,
      Optional<Double> peerSeconds,
      double share) {

    Judged judge(Optional<MeasurementRun> run, Set<Long> poisoned) {
      Optional<Outcome> outcome =
          run.filter(r -> r.outcomes().size() > metric).map(r -> r.outcomes().get(metric));
      if (outcome.isEmpty()) {
        return new Judged(this, "not measured", 0, Optional.empty());
      }
      double seconds = outcome.get().seconds();
      if (kind.equals("is")) {
        String word = outcome.get().word().orElse("no verdict");
        return new Judged(this, word, seconds, Optional.of(word.equals(bound)));
      }
      Optional<Double> value = value(outcome.get(), poisoned);
      boolean quick = peerSeconds.isEmpty() || seconds <= peerSeconds.get() / share;
      return new Judged(
          this,
          value.map(v -> String.format(Locale.ROOT, "%.6g", v)).orElse("not measured"),
          seconds,
          value.map(v -> quick && holds(v)));
    }

    private Optional<Double> value(Outcome outcome, Set<Long> poisoned) {
      return switch (reading) {
        case "precision", "recall" ->
            outcome.shortlists().stream()
                .findFirst()
                .map(list -> {
                  long hits = list.rows().stream().filter(poisoned::contains).count();
                  return (double) hits
                      / (reading.equals("recall") ? poisoned.size() : Math.max(1, list.of()));
                });
        default ->
            outcome.readings().stream()
                .filter(r -> r.name().equals(reading) && r.isMeasured())
                .findFirst()
                .flatMap(Reading::value);
      };
    }

    private boolean holds(double value) {
      String[] parts = bound.split(" ", -1);
      double wanted = Double.parseDouble(parts[0]);
      return switch (kind) {
        case "at-most" -> value <= wanted;
        case "at-least" -> value >= wanted;
        case "within" -> Math.abs(value - wanted) <= Double.parseDouble(parts[1]) + 1e-12;
        default -> throw new IllegalArgumentException("a goal of kind " + kind);
      };
    }
  }

  /// @param met empty where nothing was measured, which meets nothing
  record Judged(Goal goal, String found, double seconds, Optional<Boolean> met) {
    boolean isMet() {
      return met.orElse(false);
    }

    String row() {
      String peer =
          goal.peerSeconds()
              .map(s -> String.format(Locale.ROOT, "%.1f, at most 1/%s", s, goal.share()))
              .orElse("");
      return String.format(
          Locale.ROOT,
          "| %s | %s | %.2f | %s %s | %s | %s |",
          goal.task(),
          found,
          seconds,
          goal.kind(),
          goal.bound(),
          peer,
          isMet() ? "yes" : "MISSED");
    }
  }

  static List<Goal> read(Path file) throws IOException {
    var goals = new ArrayList<Goal>();
    for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
      Matcher m = LINE.matcher(line);
      if (!m.matches()) {
        throw new IOException(file + " holds a line that is no goal: " + line);
      }
      goals.add(
          new Goal(
              m.group(1),
              m.group(2),
              Integer.parseInt(m.group(3)),
              m.group(4),
              m.group(5),
              m.group(6),
              Optional.of(m.group(7)).filter(s -> !s.isEmpty()).map(Double::valueOf),
              m.group(8).isEmpty() ? 1 : Double.parseDouble(m.group(8))));
    }
    return goals;
  }
}
