package dev.trivet.measure.run;

import dev.trivet.measure.evasion.TabularSearch;
import dev.trivet.measure.evasion.TabularSearch.Feature;
import dev.trivet.measure.evasion.TabularSearch.Found;
import dev.trivet.measure.model.Labels;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.run.DataSource.Role;
import dev.trivet.measure.run.Reading.Meaning;
import dev.trivet.measure.statistics.Proportion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Accuracy on rows somebody changed as far as the rules of each column let him.
final class ConstrainedTask implements Task {
  private record Plan(String columns, int changes, int queries) {}

  private static Plan plan(Settings settings) {
    return new Plan(
        settings.text("columns", ""),
        settings.whole("changes", 3, 1, 10_000),
        settings.whole("queries", 200, 2, 1_000_000));
  }

  @Override
  public long queries(Settings settings, Bench bench) {
    long rows = bench.find(Role.TEST).map(t -> t.samples().count()).orElse(0);
    return rows * (1L + plan(settings).queries());
  }

  @Override
  public void run(Settings settings, Bench bench, Findings findings) {
    Plan plan = plan(settings);
    settings.checkAllKnown();
    Labelled test = bench.data(Role.TEST);
    if (plan.columns().isEmpty()) {
      throw new ProblemException(
          Problem.Kind.BAD_SETTING,
          "constrained-accuracy: it is not said what may change",
          "set columns, such as 'income: 0..200000, children: whole 0..8, *: fixed'");
    }
    Labels.check(test.labels(), test.samples().count(), bench.model().classes());
    List<Feature> features = ColumnRules.of(plan.columns(), test);
    boolean[] correct = bench.model().predict(test.samples()).correct(test.labels());
    findings.reading(
        Result.of(Proportion.of(correct).asMetric("clean-accuracy", "share of right answers")),
        "rows attacked",
        Meaning.ESTIMATE);
    Found found =
        new TabularSearch(features, plan.changes(), plan.queries(), bench.seed())
            .measure(bench.model(), test.samples(), test.labels())
            .get();
    findings.reading(
        found.robustness(), "at most " + plan.changes() + " columns", Meaning.UPPER_BOUND);
    tell(found, features, test, correct, findings);
  }

  private static void tell(
      Found found, List<Feature> features, Labelled test, boolean[] correct, Findings findings) {
    int turned = 0;
    int[] changed = new int[features.size()];
    for (int i = 0; i < correct.length; i++) {
      if (correct[i] && found.found()[i]) {
        turned++;
        for (int j = 0; j < changed.length; j++) {
          changed[j] += found.changed().at(i, j) != test.samples().at(i, j) ? 1 : 0;
        }
      }
    }
    findings.note(
        "%d of %d rows answered rightly were turned%s."
            .formatted(
                turned,
                Proportion.of(correct).hits(),
                found.stopped().isPresent() ? " until the search was stopped" : ""));
    if (turned > 0) {
      findings.note("Columns changed in them: " + counted(changed, test) + ".");
    }
    List<String> fixed = new ArrayList<>();
    for (int j = 0; j < changed.length; j++) {
      if (features.get(j) instanceof Feature.Fixed) {
        fixed.add(test.columnName(j));
      }
    }
    findings.note(
        (fixed.isEmpty() ? "No column" : "Held fixed: " + String.join(", ", fixed) + ". No column")
            + " was held to agree with another: a row may be one that cannot be. A better search"
            + " may turn more.");
  }

  private static String counted(int[] changed, Labelled test) {
    return IntStream.range(0, changed.length)
        .filter(j -> changed[j] > 0)
        .boxed()
        .sorted(Comparator.comparingInt(j -> -changed[j]))
        .limit(10)
        .map(j -> test.columnName(j) + " in " + changed[j])
        .collect(Collectors.joining(", "));
  }
}
