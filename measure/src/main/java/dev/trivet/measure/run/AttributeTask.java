package dev.trivet.measure.run;

import dev.trivet.measure.privacy.GuessField;
import dev.trivet.measure.privacy.InferAttribute;
import dev.trivet.measure.privacy.InferAttribute.Inferred;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.run.DataSource.Role;
import dev.trivet.measure.run.Reading.Meaning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/// Whether the model gives away a field of a record to somebody who knows the others.
final class AttributeTask implements Task {
  private static final int MOST_VALUES = 50;
  private static final double LEVEL = 0.05;

  @Override
  public long queries(Settings settings, Bench bench) {
    long rows = 0;
    for (Role role : List.of(Role.TRAINING, Role.OUTSIDE)) {
      rows += bench.find(role).map(d -> d.samples().count()).orElse(0);
    }
    return 3 * rows;
  }

  @Override
  public void run(Settings settings, Bench bench, Findings findings) {
    String name = settings.text("column", "");
    String told = settings.text("values", "");
    settings.checkAllKnown();
    Labelled rows = bench.data(Role.TRAINING);
    if (name.isEmpty()) {
      throw new ProblemException(
          Problem.Kind.BAD_SETTING,
          "attribute-inference: no column is named",
          "set column to the one that is nobody else's business");
    }
    int field = rows.column(name);
    List<Double> values = told.isEmpty() ? seen(rows, field) : values(told);
    Optional<Labelled> supplied = bench.find(Role.SUPPLIED);
    Optional<Labelled> outside = bench.find(Role.OUTSIDE);
    Optional<Labelled> learntFrom = supplied.or(() -> outside);
    Optional<GuessField.Learnt> guess =
        learntFrom.map(from ->
            new GuessField(field, values, bench.seed())
                .learn(from.samples(), from.labels(), bench.model().classes()));
    var method = new InferAttribute(field, values);
    Inferred members = measured(method, rows, guess, bench);
    tell(members, "training rows", findings);
    if (supplied.isPresent() && outside.isPresent()) {
      tell(measured(method, outside.get(), guess, bench), "rows outside", findings);
      findings.note(
          "What is gained on rows outside is known about anybody, and not by having trained on"
              + " them.");
    }
    findings.note(
        guess.isPresent()
            ? "The baseline guesses the column from the others and the label, without this model,"
                + " learnt from rows of "
                + learntFrom.get().name()
                + "."
            : "The baseline guesses the commonest value: no rows were supplied to learn a better"
                + " guess from, so a gain may be what anybody could have guessed.");
    findings.note(
        String.format(
            Locale.ROOT,
            members.isLeak(LEVEL)
                ? "The model gives the column away beyond chance (McNemar's mid-p %.3g)."
                : "No more than chance is gained (McNemar's mid-p %.3g). A better attack may gain"
                    + " more.",
            members.pValue()));
  }

  private static Inferred measured(
      InferAttribute method, Labelled rows, Optional<GuessField.Learnt> guess, Bench bench) {
    int[] labels = rows.labels();
    return guess
        .map(g ->
            method.measure(
                bench.model(),
                rows.samples(),
                labels,
                g.probabilities(rows.samples(), labels),
                "guessed from the other columns without the model"))
        .orElseGet(() -> method.measure(bench.model(), rows.samples(), labels))
        .get();
  }

  private static void tell(Inferred inferred, String at, Findings findings) {
    findings.reading(Result.of(inferred.accuracy()), at, Meaning.LOWER_BOUND);
    findings.reading(Result.of(inferred.baseline()), at, Meaning.ESTIMATE);
    findings.reading(Result.of(inferred.gain()), at, Meaning.LOWER_BOUND);
  }

  private static List<Double> seen(Labelled rows, int field) {
    var seen = new TreeSet<Double>();
    for (int i = 0; i < rows.samples().count() && seen.size() <= MOST_VALUES; i++) {
      seen.add((double) rows.samples().at(i, field));
    }
    return checked(new ArrayList<>(seen), rows.columnName(field));
  }

  private static List<Double> values(String told) {
    try {
      return checked(
          Arrays.stream(told.split("\\|", MOST_VALUES + 2)).map(Double::valueOf).toList(), told);
    } catch (NumberFormatException e) {
      throw new ProblemException(
          Problem.Kind.BAD_SETTING,
          "attribute-inference: the setting values is '" + told + "'",
          "write numbers with bars between them: 0|1|2");
    }
  }

  private static List<Double> checked(List<Double> values, String of) {
    if (values.size() < 2 || values.size() > MOST_VALUES) {
      throw new ProblemException(
          Problem.Kind.BAD_SETTING,
          "attribute-inference: %s holds %s values"
              .formatted(of, values.size() < 2 ? "too few" : "more than " + MOST_VALUES),
          "take a column of 2 to " + MOST_VALUES + " values, or name the values: 0|1|2");
    }
    return values;
  }
}
