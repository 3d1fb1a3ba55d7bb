package dev.trivet.measure.run;

import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.shared.Words;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// The settings of a metric, read as what they are. One that nobody asked for is a mistake of the
/// plan, and said to be.
final class Settings {
  private static final int MOST = 64;

  private final MetricKind metric;
  private final Map<String, String> values;
  private final Set<String> known = new HashSet<>();

  Settings(PlannedMetric planned) {
    this.metric = planned.metric();
    this.values = planned.settings();
  }

  String text(String name, String usual) {
    known.add(name);
    return values.getOrDefault(name, usual);
  }

  int whole(String name, int usual, int least, int most) {
    return read(
        name,
        Integer.toString(usual),
        "a whole number from " + least + " to " + most,
        text -> Optional.of(Integer.valueOf(text.strip())).filter(v -> v >= least && v <= most));
  }

  double number(String name, double usual, double above, double most) {
    return read(
        name,
        Double.toString(usual),
        "a number above " + above + " and up to " + most,
        text -> Optional.of(Double.valueOf(text.strip())).filter(v -> v > above && v <= most));
  }

  /// Numbers with commas between them, ascending.
  List<Double> numbers(String name, String usual, double above, double most) {
    return read(
        name,
        usual,
        "at most " + MOST + " numbers above " + above + " and up to " + most + ", with commas",
        text -> {
          String[] parts = text.split(",", -1);
          List<Double> all =
              Arrays.stream(parts).limit(MOST).map(t -> Double.valueOf(t.strip())).toList();
          boolean good = all.stream().allMatch(v -> v > above && v <= most);
          return Optional.of(all.stream().sorted().toList())
              .filter(sorted -> good && parts.length <= MOST);
        });
  }

  List<Integer> wholes(String name, String usual, int least, int most) {
    return numbers(name, usual, least - 1.0, most).stream().map(Double::intValue).toList();
  }

  <E extends Enum<E>> E word(String name, E usual, E[] all) {
    return read(
        name,
        Words.of(usual),
        "one of " + String.join(", ", Arrays.stream(all).map(Words::of).toList()),
        text -> Arrays.stream(all).filter(e -> Words.of(e).equals(text.strip())).findFirst());
  }

  private <T> T read(String name, String usual, String what, Function<String, Optional<T>> parse) {
    String text = text(name, usual);
    Optional<T> value;
    try {
      value = parse.apply(text);
    } catch (NumberFormatException e) {
      value = Optional.empty();
    }
    return value.orElseThrow(() ->
        new ProblemException(
            Problem.Kind.BAD_SETTING,
            "%s: the setting %s is '%s'".formatted(Words.of(metric), name, text),
            "give " + what));
  }

  /// @throws ProblemException when the plan sets something that was not read
  void checkAllKnown() {
    var unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new ProblemException(
          Problem.Kind.BAD_SETTING,
          "%s has no setting %s".formatted(Words.of(metric), unknown.first()),
          "it has " + String.join(", ", new TreeSet<>(known)));
    }
  }
}
