package dev.trivet.measure.run;

import dev.trivet.measure.backdoor.ClassSpectrum;
import dev.trivet.measure.backdoor.FindPoisonedRows;
import dev.trivet.measure.backdoor.FindStrays;
import dev.trivet.measure.backdoor.InfluenceShortlist;
import dev.trivet.measure.backdoor.PoisonReport;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.run.DataSource.Role;
import dev.trivet.measure.run.Reading.Meaning;
import dev.trivet.measure.statistics.Proportion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Looks for training rows somebody may have put there.
final class PoisonTask implements Task {
  private static final int LISTED = 20;
  private static final int MOST_ASKED = 200;

  /// The words of `measure.poison_sweep`.
  enum Word {
    CLEAN,
    SUSPECT,
    POISONED
  }

  @Override
  public long queries(Settings settings, Bench bench) {
    long test = bench.find(Role.TEST).map(t -> t.samples().count()).orElse(0);
    return test + 2 * bench.find(Role.TRAINING).map(t -> t.samples().count()).orElse(0);
  }

  @Override
  public void run(Settings settings, Bench bench, Findings findings) {
    String layer = settings.text("layer", "");
    settings.checkAllKnown();
    if (layer.isEmpty()) {
      throw new ProblemException(
          Problem.Kind.BAD_SETTING,
          "poison-sweep: no layer is named",
          "export the activations of a late layer as a second output and set layer to its name");
    }
    Labelled rows = bench.data(Role.TRAINING);
    Samples activations = bench.activations(layer, rows.samples());
    PoisonReport report =
        new FindPoisonedRows().find(activations, rows.labels(), bench.model().classes()).get();
    FindStrays.Strays strays = FindStrays.usual().find(rows.samples(), rows.labels());
    findings.reading(
        Result.of(
            new Proportion(report.suspects().size(), report.rows())
                .asMetric("suspected-rows", "rows that stand apart from their class")),
        "",
        Meaning.ESTIMATE);
    findings.reading(
        Result.of(
            new Proportion(strays.contradictions().size(), report.rows())
                .asMetric("contradicting-duplicates", "equal rows with different labels")),
        "",
        Meaning.ESTIMATE);
    tell(report, strays, findings);
    findings.shortlist("apart from their class", report.suspects());
    findings.shortlist("equal to a row with another label", strays.contradictions());
    findings.shortlist("equal to an earlier row", strays.duplicates());
    findings.shortlist("far from every other of their class", strays.outliers());
    influence(layer, rows, activations, bench, findings);
    boolean odd = !strays.contradictions().isEmpty() || strays.isManyfold();
    findings.word(!report.isClean() ? Word.POISONED : odd ? Word.SUSPECT : Word.CLEAN);
  }

  /// Which rows most taught the model its wrong answers, where there are samples to see some on.
  private static void influence(
      String layer, Labelled rows, Samples activations, Bench bench, Findings findings) {
    Optional<Labelled> test = bench.find(Role.TEST).filter(t -> t.given().isPresent());
    if (test.isEmpty() || bench.model().output() == Output.LABELS) {
      findings.note(
          "Which rows taught the model its mistakes was not looked for: that takes labelled samples"
              + " for test, and a model that gives scores.");
      return;
    }
    Samples samples = test.get().samples();
    Predictions answers = bench.model().predict(samples);
    boolean[] right = answers.correct(test.get().labels());
    int[] wrong =
        IntStream.range(0, right.length).filter(i -> !right[i]).limit(MOST_ASKED).toArray();
    if (wrong.length == 0) {
      findings.note("No sample of test is answered wrongly: there is no mistake to explain.");
      return;
    }
    Samples asked = samples.select(wrong);
    var question =
        new InfluenceShortlist(bench.activations(layer, asked), bench.model().predict(asked));
    var taught = new InfluenceShortlist(activations, bench.model().predict(rows.samples()));
    List<Integer> first =
        question.favouring(taught, rows.labels(), question.answers().labels(), LISTED);
    findings.shortlist("pulling most towards wrong answers on test", first);
    findings.note(
        "Rows that most pull the model towards its %d wrong answers on test (the last layer's"
                .formatted(wrong.length)
            + " gradients; a list to look at, not a verdict): "
            + listed(first)
            + ".");
  }

  private static void tell(PoisonReport report, FindStrays.Strays strays, Findings findings) {
    if (!report.isClean()) {
      findings.note("Rows to look at first: " + listed(report.suspects()) + ".");
    }
    for (ClassSpectrum spectrum : report.classes()) {
      if (spectrum.isSuspicious()) {
        findings.note(
            String.format(
                Locale.ROOT,
                "Class %d falls into two groups (%.0f %% of the variance, %.1f times the usual);"
                    + " the smaller holds %.1f %% of its rows.",
                spectrum.label(),
                100 * spectrum.separation(),
                spectrum.ratio(),
                100 * spectrum.minority()));
      }
    }
    findings.note(
        "%d rows are copies of others, %d of them with another label; %d lie far from every other."
            .formatted(
                strays.duplicates().size(),
                strays.contradictions().size(),
                strays.outliers().size()));
    if (!strays.outliers().isEmpty()) {
      findings.note("Farthest: " + listed(strays.outliers()) + ".");
    }
    findings.note(
        "Poison that is less than a few percent of a class, or most of it, is not found.");
  }

  private static String listed(List<Integer> rows) {
    String first =
        rows.stream().limit(LISTED).map(String::valueOf).collect(Collectors.joining(", "));
    return rows.size() > LISTED ? first + " and " + (rows.size() - LISTED) + " more" : first;
  }
}
