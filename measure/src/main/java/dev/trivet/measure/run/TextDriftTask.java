package dev.trivet.measure.run;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.drift.CompareEmbeddings;
import dev.trivet.measure.drift.DriftReport;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.run.DataSource.Role;
import dev.trivet.measure.run.Reading.Meaning;
import dev.trivet.measure.text.HashedNgrams;
import dev.trivet.measure.text.TextEmbedder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether the texts that come in still look like those that came in before.
final class TextDriftTask implements Task {
  private static final int SHOWN = 120;

  @Override
  public long queries(Settings settings, Bench bench) {
    return 0;
  }

  @Override
  public void run(Settings settings, Bench bench, Findings findings) {
    double rate = settings.number("false-alarms", 0.05, 0, 0.5);
    int permutations = settings.whole("permutations", 200, 20, 100_000);
    Optional<EmbeddingSource> service = service(settings);
    settings.checkAllKnown();
    Texts earlier = bench.texts(Role.EARLIER_TEXT);
    Texts live = bench.texts(Role.LIVE_TEXT);
    TextEmbedder embedder =
        service.<TextEmbedder>map(bench::embedder).orElseGet(HashedNgrams::usual);
    Samples before = embedded(earlier, embedder, bench);
    Samples now = embedded(live, embedder, bench);
    boolean given = earlier.embedded().isPresent();
    if (given != live.embedded().isPresent()) {
      throw new IllegalArgumentException("one window is texts, the other embeddings");
    }
    findings.note(
        given
            ? "The embeddings were given."
            : "The texts were embedded by " + embedder.name() + ".");
    CompareEmbeddings.Compared compared =
        new CompareEmbeddings(rate, permutations, bench.seed()).compare(before, now).get();
    tell(compared.report(), findings);
    strangest(compared.strangest(), live, findings);
  }

  private static Optional<EmbeddingSource> service(Settings settings) {
    String address = settings.text("address", "");
    var source =
        new EmbeddingSource(
            address,
            settings.text("model", "default"),
            Optional.of(settings.text("secret-from", "")).filter(s -> !s.isEmpty()),
            settings.whole("batch", 32, 1, 2_048));
    return address.isEmpty() ? Optional.empty() : Optional.of(source);
  }

  private static Samples embedded(Texts texts, TextEmbedder embedder, Bench bench) {
    bench.model().checkTime();
    return texts.embedded().orElseGet(() -> embedder.embed(texts.texts()).finite("embeddings"));
  }

  private static void tell(DriftReport report, Findings findings) {
    for (DriftReport.Check check : report.checks()) {
      findings.reading(Result.of(check.metric()), check.subject(), Meaning.ESTIMATE);
      findings.note(
          String.format(
              Locale.ROOT,
              "%s: p %.4g after Holm's correction.",
              check.subject(),
              check.adjusted()));
    }
    findings.note(
        String.format(
            Locale.ROOT,
            "Texts in which nothing changed would raise this alarm in %.1f of 100 cases.",
            100 * report.falseAlarmRate()));
    findings.word(report.isAlarm() ? DriftTask.Word.DRIFTED : DriftTask.Word.STABLE);
  }

  /// Where to look first. Only row numbers: a text may hold what does not belong into a report.
  private static void strangest(List<Integer> rows, Texts live, Findings findings) {
    findings.note(
        "Least like before, rows of "
            + live.name().substring(0, Math.min(live.name().length(), SHOWN))
            + ": "
            + String.join(", ", rows.stream().map(r -> String.valueOf(live.first() + r)).toList())
            + ".");
  }
}
