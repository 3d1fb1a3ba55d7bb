package dev.trivet.measure.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows of a table: who is granted a loan by a model that adds up income, debts and where one
/// lives.
class TabularRunTest {
  @TempDir private Path folder = Path.of("");
  private Optional<Trial> made = Optional.empty();

  @BeforeEach
  void files() throws IOException {
    made = Optional.of(new Trial(folder));
    Files.write(
        folder.resolve("loan.onnx"),
        new OnnxBytes()
            .input("x", OnnxBytes.FLOAT, -1, 4)
            .output("y", OnnxBytes.FLOAT, -1, 2)
            // income, debts, district (0 or 1), years as a member
            .weights("w", new float[] {-6, 6, 5, -5, 4, -4, 0, 0}, 4, 2)
            .weights("b", new float[] {0, 0}, 2)
            .node("MatMul", "x w", "m")
            .node("Add", "m b", "y")
            .toBytes());
    write("rows.csv", 400, 1);
    write("more.csv", 600, 2);
  }

  private void write(String name, int rows, long seed) throws IOException {
    RandomGenerator random = Seeds.random(seed);
    var text = new StringBuilder("income,debts,district,years,granted\n");
    for (int i = 0; i < rows; i++) {
      int district = random.nextInt(2);
      double income = random.nextDouble() * 2;
      double debts = random.nextDouble();
      boolean granted = 6 * income - 5 * debts - 4 * district > 0;
      text.append(
          "%.3f,%.3f,%d,%d,%d%n"
              .formatted(income, debts, district, random.nextInt(20), granted ? 1 : 0));
    }
    Files.writeString(folder.resolve(name), text);
  }

  private static DataSource csv(DataSource.Role role, String file) {
    return new DataSource(
        role,
        file,
        Optional.empty(),
        Optional.of("granted"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Outcome run(PlannedMetric metric) {
    var plan =
        new MeasurementPlan(
            Optional.empty(),
            Optional.empty(),
            ModelSource.of("loan.onnx").answering("logits"),
            Optional.empty(),
            List.of(
                csv(DataSource.Role.TEST, "rows.csv"),
                csv(DataSource.Role.TRAINING, "rows.csv"),
                csv(DataSource.Role.SUPPLIED, "more.csv")),
            1,
            Optional.empty(),
            List.of(metric));
    return made.orElseThrow().run(plan).outcomes().getFirst();
  }

  private static PlannedMetric constrained(String columns) {
    return PlannedMetric.of(MetricKind.CONSTRAINED_ACCURACY).with("columns", columns);
  }

  private static double robust(Outcome outcome) {
    return outcome.find("robust-accuracy").orElseThrow().value().orElseThrow();
  }

  @Test
  void onlyWhatMayChangeIsHeldAgainstTheModel() {
    Outcome harmless = run(constrained("years: whole 0..40 up"));
    assertThat(robust(harmless)).isCloseTo(1, within(1e-9));
    Outcome debts = run(constrained("debts: 0..1"));
    Outcome both = run(constrained("debts: 0..1, income: 0..2").with("changes", "2"));
    Outcome paid = run(constrained("debts: 0..1 down"));
    assertThat(robust(both)).isLessThan(robust(debts)).isLessThan(0.2);
    assertThat(robust(paid)).isBetween(robust(debts), 0.999);
    assertThat(debts.notes())
        .anyMatch(n -> n.startsWith("Columns changed in them: debts in "))
        .anyMatch(n -> n.startsWith("Held fixed: income, district, years."));
    assertThat(debts.find("robust-accuracy").orElseThrow().meaning())
        .isEqualTo(Reading.Meaning.UPPER_BOUND);
    assertThat(debts.find("robust-accuracy").orElseThrow().low()).isPresent();
  }

  @Test
  void categoriesAndWhatWasSeenAreRulesToo() {
    assertThat(robust(run(constrained("district: 0|1")))).isLessThan(1);
    assertThat(robust(run(constrained("*: seen, years: fixed")))).isLessThan(0.5);
    assertThat(robust(run(constrained("2: 0|1"))))
        .isEqualTo(robust(run(constrained("district: 0|1"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wage: 0..1",
        "debts",
        "debts: 1..0",
        "debts: whole 0.5..1",
        "debts: sideways",
        "debts: fixed",
        "9: fixed"
      })
  void rulesThatSayNothingAreToldWithWhatToWrite(String columns) {
    Reading reading = run(constrained(columns)).readings().getLast();
    assertThat(reading.status()).isEqualTo(Reading.Status.NOT_MEASURED);
    assertThat(reading.detail()).contains(";").hasSizeLessThan(200);
  }

  private static PlannedMetric inferring(String column) {
    return PlannedMetric.of(MetricKind.ATTRIBUTE_INFERENCE).with("column", column);
  }

  @Test
  void aColumnIsHeldAgainstWhatAnybodyCouldGuess() {
    Outcome outcome = run(inferring("district"));
    double with = outcome.find("attribute-accuracy").orElseThrow().value().orElseThrow();
    double without = outcome.find("attribute-baseline").orElseThrow().value().orElseThrow();
    Reading gain = outcome.find("attribute-gain").orElseThrow();
    assertThat(without).isGreaterThan(0.55); // income, debts and the decision tell the district
    assertThat(with).isGreaterThanOrEqualTo(without - 0.05);
    assertThat(gain.value().orElseThrow()).isCloseTo(with - without, within(1e-9));
    assertThat(gain.low().orElseThrow()).isLessThanOrEqualTo(gain.value().orElseThrow());
    assertThat(outcome.notes()).anyMatch(n -> n.contains("without this model"));
  }

  @Test
  void aColumnTheModelDoesNotLookAtIsNotGivenAway() {
    Outcome outcome = run(inferring("years"));
    assertThat(outcome.find("attribute-gain").orElseThrow().low().orElseThrow())
        .isLessThanOrEqualTo(0);
    assertThat(outcome.notes()).anyMatch(n -> n.startsWith("No more than chance"));
  }

  @Test
  void aColumnOfManyValuesNeedsSomeNamed() {
    assertThat(run(inferring("income")).readings().getFirst().detail()).contains("more than 50");
    assertThat(
            run(inferring("income").with("values", "0|0.5|1")).readings().getFirst().isMeasured())
        .isTrue();
  }
}
