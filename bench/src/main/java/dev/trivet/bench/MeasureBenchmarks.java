package dev.trivet.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.trivet.bench.Benchmark.Unit;
import dev.trivet.measure.calibration.Binning;
import dev.trivet.measure.calibration.Confidences;
import dev.trivet.measure.calibration.Reliability;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.OnnxModel;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.privacy.Audit;
import dev.trivet.measure.privacy.Lira;
import dev.trivet.measure.privacy.Reference;
import dev.trivet.measure.privacy.Rmia;
import dev.trivet.testkit.Seeds;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// What measuring costs besides the model itself.
record MeasureBenchmarks(Path home) {
  private static final int MILLION = 1_000_000;
  private static final int RECORDS = 10_000;
  private static final int REFERENCES = 20;
  private static final int CLASSES = 10;
  private static final int BATCH = 256;
  private static final int ROUNDS = 21;

  /// The port may take a ninth more time than ONNX Runtime alone: 0.9 of its rate.
  private static final double PORT_GOAL = 1 / 0.9;

  List<Benchmark> all() {
    return List.of(
        new Benchmark(
            "measure-ece-million",
            "ECE, MCE, ACE and Brier of a million predictions",
            Unit.MILLISECONDS,
            100,
            this::calibration),
        new Benchmark(
            "measure-membership",
            "LiRA and RMIA, 20 references, 10,000 records",
            Unit.MILLISECONDS,
            2_000,
            this::membership),
        new Benchmark(
            "measure-port",
            "a batch through the model port for one through ONNX Runtime alone",
            Unit.TIMES,
            PORT_GOAL,
            this::port));
  }

  private List<Double> calibration() {
    RandomGenerator random = Seeds.random(1);
    double[] confidence = new double[MILLION];
    boolean[] correct = new boolean[MILLION];
    for (int i = 0; i < MILLION; i++) {
      confidence[i] = Math.sqrt(random.nextDouble());
      correct[i] = random.nextDouble() < confidence[i];
    }
    var confidences = new Confidences(confidence, correct);
    return new Rounds(10, ROUNDS)
        .of(() -> {
          Reliability width = Reliability.of(confidences, Binning.width(15));
          Reliability mass = Reliability.of(confidences, Binning.mass(15));
          return width.ece()
              + width.mce()
              + width.ace()
              + mass.ece()
              + confidences.brier()
              + width.brierParts(confidences).score();
        });
  }

  private List<Double> membership() {
    RandomGenerator random = Seeds.random(2);
    int[] labels = random.ints(RECORDS, 0, CLASSES).toArray();
    boolean[] members = new boolean[RECORDS];
    for (int i = 0; i < RECORDS / 2; i++) {
      members[i] = true;
    }
    Predictions target = drawn(random);
    List<Predictions> answers =
        IntStream.range(0, REFERENCES).mapToObj(i -> drawn(random)).toList();
    List<Reference> references = answers.stream().map(Reference::outside).toList();
    var audit = new Audit(target, labels, members);
    var population = new Rmia.Population(target, answers, IntStream.of(labels).boxed().toList());
    return new Rounds(3, ROUNDS)
        .of(() ->
            Lira.scores(audit, references, Lira.Mode.OFFLINE).length
                + new Rmia(0.9, 1).scores(audit, references, population).length);
  }

  private static Predictions drawn(RandomGenerator random) {
    float[] logits = new float[RECORDS * CLASSES];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) (3 * random.nextGaussian());
    }
    return Predictions.of(Output.LOGITS, logits, CLASSES);
  }

  /// Both are asked alternately, so that whatever else the machine does meets both alike.
  private List<Double> port() {
    Path file = home.resolve("examples/models/damage-lens/lens-model/lens-4.1.3.onnx");
    try (OnnxModel model = OnnxModel.open(file).get();
        var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      try (OrtSession raw =
          OrtEnvironment.getEnvironment().createSession(file.toString(), options)) {
        return List.of(ratio(model, raw));
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double ratio(OnnxModel model, OrtSession raw) throws OrtException {
    int width = model.input().size();
    float[] rows = new float[BATCH * width];
    RandomGenerator random = Seeds.random(3);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextFloat();
    }
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(4 * rows.length)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer()
            .put(rows)
            .flip();
    long[] shape = new long[model.input().dimensions().size() + 1];
    shape[0] = BATCH;
    for (int i = 1; i < shape.length; i++) {
      shape[i] = model.input().dimensions().get(i - 1);
    }
    var samples = new Samples(rows, BATCH, model.input());
    var ours = new ArrayList<Double>();
    var alone = new ArrayList<Double>();
    for (int round = 0; round < 10 * ROUNDS; round++) {
      long start = System.nanoTime();
      model.predict(samples);
      long middle = System.nanoTime();
      ask(raw, buffer.rewind(), shape);
      long end = System.nanoTime();
      if (round >= 5 * ROUNDS) {
        ours.add((double) middle - start);
        alone.add((double) end - middle);
      }
    }
    return new Measured(ours).median() / new Measured(alone).median();
  }

  private static void ask(OrtSession raw, FloatBuffer rows, long[] shape) throws OrtException {
    String input = raw.getInputNames().iterator().next();
    try (OnnxTensor in = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), rows, shape);
        OrtSession.Result result = raw.run(Map.of(input, in))) {
      Optional.of(result.get(0)).map(v -> (OnnxTensor) v).ifPresent(OnnxTensor::getFloatBuffer);
    }
  }
}
