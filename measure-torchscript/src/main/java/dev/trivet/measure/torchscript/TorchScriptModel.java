package dev.trivet.measure.torchscript;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.DifferentiableModel;
import dev.trivet.measure.model.OnnxSettings;
import dev.trivet.measure.model.OpenModel;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.torchscript.TorchBlock.Purpose;
import dev.trivet.shared.Digest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// A classifier in a TorchScript file: one float tensor in, a row of numbers for each sample out.
/// One thread at a time.
public final class TorchScriptModel implements DifferentiableModel, OpenModel {
  private static final int PROBED = 2;

  private final byte[] bytes;
  private final TorchBlock block;
  private final OnnxSettings settings;
  private final Shape input;
  private final int classes;
  private final Output output;
  private final Digest digest;
  private Optional<TorchBlock> backwards = Optional.empty();

  private TorchScriptModel(byte[] bytes, OnnxSettings settings) {
    this.bytes = bytes;
    this.settings = settings;
    this.input =
        settings
            .input()
            .orElseThrow(() ->
                new ProblemException(
                    Problem.Kind.UNSUPPORTED_INPUT,
                    "a TorchScript file does not say what it takes",
                    "give the shape of one sample: 1x28x28"));
    this.digest = digest(bytes);
    this.block = TorchBlock.load(bytes, Purpose.ANSWERS);
    try {
      Samples probe = asked(new Samples(new float[PROBED * input.size()], PROBED, input));
      this.classes = probe.width();
      this.output = settings.output().orElseGet(() -> Output.ofNumbers(probe));
    } catch (ProblemException e) {
      block.close();
      throw e;
    }
  }

  /// @param settings with the shape of a sample, which the file does not tell
  public static Attempt<TorchScriptModel> open(byte[] bytes, OnnxSettings settings) {
    return Attempt.at(() -> new TorchScriptModel(bytes.clone(), settings));
  }

  private static Digest digest(byte[] bytes) {
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Digest("sha256:" + HexFormat.of().formatHex(sha));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public Digest digest() {
    return digest;
  }

  @Override
  public Shape input() {
    return input;
  }

  @Override
  public Output output() {
    return output;
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public Predictions predict(Samples batch) {
    float[] values = new float[batch.count() * classes];
    for (int from = 0; from < batch.count(); from += settings.batch()) {
      Samples answer = asked(batch.range(from, Math.min(from + settings.batch(), batch.count())));
      if (answer.width() != classes) {
        throw new ProblemException(
            Problem.Kind.CLASSES_CHANGED,
            "the model answered with %d numbers, not %d".formatted(answer.width(), classes),
            "the model must answer with as many numbers for every sample");
      }
      System.arraycopy(answer.values(), 0, values, from * classes, answer.count() * classes);
    }
    return Predictions.of(output, values, classes);
  }

  private Samples asked(Samples batch) {
    try (NDManager room = block.room()) {
      return rows(block.forward(room, array(room, batch)), batch.count());
    }
  }

  private NDArray array(NDManager room, Samples batch) {
    long[] shape = new long[input.dimensions().size() + 1];
    shape[0] = batch.count();
    for (int d = 1; d < shape.length; d++) {
      shape[d] = input.dimensions().get(d - 1);
    }
    float[] values = Arrays.copyOf(batch.values(), batch.count() * batch.width());
    return room.create(values, new ai.djl.ndarray.types.Shape(shape));
  }

  private static Samples rows(NDArray answer, int count) {
    boolean rows = answer.getShape().dimension() == 2 && answer.getShape().get(0) == count;
    if (!rows || answer.getShape().get(1) < 2 || answer.getDataType() != DataType.FLOAT32) {
      throw new ProblemException(
          Problem.Kind.UNSUPPORTED_OUTPUT,
          "the model gives %s of %s for %d samples"
              .formatted(answer.getDataType(), answer.getShape(), count),
          "let it give a row of 32-bit floats for each sample");
    }
    int width = Math.toIntExact(answer.getShape().get(1));
    return new Samples(answer.toFloatArray(), count, Shape.of(width));
  }

  @Override
  public Samples gradient(Samples batch, OutputGradient seed) {
    TorchBlock followed = backwards.orElseGet(() -> TorchBlock.load(bytes, Purpose.GRADIENTS));
    backwards = Optional.of(followed);
    float[] gradients = new float[batch.count() * batch.width()];
    for (int from = 0; from < batch.count(); from += settings.batch()) {
      Samples part = batch.range(from, Math.min(from + settings.batch(), batch.count()));
      float[] some = gradient(followed, part, seed, from);
      System.arraycopy(some, 0, gradients, from * batch.width(), some.length);
    }
    return new Samples(gradients, batch.count(), batch.shape());
  }

  private float[] gradient(TorchBlock followed, Samples part, OutputGradient seed, int first) {
    try (NDManager room = followed.room();
        GradientCollector collector = TorchEngine.started().newGradientCollector()) {
      NDArray in = array(room, part);
      in.setRequiresGradient(true);
      NDArray out = followed.forward(room, in);
      Samples answer = rows(out, part.count());
      float[] weights = new float[part.count() * answer.width()];
      for (int sample = 0; sample < part.count(); sample++) {
        float[] weight = new float[answer.width()];
        seed.fill(first + sample, answer.row(sample), weight);
        System.arraycopy(weight, 0, weights, sample * weight.length, weight.length);
      }
      collector.backward(out.mul(room.create(weights, out.getShape())).sum());
      return in.getGradient().toFloatArray();
    }
  }

  @Override
  public void close() {
    block.close();
    backwards.ifPresent(TorchBlock::close);
  }
}
