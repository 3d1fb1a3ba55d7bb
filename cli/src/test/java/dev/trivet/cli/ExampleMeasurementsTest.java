package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The measurements in the example's evidence are what the tool measures on the example's models.
///
/// Numbers may differ a little between processors; the words around them may not.
class ExampleMeasurementsTest {
  private static final Path MODELS = Trial.ROOT.resolve("examples").resolve("models");
  private static final Path RECORDED =
      Trial.ROOT.resolve("examples").resolve("meridian").resolve("evidence").resolve("recorded");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?");
  private static final Pattern VALUE = Pattern.compile("measurement: \\{value: ([^,}]+)");
  private static final String NAMES = "*.measure-*.????????T??????Z.yaml";

  @TempDir Path home;

  @Test
  void whatWasMeasuredIsWhatTheToolMeasures() throws IOException {
    lens("4.1.3", "2026-07-30T06:08:00Z");
    lens("4.2.0", "2026-11-09T03:54:00Z");
    radar("2026-11-14T13:59:00Z");

    List<Path> now = files(home.resolve("evidence").resolve("recorded"));
    if ("write".equals(System.getProperty("trivet.golden"))) {
      write(now);
    }
    assertThat(now).hasSize(3);
    assertThat(files(RECORDED)).extracting(Path::getFileName).hasSameElementsAs(names(now));
    for (Path file : now) {
      assertSame(Files.readString(RECORDED.resolve(file.getFileName())), Files.readString(file));
    }
  }

  private static List<Path> names(List<Path> files) {
    return files.stream().map(Path::getFileName).toList();
  }

  private static void assertSame(String committed, String actual) {
    String was =
        committed.replace("\r\n", "\n").replaceAll("trivet-measure [^\"]*", "trivet-measure");
    String is = actual.replaceAll("trivet-measure [^\"]*", "trivet-measure");
    assertThat(NUMBER.matcher(is).replaceAll("#")).isEqualTo(NUMBER.matcher(was).replaceAll("#"));
    List<Double> values = values(is);
    List<Double> before = values(was);
    assertThat(values).isNotEmpty().hasSameSizeAs(before);
    for (int i = 0; i < values.size(); i++) {
      assertThat(values.get(i)).isCloseTo(before.get(i), within(0.02));
    }
  }

  private static List<Double> values(String text) {
    var values = new ArrayList<Double>();
    Matcher matcher = VALUE.matcher(text);
    while (matcher.find()) {
      values.add(Double.parseDouble(matcher.group(1)));
    }
    return values;
  }

  private void lens(String release, String at) {
    Path folder = MODELS.resolve("damage-lens");
    measure(
        at,
        List.of(
            "--model", folder.resolve("lens-model").resolve("lens-" + release + ".onnx").toString(),
            "--data",
                "test="
                    + folder.resolve("data").resolve("held-out-images.npy")
                    + ",labels="
                    + folder.resolve("data").resolve("held-out-labels.npy")
                    + ",divisor=255",
            "--metric", "robust-accuracy,epsilon=0.04",
            "--metric", "clean-accuracy",
            "--metric", "calibration",
            "--system", "damage-lens",
            "--component", "lens-model"));
  }

  private void radar(String at) {
    Path folder = MODELS.resolve("fraud-radar");
    Path data = folder.resolve("data");
    measure(
        at,
        List.of(
            "--model",
            folder.resolve("radar-model").resolve("radar-2026-W46.onnx").toString(),
            "--baseline",
            folder.resolve("radar-model").resolve("radar-2026-W45.onnx").toString(),
            "--data",
            "test=" + data.resolve("held-out-2026-W46.csv") + ",target=fraud",
            "--data",
            "earlier=" + data.resolve("held-out-2026-W45.csv") + ",target=fraud",
            "--data",
            "live=" + data.resolve("held-out-2026-W46.csv") + ",target=fraud",
            "--metric",
            "drift",
            "--metric",
            "behaviour",
            "--system",
            "fraud-radar",
            "--component",
            "radar-model"));
  }

  private void measure(String at, List<String> arguments) {
    Path run = home.resolve("run-" + at.replace(':', '-') + ".json");
    var all = new ArrayList<>(List.of("measure", "run", "--out", run.toString()));
    all.addAll(arguments);
    run(at, all);
    run(at, List.of("measure", "record", run.toString(), home.toString()));
  }

  private static void run(String at, List<String> arguments) {
    Trial trial = Trial.at(Instant.parse(at), arguments.toArray(String[]::new));
    assertThat(trial.code()).as(trial.talk()).isEqualTo(ExitCode.FINE);
  }

  private static List<Path> files(Path folder) throws IOException {
    var all = new ArrayList<Path>();
    try (var files = Files.newDirectoryStream(folder, NAMES)) {
      files.forEach(all::add);
    }
    return all;
  }

  private static void write(List<Path> now) throws IOException {
    for (Path old : files(RECORDED)) {
      Files.delete(old);
    }
    for (Path file : now) {
      String text =
          Files.readString(file).replaceAll("trivet-measure [^\"]*", "trivet-measure 0.1");
      Files.writeString(RECORDED.resolve(file.getFileName()), text);
    }
  }
}
