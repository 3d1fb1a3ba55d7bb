package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.testkit.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `trivet measure` on a model of two weights, which tells whether the first number is above the
/// second.
class MeasureTest {
  private static final String LENS = Trial.EXAMPLE + "/systems/damage-lens.yaml";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void files() throws IOException {
    Files.write(folder.resolve("model.onnx"), model());
    var rows = new StringBuilder("a,b,label\n");
    for (int i = 0; i < 200; i++) {
      double a = (i * 37 % 101) / 100.0;
      double b = (i * 53 % 103) / 102.0;
      rows.append(a).append(',').append(b).append(',').append(a > b ? 0 : 1).append('\n');
    }
    Files.writeString(folder.resolve("test.csv"), rows);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private Trial run(String... more) {
    String[] all = new String[8 + more.length];
    String[] given = {
      "measure",
      "run",
      "--model",
      file("model.onnx"),
      "--data",
      "test=" + file("test.csv") + ",target=label",
      "--out",
      file("run.json")
    };
    System.arraycopy(given, 0, all, 0, 8);
    System.arraycopy(more, 0, all, 8, more.length);
    return Trial.of(all);
  }

  /// Whatever the machine: times and the folder are left out.
  private String shown(Trial trial) {
    return trial
        .text()
        .replace(folder.toString(), "DIR")
        .replaceAll("[0-9.]+ s of CPU", "TIME of CPU");
  }

  @Test
  void thePlanOfASystemSaysWhatItsThreatsCallFor() throws IOException {
    Trial trial = Trial.of("measure", "plan", LENS, "--out", file("plan.json"));
    assertThat(trial.code()).isEqualTo(ExitCode.FINE);
    Golden.matches("measure/plan.txt", shown(trial));
    Golden.matches("measure/plan.json", Files.readString(folder.resolve("plan.json")));
    assertThat(trial.out().lines()).allMatch(line -> line.length() <= 80);
    Trial again = Trial.of("measure", "plan", LENS, "--out", file("plan.json"));
    assertThat(again.code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void ofSeveralSystemsOneIsNamed() {
    assertThat(Trial.of("measure", "plan", Trial.EXAMPLE).code()).isEqualTo(ExitCode.USAGE);
    assertThat(Trial.of("measure", "plan", Trial.EXAMPLE, "--system", "ops-agent").code())
        .isEqualTo(ExitCode.FINE);
  }

  @Test
  void textDriftIsProposedForWhatReadsTextsAndForNothingElse() {
    for (String reads : List.of("member-assistant", "ops-agent")) {
      Trial plan = Trial.of("measure", "plan", Trial.EXAMPLE, "--system", reads, "--json");
      assertThat(plan.text())
          .contains("\"text-drift\"", "FILL-IN-earlier-text.jsonl", "FILL-IN-live-text.jsonl");
    }
    for (String tables : List.of("damage-lens", "credit-score")) {
      assertThat(Trial.of("measure", "plan", Trial.EXAMPLE, "--system", tables).text())
          .doesNotContain("text-drift");
    }
  }

  @Test
  void aRunSaysEachNumberWithItsIntervalAndIsReportedComparedAndRecorded() throws IOException {
    Trial run =
        run(
            "--metric",
            "clean-accuracy",
            "--metric",
            "robust-accuracy,epsilon=0.05+0.2,queries=60",
            "--system",
            "sorter",
            "--component",
            "weights");
    assertThat(run.code()).isEqualTo(ExitCode.FINE);
    Golden.matches("measure/run.txt", shown(run));
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80 || line.contains("/"));

    Trial report = Trial.of("measure", "report", file("run.json"), "--out", file("out"));
    assertThat(report.code()).isEqualTo(ExitCode.FINE);
    assertThat(folder.resolve("out/report.html")).content().contains("robust-accuracy");
    assertThat(folder.resolve("out/model-card.md")).content().contains("| clean-accuracy |");

    Trial compare = Trial.of("measure", "compare", file("run.json"), file("run.json"));
    assertThat(compare.code()).isEqualTo(ExitCode.FINE);
    Golden.matches("measure/compare.txt", shown(compare));

    Path programme = Files.createDirectory(folder.resolve("programme"));
    Trial record = Trial.of("measure", "record", file("run.json"), programme.toString());
    assertThat(record.code()).isEqualTo(ExitCode.FINE);
    assertThat(record.out()).contains("measure.robust_accuracy");
    assertThat(Trial.of("measure", "record", file("run.json"), programme.toString()).code())
        .isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void aSpentBudgetIsToldAndTheSameCommandGoesOn() {
    String[] metrics = {
      "--metric", "clean-accuracy", "--metric", "robust-accuracy,epsilon=0.2,queries=60"
    };
    Trial stopped = run(plus(metrics, "--queries", "300"));
    assertThat(stopped.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(stopped.out()).contains("Stopped: ").contains("budget");
    Trial resumed = run(metrics);
    assertThat(resumed.code()).isEqualTo(ExitCode.FINE);
    assertThat(resumed.out()).doesNotContain("Stopped");
  }

  private static String[] plus(String[] some, String... more) {
    String[] all = java.util.Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--metric=nonsense",
        "--metric=robust-accuracy,epsilon",
        "--metric=robust-accuracy,samples=0",
        "--data=nowhere=x.npy",
        "--data=test=x.npy,colour=red",
        "--queries=many",
        "--queries=0"
      })
  void whatIsNotUnderstoodIsWrongUsage(String option) {
    Trial trial = run(plus(new String[] {"--metric", "calibration"}, option));
    assertThat(trial.code()).isEqualTo(ExitCode.USAGE);
    assertThat(trial.talk()).startsWith("trivet: ");
  }

  @Test
  void whatCannotBeReadIsRefusedAndSaysWhatToDo() throws IOException {
    Files.writeString(folder.resolve("test.csv"), "a,b,label\n1,,0\n");
    Trial trial = run("--metric", "clean-accuracy");
    assertThat(trial.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.talk()).contains("line 2 column b is missing").contains("fill it in");
    assertThat(folder.resolve("run.json")).doesNotExist();
  }

  @Test
  void aMetricThatCannotBeMeasuredIsTold() {
    Trial trial = run("--metric", "drift", "--metric", "clean-accuracy");
    assertThat(trial.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.out()).contains("the plan names no data for earlier").contains("0.995 [");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "run", "report", "compare", "record", "handover"})
  void everyCommandSaysWhatItIsFor(String command) {
    Trial help = Trial.of("measure", command, "--help");
    Golden.matches("measure/help-" + command + ".txt", help.text());
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
  }

  private Trial handOver(Instant at, String data, String... more) throws IOException {
    Files.writeString(
        folder.resolve("week.json"),
        """
        {"kind": "MeasurementPlan", "model": {"file": "model.onnx"}, "seed": 1, "metrics": [],
         "data": [{"role": "test", "samples": "%s", "target": "label"}]}
        """
            .formatted(data));
    var all = new ArrayList<>(List.of("measure", "handover", file("week.json"), "--out"));
    all.addAll(List.of(more));
    return Trial.at(at, all.toArray(String[]::new));
  }

  @Test
  void aWeekIsHandedOnAndWhatChangedIsSaid() throws IOException {
    Files.writeString(
        folder.resolve("moved.csv"),
        Files.readString(folder.resolve("test.csv")).replaceAll("(?m)^0\\.[0-4]", "0.9"));
    Instant monday = DemoCommand.DAY;
    Instant next = monday.plus(Duration.ofDays(7));
    Instant last = monday.plus(Duration.ofDays(14));
    assertThat(handOver(monday, "test.csv", file("w1.json"), "--weeks", "26").code())
        .isEqualTo(ExitCode.FINE);
    Trial same = handOver(next, "test.csv", file("w2.json"), "--before", file("w1.json"));
    assertThat(same.code()).isEqualTo(ExitCode.FINE);
    Trial moved =
        handOver(
            last,
            "moved.csv",
            file("w3.json"),
            "--before",
            file("w2.json"),
            "--chain",
            folder.toString(),
            "--html",
            file("w3.html"));
    assertThat(moved.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(Files.readString(folder.resolve("w3.html")))
        .contains("Week 3 of 26", "weeks-changed", "model.onnx")
        .doesNotContain("<script");
    Golden.matches("measure/handover.txt", shown(moved));
    assertThat(handOver(last, "test.csv", file("w3.json"), "--before", file("w2.json")).code())
        .isEqualTo(ExitCode.REFUSED);
    String first = Files.readString(folder.resolve("w1.json"));
    Files.writeString(folder.resolve("w1.json"), first.replace("0.05", "0.06"));
    Trial broken =
        handOver(
            last,
            "test.csv",
            file("w4.json"),
            "--before",
            file("w2.json"),
            "--chain",
            folder.toString());
    assertThat(broken.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(broken.text()).contains("week 1 is missing or was changed");
  }

  @Test
  void theFirstWeekHasNoPage() throws IOException {
    Trial first = handOver(DemoCommand.DAY, "test.csv", file("w1.json"), "--html", file("w1.html"));
    assertThat(first.code()).isEqualTo(ExitCode.USAGE);
    assertThat(first.text()).contains("nothing to hold it against");
    assertThat(folder.resolve("w1.json")).doesNotExist();
    assertThat(folder.resolve("w1.html")).doesNotExist();
  }

  /// ONNX as bytes: logits = x * [[9, -9], [-9, 9]].
  private static byte[] model() {
    var weights = new ByteArrayOutputStream();
    number(weights, 1, 2);
    number(weights, 1, 2);
    number(weights, 2, 1);
    bytes(weights, 8, "w".getBytes(StandardCharsets.UTF_8));
    ByteBuffer raw = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(new float[] {9, -9, -9, 9});
    bytes(weights, 9, raw.array());
    var node = new ByteArrayOutputStream();
    bytes(node, 1, "x".getBytes(StandardCharsets.UTF_8));
    bytes(node, 1, "w".getBytes(StandardCharsets.UTF_8));
    bytes(node, 2, "y".getBytes(StandardCharsets.UTF_8));
    bytes(node, 4, "MatMul".getBytes(StandardCharsets.UTF_8));
    var graph = new ByteArrayOutputStream();
    bytes(graph, 1, node.toByteArray());
    bytes(graph, 2, "graph".getBytes(StandardCharsets.UTF_8));
    bytes(graph, 5, weights.toByteArray());
    bytes(graph, 11, value("x"));
    bytes(graph, 12, value("y"));
    var opset = new ByteArrayOutputStream();
    bytes(opset, 1, new byte[0]);
    number(opset, 2, 13);
    var model = new ByteArrayOutputStream();
    number(model, 1, 7);
    bytes(model, 8, opset.toByteArray());
    bytes(model, 7, graph.toByteArray());
    return model.toByteArray();
  }

  private static byte[] value(String name) {
    var any = new ByteArrayOutputStream();
    bytes(any, 2, "N".getBytes(StandardCharsets.UTF_8));
    var two = new ByteArrayOutputStream();
    number(two, 1, 2);
    var shape = new ByteArrayOutputStream();
    bytes(shape, 1, any.toByteArray());
    bytes(shape, 1, two.toByteArray());
    var tensor = new ByteArrayOutputStream();
    number(tensor, 1, 1);
    bytes(tensor, 2, shape.toByteArray());
    var kind = new ByteArrayOutputStream();
    bytes(kind, 1, tensor.toByteArray());
    var value = new ByteArrayOutputStream();
    bytes(value, 1, name.getBytes(StandardCharsets.UTF_8));
    bytes(value, 2, kind.toByteArray());
    return value.toByteArray();
  }

  private static void number(ByteArrayOutputStream to, int field, int value) {
    to.write(field << 3);
    to.write(value);
  }

  private static void bytes(ByteArrayOutputStream to, int field, byte[] bytes) {
    to.write((field << 3) | 2);
    to.write((bytes.length & 0x7F) | (bytes.length > 127 ? 0x80 : 0));
    if (bytes.length > 127) {
      to.write(bytes.length >> 7);
    }
    to.writeBytes(bytes);
  }
}
