package dev.trivet.measure.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Planted texts in a model that no runtime here could open.
class CanaryRunTest {
  @TempDir private Path folder = Path.of("");

  /// @param lead how much likelier the model finds planted texts
  private MeasurementRun run(double lead, int others, String heading) throws IOException {
    Files.writeString(folder.resolve("model.gguf"), "weights of a text model");
    RandomGenerator random = Seeds.random(4);
    var text = new StringBuilder(heading).append('\n');
    for (int i = 0; i < others + 20; i++) {
      boolean planted = i < 20;
      double likelihood = -40 + 3 * random.nextGaussian() + (planted ? lead : 0);
      boolean completed = planted && i < 5;
      text.append("%d,%.4f,%d%n".formatted(planted ? 1 : 0, likelihood, completed ? 1 : 0));
    }
    Files.writeString(folder.resolve("texts.csv"), text);
    var plan =
        new MeasurementPlan(
            Optional.empty(),
            Optional.empty(),
            ModelSource.of("model.gguf"),
            Optional.empty(),
            List.of(DataSource.of(DataSource.Role.CANARIES, "texts.csv").withTarget("planted")),
            1,
            Optional.empty(),
            List.of(PlannedMetric.of(MetricKind.CANARY_EXPOSURE)));
    return new RunMeasurements(folder, "test", InstantSource.system(), RunListener.SILENT)
        .run(plan, Optional.empty())
        .get();
  }

  private Outcome outcome(double lead, int others) throws IOException {
    return run(lead, others, "planted,loglikelihood,completed").outcomes().getFirst();
  }

  private static double value(Outcome outcome, String name) {
    return outcome.find(name).orElseThrow().value().orElseThrow();
  }

  @Test
  void textsKnownByHeartAreExposedAsFarAsTheOthersCanShow() throws IOException {
    Outcome outcome = outcome(40, 1_023);
    assertThat(value(outcome, "canary-exposure")).isCloseTo(10, within(1e-9));
    assertThat(value(outcome, "canary-auc")).isEqualTo(1);
    assertThat(value(outcome, "memorised")).isEqualTo(0.25);
    assertThat(value(outcome, "completed-by-chance")).isZero();
    assertThat(outcome.notes()).anyMatch(n -> n.contains("20 of 20 planted texts"));
  }

  @Test
  void aModelThatNeverSawThemHasAboutOneBit() throws IOException {
    Outcome outcome = outcome(0, 1_000);
    assertThat(value(outcome, "canary-exposure")).isBetween(0.3, 2.2);
    assertThat(value(outcome, "canary-auc")).isBetween(0.3, 0.7);
  }

  @Test
  void fewOthersCannotShowMuch() throws IOException {
    assertThat(outcome(0, 50).find("canary-exposure").orElseThrow().status())
        .isEqualTo(Reading.Status.NOT_ENOUGH_DATA);
  }

  @Test
  void whatIsMeasuredIsBoundToTheBytesOfAModelNobodyOpened() throws IOException {
    MeasurementRun before = run(0, 200, "planted,loglikelihood,completed");
    assertThat(before.queries()).isZero();
    assertThat(before.isOfBytes()).isTrue();
    assertThat(before.model().value()).isEqualTo("sha256:" + digest());
    assertThat(before.data()).hasSize(1);
  }

  private String digest() throws IOException {
    try {
      return java.util.HexFormat.of()
          .formatHex(
              java.security.MessageDigest.getInstance("SHA-256")
                  .digest(Files.readAllBytes(folder.resolve("model.gguf"))));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFileWithoutLikelihoodsIsToldWhatItLacks() throws IOException {
    Outcome outcome = run(0, 200, "planted,chance,completed").outcomes().getFirst();
    assertThat(outcome.readings().getFirst().detail()).contains("loglikelihood");
  }
}
