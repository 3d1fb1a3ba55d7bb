package dev.trivet.measure.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.run.DataSource.Role;
import dev.trivet.measure.text.HashedNgrams;
import dev.trivet.measure.text.TextEmbedder;
import dev.trivet.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextDriftTaskTest {
  private static final PlannedMetric METRIC = PlannedMetric.of(MetricKind.TEXT_DRIFT);

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    new Trial(folder);
    Files.writeString(folder.resolve("earlier.jsonl"), lines(1, "parcel order refund late"));
    Files.writeString(folder.resolve("same.jsonl"), lines(2, "parcel order refund late"));
    Files.writeString(folder.resolve("live.jsonl"), lines(3, "bonus wallet crypto click"));
  }

  private static String lines(long seed, String words) {
    RandomGenerator random = Seeds.random(seed);
    String[] all = words.split(" ", -1);
    var lines = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      lines.append(
          "{\"text\": \"%s %s %s\"}%n"
              .formatted(all[random.nextInt(4)], all[random.nextInt(4)], all[random.nextInt(4)]));
    }
    return lines.toString();
  }

  private static MeasurementPlan plan(String live, PlannedMetric metric) {
    return plan(live, metric, ModelSource.of("model.onnx").reading("logits"));
  }

  private static MeasurementPlan plan(String live, PlannedMetric metric, ModelSource model) {
    return new MeasurementPlan(
        Optional.empty(),
        Optional.empty(),
        model,
        Optional.empty(),
        List.of(
            DataSource.of(Role.EARLIER_TEXT, "earlier.jsonl"), DataSource.of(Role.LIVE_TEXT, live)),
        3,
        Optional.of(Budget.NONE.withSeconds(100)),
        List.of(metric));
  }

  private Outcome measured(MeasurementPlan plan, Reach reach) {
    var measure =
        new RunMeasurements(folder, "test", () -> Instant.EPOCH, RunListener.SILENT, reach);
    MeasurementRun run = measure.run(plan, Optional.empty()).get();
    assertThat(run.data()).hasSize(2);
    return run.outcomes().getFirst();
  }

  @Test
  void otherWordsAreDriftAndTheSameWordsAreNone() {
    Outcome drifted = measured(plan("live.jsonl", METRIC), Reach.NONE);
    assertThat(drifted.word()).contains("drifted");
    assertThat(drifted.find("text-drift-auc").orElseThrow().value().orElseThrow())
        .isGreaterThan(0.95);
    assertThat(drifted.notes()).anyMatch(n -> n.contains("spelling, not meaning"));
    assertThat(measured(plan("same.jsonl", METRIC), Reach.NONE).word()).contains("stable");
  }

  @Test
  void aModelThatNothingHereCanOpenNeedsNotBeOpened() throws IOException {
    Files.writeString(folder.resolve("model.gguf"), "weights of a text model");
    MeasurementRun ofFile = run(plan("same.jsonl", METRIC, ModelSource.of("model.gguf")));
    assertThat(ofFile.outcomes().getFirst().word()).contains("stable");
    assertThat(ofFile.queries()).isZero();
    assertThat(ofFile.isOfBytes()).isTrue();
    var hosted = ModelSource.at(EndpointSource.of("https://127.0.0.1:9/v1", "2026-11"), "1", 2);
    MeasurementRun ofEndpoint = run(plan("live.jsonl", METRIC, hosted));
    assertThat(ofEndpoint.outcomes().getFirst().word()).contains("drifted");
    assertThat(ofEndpoint.queries()).isZero();
    assertThat(ofEndpoint.isOfBytes()).isFalse();
  }

  private MeasurementRun run(MeasurementPlan plan) {
    return new RunMeasurements(folder, "test", () -> Instant.EPOCH, RunListener.SILENT, Reach.NONE)
        .run(plan, Optional.empty())
        .get();
  }

  @Test
  void aServiceEmbedsWhenThePlanNamesOneAndItsTextsAreCounted() {
    PlannedMetric served = METRIC.with("address", "http://127.0.0.1:9/v1").with("model", "m");
    OpenEmbedders letters =
        (source, counted) ->
            new TextEmbedder() {
              @Override
              public String name() {
                return source.model() + " at " + source.address();
              }

              @Override
              public Samples embed(List<String> texts) {
                counted.accept(texts.size());
                return HashedNgrams.usual().embed(texts);
              }
            };
    Outcome outcome = measured(plan("live.jsonl", served), Reach.NONE.embeddingBy(letters));
    assertThat(outcome.word()).contains("drifted");
    assertThat(outcome.queries()).isEqualTo(240);
    assertThat(outcome.notes()).anyMatch(n -> n.contains("m at http://127.0.0.1:9/v1"));
  }

  @Test
  void withoutLeaveNoServiceIsAsked() {
    PlannedMetric served = METRIC.with("address", "http://127.0.0.1:9/v1");
    assertThat(measured(plan("live.jsonl", served), Reach.NONE).readings().getFirst().detail())
        .contains("none is asked here");
  }

  @Test
  void embeddingsThatWereGivenAreTakenAsTheyAre() throws IOException {
    var trial = new Trial(folder);
    float[] values = new float[120 * 8];
    RandomGenerator random = Seeds.random(4);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    trial.npy("e.npy", values, "120, 8");
    MeasurementPlan mixed = plan("e.npy", METRIC);
    assertThat(measured(mixed, Reach.NONE).readings().getFirst().status())
        .isEqualTo(Reading.Status.NOT_MEASURED);
    var data =
        List.of(DataSource.of(Role.EARLIER_TEXT, "e.npy"), DataSource.of(Role.LIVE_TEXT, "e.npy"));
    var given =
        new MeasurementPlan(
            Optional.empty(),
            Optional.empty(),
            mixed.model(),
            Optional.empty(),
            data,
            3,
            Optional.empty(),
            List.of(METRIC));
    Outcome outcome = measured(given, Reach.NONE);
    assertThat(outcome.word()).contains("stable");
    assertThat(outcome.notes()).contains("The embeddings were given.");
  }

  @Test
  void aMissingFieldIsRefusedWithItsLine() throws IOException {
    Files.writeString(folder.resolve("bad.jsonl"), "{\"body\": \"x\"}\n");
    var measure =
        new RunMeasurements(folder, "test", () -> Instant.EPOCH, RunListener.SILENT, Reach.NONE);
    var refused = measure.run(plan("bad.jsonl", METRIC), Optional.empty());
    assertThat(refused).isInstanceOf(Attempt.Refused.class);
    assertThat(refused.toString()).contains("bad.jsonl line 1 has no text");
  }
}
