package dev.trivet.measure.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.OnnxBytes;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.network.Blobs;
import dev.trivet.measure.network.Networks;
import dev.trivet.measure.network.Targets;
import dev.trivet.measure.network.Training;
import dev.trivet.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Membership with the customer's own reference models, on models that know their rows by heart.
class MembershipRunTest {
  private static final int ROWS = 300;
  private static final int WIDTH = 160;
  private static final int MODELS = 9;
  private static final Shape SHAPE = Shape.of(WIDTH);

  @TempDir private Path folder = Path.of("");
  private Optional<Trial> made = Optional.empty();

  /// Model 0 is the target, 1 its complement, the others know drawn halves.
  @BeforeEach
  void models() throws IOException {
    Trial trial = new Trial(folder);
    Blobs blobs = Blobs.drawn(11, ROWS + 100, 3, SHAPE, 0.3);
    int[] labels = blobs.noisyLabels(12, 0.4, 3);
    trial.npy("rows.npy", blobs.samples().values(), (ROWS + 100) + ", " + WIDTH);
    trial.npy("labels.npy", Trial.floats(labels), (ROWS + 100) + ",");
    float[] marks = new float[ROWS * MODELS];
    boolean[][] knows = new boolean[MODELS][ROWS];
    RandomGenerator random = Seeds.random(13);
    for (int model = 0; model < MODELS; model++) {
      for (int i = 0; i < ROWS; i++) {
        knows[model][i] = model == 1 ? !knows[0][i] : random.nextBoolean();
        marks[i * MODELS + model] = knows[model][i] ? 1 : 0;
      }
      boolean[] own = knows[model];
      int[] chosen = IntStream.range(0, ROWS).filter(i -> own[i]).toArray();
      Model trained =
          Training.of(120, model)
              .train(
                  Networks.dense(SHAPE, List.of(), 3, model),
                  blobs.samples().select(chosen),
                  Targets.labels(labels, 3).select(chosen));
      Files.write(folder.resolve("m" + model + ".onnx"), linear(trained));
    }
    trial.npy("marks.npy", marks, ROWS + ", " + MODELS);
    made = Optional.of(trial);
  }

  /// A linear model as a file: what it answers to nothing, and to each number alone.
  private static byte[] linear(Model model) {
    float[] units = new float[(WIDTH + 1) * WIDTH];
    for (int j = 0; j < WIDTH; j++) {
      units[(j + 1) * WIDTH + j] = 1;
    }
    Predictions answers = model.predict(new Samples(units, WIDTH + 1, SHAPE));
    float[] weights = new float[WIDTH * 3];
    float[] bias = new float[3];
    for (int c = 0; c < 3; c++) {
      bias[c] = answers.value(0, c);
      for (int j = 0; j < WIDTH; j++) {
        weights[j * 3 + c] = answers.value(j + 1, c) - bias[c];
      }
    }
    return new OnnxBytes()
        .input("x", OnnxBytes.FLOAT, -1, WIDTH)
        .output("y", OnnxBytes.FLOAT, -1, 3)
        .weights("w", weights, WIDTH, 3)
        .weights("b", bias, 3)
        .node("MatMul", "x w", "m")
        .node("Add", "m b", "y")
        .toBytes();
  }

  private static RowMarks column(int model) {
    return RowMarks.of("marks.npy").reading(String.valueOf(model));
  }

  private static DataSource source(DataSource.Role role, long from, long to) {
    return new DataSource(
        role,
        "rows.npy",
        Optional.of("labels.npy"),
        Optional.empty(),
        Optional.of(from),
        Optional.of(to),
        Optional.empty(),
        Optional.empty());
  }

  private static MeasurementPlan plan(PlannedMetric metric, int... references) {
    var sources = new ArrayList<ReferenceSource>();
    for (int model : references) {
      sources.add(
          new ReferenceSource(ModelSource.of("m" + model + ".onnx"), Optional.of(column(model))));
    }
    return new MeasurementPlan(
            Optional.empty(),
            Optional.empty(),
            ModelSource.of("m0.onnx"),
            Optional.empty(),
            List.of(
                source(DataSource.Role.AUDITED, 0, ROWS).marked(column(0)),
                source(DataSource.Role.POPULATION, ROWS, ROWS + 100)),
            1,
            Optional.empty(),
            List.of(metric))
        .referringTo(sources);
  }

  private Outcome run(MeasurementPlan plan) {
    return made.orElseThrow().run(plan).outcomes().getFirst();
  }

  private static final PlannedMetric MEMBERSHIP = PlannedMetric.of(MetricKind.MEMBERSHIP);

  private static double auc(Outcome outcome) {
    return outcome.find("membership-auc").orElseThrow().value().orElseThrow();
  }

  private static List<String> attacks(Outcome outcome) {
    return outcome.charts().getFirst().series().stream().map(Chart.Series::name).toList();
  }

  @Test
  void ownReferencesGiveTheStrongAttacksAndTellMembers() {
    Outcome outcome = run(plan(MEMBERSHIP, 2, 3, 4, 5, 6, 7, 8));
    assertThat(outcome.isComplete()).isTrue();
    assertThat(attacks(outcome)).contains("lira offline", "lira online", "rmia", "calibrated loss");
    assertThat(auc(outcome)).isGreaterThan(0.6);
    assertThat(outcome.notes()).anyMatch(n -> n.startsWith("7 reference models"));
    assertThat(outcome.notes()).anyMatch(n -> n.startsWith("More than chance"));
  }

  @Test
  void theComplementOfTheTargetAndTheTargetItselfAreNoReferences() {
    Outcome with = run(plan(MEMBERSHIP, 0, 1, 2, 3, 4, 5, 6, 7, 8));
    Outcome without = run(plan(MEMBERSHIP, 2, 3, 4, 5, 6, 7, 8));
    assertThat(with.readings()).isEqualTo(without.readings());
    assertThat(with.notes())
        .anyMatch(n -> n.contains("m1.onnx was left out"))
        .anyMatch(
            n -> n.contains("m0.onnx was left out of the references: it is the model itself"));
  }

  @Test
  void marksThatMeanNothingAccuseNobody() {
    MeasurementPlan plan = plan(MEMBERSHIP, 2, 3, 4, 5, 6);
    var wrong = new ArrayList<>(plan.data());
    wrong.set(0, source(DataSource.Role.AUDITED, 0, ROWS).marked(column(8)));
    Outcome outcome =
        run(
            new MeasurementPlan(
                    Optional.empty(),
                    Optional.empty(),
                    plan.model(),
                    Optional.empty(),
                    wrong,
                    1,
                    Optional.empty(),
                    plan.metrics())
                .referringTo(plan.references()));
    assertThat(outcome.notes()).anyMatch(n -> n.startsWith("No attack told"));
  }

  @Test
  void labelsAloneAreAskedAboutWithNoise() {
    Outcome outcome = run(plan(MEMBERSHIP.with("copies", "30").with("spread", "0.2")));
    assertThat(attacks(outcome)).contains("label only", "loss");
    assertThat(outcome.queries()).isGreaterThan(30L * ROWS);
  }

  @Test
  void anotherReferenceIsAnotherMeasurement() {
    MeasurementPlan plan = plan(MEMBERSHIP, 2, 3, 4, 5);
    MeasurementRun before = made.orElseThrow().run(plan);
    made.orElseThrow().told.clear();
    made.orElseThrow().resume(plan, before);
    assertThat(made.orElseThrow().told).isEmpty();
    MeasurementRun after = made.orElseThrow().resume(plan(MEMBERSHIP, 2, 3, 4, 6), before);
    assertThat(made.orElseThrow().told).isNotEmpty();
    assertThat(after.references()).hasSize(4).isNotEqualTo(before.references());
  }

  @Test
  void rowsWithoutMarksAreRefused() {
    MeasurementPlan plan = plan(MEMBERSHIP);
    var unmarked =
        new MeasurementPlan(
            Optional.empty(),
            Optional.empty(),
            plan.model(),
            Optional.empty(),
            List.of(source(DataSource.Role.AUDITED, 0, ROWS)),
            1,
            Optional.empty(),
            plan.metrics());
    assertThat(run(unmarked).readings().getFirst().detail()).contains("give members");
  }
}
