package dev.trivet.measure.run;

import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.OnnxBytes;
import dev.trivet.measure.network.Blobs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A folder with a small model that tells blobs apart by their centres, its data, and a clock that
/// stands still until it is asked.
final class Trial {
  static final Shape IMAGE = Shape.of(1, 6, 6);
  static final int CLASSES = 3;

  private final Path folder;
  final List<RunListener.Progress> told = new ArrayList<>();
  final List<MeasurementRun> kept = new ArrayList<>();
  Duration tick = Duration.ZERO;
  OpenEndpoints endpoints = OpenEndpoints.NONE;

  Trial(Path folder) throws IOException {
    this.folder = folder;
    Blobs blobs = Blobs.drawn(1, 900, CLASSES, IMAGE, 0.15);
    npy("x.npy", blobs.samples().values(), "900, 1, 6, 6");
    npy("y.npy", floats(blobs.labels()), "900,");
    Files.writeString(folder.resolve("texts.csv"), texts());
    Files.write(folder.resolve("model.onnx"), model(blobs, 1).toBytes());
    Files.write(folder.resolve("other.onnx"), model(blobs, 1.25f).toBytes());
  }

  private static String texts() {
    var text = new StringBuilder("planted,loglikelihood\n");
    for (int i = 0; i < 150; i++) {
      text.append(i % 10 == 0 ? 1 : 0).append(',').append(-i * 7 % 31).append('\n');
    }
    return text.toString();
  }

  /// Nearest centre: a linear model.
  private static OnnxBytes model(Blobs blobs, float scale) {
    float[] weights = new float[IMAGE.size() * CLASSES];
    float[] bias = new float[CLASSES];
    int[] count = new int[CLASSES];
    for (int label : blobs.labels()) {
      count[label]++;
    }
    for (int i = 0; i < blobs.labels().length; i++) {
      int label = blobs.labels()[i];
      for (int j = 0; j < IMAGE.size(); j++) {
        weights[j * CLASSES + label] += 8 * scale * blobs.samples().at(i, j) / count[label];
      }
    }
    for (int c = 0; c < CLASSES; c++) {
      for (int j = 0; j < IMAGE.size(); j++) {
        bias[c] -= weights[j * CLASSES + c] * weights[j * CLASSES + c] / (16 * scale);
      }
    }
    return new OnnxBytes()
        .input("input", OnnxBytes.FLOAT, -1, 1, 6, 6)
        .output("logits", OnnxBytes.FLOAT, -1, CLASSES)
        .output("features", OnnxBytes.FLOAT, -1, IMAGE.size())
        .weights("w", weights, IMAGE.size(), CLASSES)
        .weights("b", bias, CLASSES)
        .node("Flatten", "input", "features")
        .node("MatMul", "features w", "m")
        .node("Add", "m b", "logits");
  }

  static float[] floats(int[] labels) {
    float[] floats = new float[labels.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = labels[i];
    }
    return floats;
  }

  void npy(String name, float[] values, String shape) throws IOException {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }";
    byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + text.length + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) text.length).put(text);
    bytes.asFloatBuffer().put(values);
    Files.write(folder.resolve(name), bytes.array());
  }

  static DataSource rows(DataSource.Role role, long from, long to) {
    return new DataSource(
        role,
        "x.npy",
        Optional.of("y.npy"),
        Optional.empty(),
        Optional.of(from),
        Optional.of(to),
        Optional.empty(),
        Optional.empty());
  }

  static MeasurementPlan plan(PlannedMetric... metrics) {
    return new MeasurementPlan(
        Optional.of("sorter"),
        Optional.of("blobs"),
        ModelSource.of("model.onnx").reading("logits"),
        Optional.of(ModelSource.of("other.onnx").reading("logits")),
        List.of(
            rows(DataSource.Role.TEST, 0, 200),
            rows(DataSource.Role.TRAINING, 200, 400),
            rows(DataSource.Role.OUTSIDE, 400, 600),
            rows(DataSource.Role.SUPPLIED, 600, 800),
            rows(DataSource.Role.POPULATION, 800, 900),
            rows(DataSource.Role.POOL, 400, 900),
            rows(DataSource.Role.EARLIER, 0, 300),
            rows(DataSource.Role.LIVE, 300, 600),
            rows(DataSource.Role.EARLIER_TEXT, 0, 300),
            rows(DataSource.Role.LIVE_TEXT, 300, 600),
            DataSource.of(DataSource.Role.CANARIES, "texts.csv").withTarget("planted")),
        7,
        Optional.empty(),
        List.of(metrics));
  }

  static MeasurementPlan within(Budget budget, MeasurementPlan plan) {
    return new MeasurementPlan(
        plan.system(),
        plan.component(),
        plan.model(),
        plan.baseline(),
        plan.data(),
        plan.seed(),
        Optional.of(budget),
        plan.metrics());
  }

  MeasurementRun run(MeasurementPlan plan) {
    return measure().run(plan, Optional.empty()).get();
  }

  MeasurementRun resume(MeasurementPlan plan, MeasurementRun earlier) {
    return measure().run(plan, Optional.of(earlier)).get();
  }

  RunMeasurements measure() {
    var listener =
        new RunListener() {
          @Override
          public void progress(Progress progress) {
            told.add(progress);
          }

          @Override
          public void keep(MeasurementRun soFar) {
            kept.add(soFar);
          }
        };
    return new RunMeasurements(
        folder, "trivet-measure test", clock(), listener, Reach.NONE.to(endpoints));
  }

  private InstantSource clock() {
    var now = new Instant[] {Instant.parse("2026-11-15T12:00:00Z")};
    return () -> {
      now[0] = now[0].plus(tick);
      return now[0];
    };
  }
}
