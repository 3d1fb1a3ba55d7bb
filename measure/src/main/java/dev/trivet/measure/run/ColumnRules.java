package dev.trivet.measure.run;

import dev.trivet.measure.evasion.TabularSearch.Feature;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what somebody may change in a row, as people write it: `income: 0..200000 up, children:
/// whole 0..8, channel: 0|1|2, colour: seen, *: fixed`.
///
/// A column is named, or numbered from 0; `*` is every column not named. A rule is `fixed`, `seen`
/// (anything from the smallest to the largest number the data holds), a range, `whole` and a range,
/// or values with bars between them; `up` or `down` behind it lets the number only rise or fall.
/// What no rule is about is fixed.
final class ColumnRules {
  private static final String NUMBER = "(-?\\d{1,15}(?:\\.\\d{1,15})?)";
  private static final Pattern RANGE = Pattern.compile(NUMBER + "\\.\\." + NUMBER);
  private static final Pattern WHOLE = Pattern.compile("whole\\s+(-?\\d{1,9})\\.\\.(-?\\d{1,9})");
  private static final Pattern VALUES = Pattern.compile(NUMBER + "(?:\\|" + NUMBER + "){0,200}");
  private static final int MOST_RULES = 10_000;

  private ColumnRules() {}

  /// @return a rule for each column of the rows
  static List<Feature> of(String text, Labelled rows) {
    String[] parts = text.split(",", MOST_RULES + 1);
    int width = rows.samples().width();
    List<Optional<String>> told = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      told.add(Optional.empty());
    }
    Optional<String> others = Optional.empty();
    for (String part : Arrays.stream(parts).limit(MOST_RULES).toList()) {
      int colon = part.indexOf(':');
      if (colon < 1) {
        throw refused("'" + part.strip() + "' is no rule", "write column: rule");
      }
      String column = part.substring(0, colon).strip();
      String rule = part.substring(colon + 1).strip();
      if (column.equals("*")) {
        others = Optional.of(rule);
      } else {
        told.set(rows.column(column), Optional.of(rule));
      }
    }
    Optional<String> usual = others;
    var features = new ArrayList<Feature>();
    for (int i = 0; i < width; i++) {
      features.add(feature(told.get(i).or(() -> usual).orElse("fixed"), i, rows));
    }
    return features;
  }

  private static Feature feature(String rule, int column, Labelled rows) {
    if (rule.endsWith(" up")) {
      return new Feature.Rising(plain(rule.substring(0, rule.length() - 3), column, rows));
    }
    return rule.endsWith(" down")
        ? new Feature.Falling(plain(rule.substring(0, rule.length() - 5), column, rows))
        : plain(rule, column, rows);
  }

  private static Feature plain(String told, int column, Labelled rows) {
    String rule = told.strip();
    Matcher range = RANGE.matcher(rule);
    Matcher whole = WHOLE.matcher(rule);
    if (rule.equals("fixed")) {
      return new Feature.Fixed();
    }
    if (rule.equals("seen")) {
      return seen(column, rows);
    }
    if (range.matches() && number(range, 1) < number(range, 2)) {
      return new Feature.Range(number(range, 1), number(range, 2));
    }
    if (whole.matches() && number(whole, 1) <= number(whole, 2)) {
      return new Feature.Whole((int) number(whole, 1), (int) number(whole, 2));
    }
    if (VALUES.matcher(rule).matches()) {
      return new Feature.Category(
          Arrays.stream(rule.split("\\|", -1)).map(Double::valueOf).toList());
    }
    throw refused(
        "'%s' says nothing of column %s".formatted(rule, rows.columnName(column)),
        "say fixed, seen, 0..1, whole 0..9 or 0|1|2, and up or down behind it");
  }

  private static double number(Matcher found, int group) {
    return Double.parseDouble(found.group(group));
  }

  private static Feature seen(int column, Labelled rows) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < rows.samples().count(); i++) {
      low = Math.min(low, rows.samples().at(i, column));
      high = Math.max(high, rows.samples().at(i, column));
    }
    return low < high ? new Feature.Range(low, high) : new Feature.Fixed();
  }

  private static ProblemException refused(String what, String hint) {
    return new ProblemException(Problem.Kind.BAD_SETTING, "constrained-accuracy: " + what, hint);
  }
}
