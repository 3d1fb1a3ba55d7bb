package dev.trivet.measure.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.measure.model.OnnxBytes;
import dev.trivet.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A filter against triggers, on a model that compares the halves of an image, with and without a
/// back door: one bright corner outweighs everything.
class StripRunTest {
  private static final int CORNER = 0;

  @TempDir private Path folder = Path.of("");
  private Optional<Trial> made = Optional.empty();

  @BeforeEach
  void files() throws IOException {
    Trial trial = new Trial(folder);
    RandomGenerator random = Seeds.random(5);
    float[] images = new float[200 * 81];
    float[] labels = new float[200];
    for (int i = 0; i < 200; i++) {
      labels[i] = random.nextInt(2);
      for (int p = 0; p < 81; p++) {
        boolean bright = (p / 9 < 5) == (labels[i] == 0);
        images[i * 81 + p] = (float) ((bright ? 0.5 : 0.1) * random.nextDouble());
      }
      images[i * 81 + CORNER] = 0;
    }
    trial.npy("images.npy", images, "200, 1, 9, 9");
    trial.npy("classes.npy", labels, "200,");
    Files.write(folder.resolve("sound.onnx"), model(0));
    Files.write(folder.resolve("planted.onnx"), model(60));
    made = Optional.of(trial);
  }

  /// @param door how much the corner weighs
  private static byte[] model(float door) {
    float[] weights = new float[81 * 2];
    for (int p = 0; p < 81; p++) {
      weights[2 * p + (p / 9 < 5 ? 0 : 1)] = 0.4f;
    }
    weights[2 * CORNER] = 0;
    weights[2 * CORNER + 1] = door;
    return new OnnxBytes()
        .input("x", OnnxBytes.FLOAT, -1, 1, 9, 9)
        .output("y", OnnxBytes.FLOAT, -1, 2)
        .weights("w", weights, 81, 2)
        .node("Flatten", "x", "f")
        .node("MatMul", "f w", "y")
        .toBytes();
  }

  private Outcome run(String model, PlannedMetric metric) {
    var test =
        new DataSource(
            DataSource.Role.TEST,
            "images.npy",
            Optional.of("classes.npy"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var plan =
        new MeasurementPlan(
            Optional.empty(),
            Optional.empty(),
            ModelSource.of(model).answering("logits"),
            Optional.empty(),
            List.of(test),
            3,
            Optional.empty(),
            List.of(metric));
    return made.orElseThrow().run(plan).outcomes().getFirst();
  }

  private static final PlannedMetric STRIP =
      PlannedMetric.of(MetricKind.STRIP).with("false-alarms", "0.05");

  @Test
  void aTriggerThatShinesThroughIsRejectedAtTheRateChosen() {
    Outcome outcome = run("planted.onnx", STRIP);
    Reading alarms = outcome.find("strip-false-rejection").orElseThrow();
    assertThat(alarms.low().orElseThrow()).isLessThanOrEqualTo(0.05);
    Reading through = outcome.find("strip-false-acceptance").orElseThrow();
    assertThat(through.value().orElseThrow()).isLessThan(0.1);
    assertThat(through.at().orElseThrow()).endsWith(" at 0,0");
  }

  @Test
  void withoutATriggerWhatIsLetThroughIsNotMeasured() {
    Outcome outcome = run("sound.onnx", STRIP);
    assertThat(outcome.isComplete()).isTrue();
    assertThat(outcome.find("strip-false-rejection").orElseThrow().isMeasured()).isTrue();
    assertThat(outcome.find("strip-false-acceptance").orElseThrow().status())
        .isEqualTo(Reading.Status.NOT_ENOUGH_DATA);
  }

  @Test
  void aTriggerSomebodyKnowsIsTriedAndOneOffTheImageRefused() {
    Outcome outcome = run("planted.onnx", STRIP.with("trigger", "0,0,1,1"));
    assertThat(outcome.find("strip-false-acceptance").orElseThrow().isMeasured()).isTrue();
    assertThat(outcome.queries()).isLessThan(20_000);
    for (String bad : List.of("8,8,3,1", "0,0,1", "a,b,c,d", "-1,0,1,1")) {
      assertThat(run("planted.onnx", STRIP.with("trigger", bad)).readings().getLast().detail())
          .contains("row,column,side,brightness");
    }
  }
}
