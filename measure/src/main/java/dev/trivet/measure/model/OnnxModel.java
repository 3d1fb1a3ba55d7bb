package dev.trivet.measure.model;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.shared.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/// A model in ONNX format, run by ONNX Runtime. It is read from its bytes alone: weights kept in
/// other files are not followed, so that the digest is that of everything that was run.
public final class OnnxModel implements OpenModel {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final OnnxSignature signature;
  private final Digest digest;
  private final FloatBuffer rows;
  private final int batch;
  private Output output = Output.LOGITS;
  private int columns;

  private OnnxModel(
      OrtEnvironment environment, OrtSession session, Digest digest, OnnxSettings settings)
      throws OrtException {
    this.environment = environment;
    this.session = session;
    this.digest = digest;
    this.signature = OnnxSignature.of(session, settings);
    this.batch = signature.fixedBatch().orElse(settings.batch());
    long bytes = 4L * batch * signature.input().size();
    if (bytes > Integer.MAX_VALUE) {
      throw new ProblemException(
          Problem.Kind.TOO_LARGE,
          "a batch of %d samples of %s is too large".formatted(batch, signature.input()),
          "ask in smaller batches");
    }
    this.rows =
        ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
    probe(settings);
  }

  public static Attempt<OnnxModel> open(Path file) {
    return open(file, OnnxSettings.USUAL);
  }

  public static Attempt<OnnxModel> open(Path file, OnnxSettings settings) {
    try {
      long size = Files.size(file);
      if (size > settings.limits().bytes()) {
        return refused(Problem.Kind.TOO_LARGE, file + " has " + size + " bytes", "");
      }
      return open(Files.readAllBytes(file), settings);
    } catch (IOException e) {
      return refused(Problem.Kind.UNREADABLE_MODEL, "cannot read " + file, "is it there?");
    }
  }

  public static Attempt<OnnxModel> open(byte[] bytes, OnnxSettings settings) {
    OrtEnvironment environment;
    try {
      environment = OnnxStart.environment();
    } catch (ProblemException e) {
      return new Attempt.Refused<>(e.problem());
    }
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(settings.threads());
      options.setInterOpNumThreads(1);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      OrtSession session = environment.createSession(bytes, options);
      try {
        return new Attempt.Of<>(new OnnxModel(environment, session, digest(bytes), settings));
      } catch (ProblemException e) {
        session.close();
        return new Attempt.Refused<>(e.problem());
      }
    } catch (OrtException e) {
      return refused(
          Problem.Kind.UNREADABLE_MODEL,
          "ONNX Runtime does not take the model: " + firstLine(e),
          "export it again as one file with standard operators");
    }
  }

  @Override
  public Shape input() {
    return signature.input();
  }

  @Override
  public Output output() {
    return output;
  }

  @Override
  public int classes() {
    return columns == 1 ? 2 : columns;
  }

  /// Of the bytes that were run: what evidence is bound to.
  @Override
  public Digest digest() {
    return digest;
  }

  /// Safe to call from several threads; they take turns.
  @Override
  public synchronized Predictions predict(Samples samples) {
    if (!samples.shape().equals(input())) {
      throw new ProblemException(
          Problem.Kind.WRONG_SHAPE,
          "the model takes samples of " + input() + ", not of " + samples.shape(),
          "give samples of its shape");
    }
    if (signature.answers() == OnnxJavaType.INT64) {
      int[] labels = new int[samples.count()];
      run(samples, (from, count, answer) -> labels(answer, from, count, labels));
      return Predictions.ofLabels(labels, classes());
    }
    float[] values = new float[samples.count() * columns];
    run(samples, (from, count, answer) -> values(answer, from, count, values));
    return Predictions.of(output, columns == 1 ? twoClasses(values) : values, classes());
  }

  /// Any other output, such as the activations of a layer, a row for each sample.
  @Override
  public synchronized Samples activations(String name, Samples samples) {
    if (!session.getOutputNames().contains(name)) {
      throw new ProblemException(
          Problem.Kind.UNSUPPORTED_OUTPUT,
          "the model has no output " + name,
          "name one of " + String.join(", ", session.getOutputNames()));
    }
    var collected = new Activations(samples.count());
    run(name, samples, collected::take);
    return collected.samples();
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("closing the session failed", e);
    }
  }

  /// Takes the answer to `count` samples that start at `from`.
  @FunctionalInterface
  private interface Taker {
    void take(int from, int count, OnnxTensor answer) throws OrtException;
  }

  private void run(Samples samples, Taker taker) {
    run(signature.outputName(), samples, taker);
  }

  private void run(String name, Samples samples, Taker taker) {
    int width = samples.width();
    try {
      for (int from = 0; from < samples.count(); from += batch) {
        int count = Math.min(batch, samples.count() - from);
        int asked = signature.fixedBatch().orElse(count); // rows beyond `count` are left over
        rows.clear().put(samples.values(), from * width, count * width);
        rows.position(0).limit(asked * width);
        try (OnnxTensor in = OnnxTensor.createTensor(environment, rows, shape(asked));
            OrtSession.Result result =
                session.run(Map.of(signature.inputName(), in), Set.of(name))) {
          taker.take(from, count, (OnnxTensor) result.get(0));
        }
      }
    } catch (OrtException e) {
      throw new ProblemException(
          Problem.Kind.MODEL_FAILED, "the model failed: " + firstLine(e), "run it alone and see");
    }
  }

  private long[] shape(int count) {
    var dimensions = signature.input().dimensions();
    long[] shape = new long[dimensions.size() + 1];
    shape[0] = count;
    for (int i = 0; i < dimensions.size(); i++) {
      shape[i + 1] = dimensions.get(i);
    }
    return shape;
  }

  private void values(OnnxTensor answer, int from, int count, float[] into) {
    FloatBuffer numbers = answer.getFloatBuffer();
    int asked = signature.fixedBatch().orElse(count);
    if (numbers.remaining() != asked * columns) {
      throw new ProblemException(
          Problem.Kind.CLASSES_CHANGED,
          "the model answered %d samples with %d numbers instead of %d for each"
              .formatted(asked, numbers.remaining(), columns),
          "the number of classes must stay the same");
    }
    numbers.get(into, from * columns, count * columns);
  }

  private static void labels(OnnxTensor answer, int from, int count, int[] into) {
    LongBuffer numbers = answer.getLongBuffer();
    if (numbers.remaining() < count) {
      throw new ProblemException(
          Problem.Kind.WRONG_SHAPE,
          "the model answered " + count + " samples with " + numbers.remaining() + " labels",
          "it must give one for each");
    }
    for (int i = 0; i < count; i++) {
      into[from + i] = Math.toIntExact(numbers.get(i));
    }
  }

  /// A single number is that of the second of two classes.
  private float[] twoClasses(float[] second) {
    float[] both = new float[2 * second.length];
    for (int i = 0; i < second.length; i++) {
      both[2 * i] = output == Output.SCORES ? 1 - second[i] : 0;
      both[2 * i + 1] = second[i];
    }
    return both;
  }

  /// Asks about two constant samples: how many numbers come back, and whether they are
  /// probabilities.
  private void probe(OnnxSettings settings) {
    int width = input().size();
    float[] constant = new float[2 * width];
    Arrays.fill(constant, width, 2 * width, 0.5f);
    var two = new Samples(constant, 2, input());
    var answers = new Activations(2);
    if (signature.answers() == OnnxJavaType.INT64) {
      output = Output.LABELS;
      columns = settings.classes().orElseThrow(OnnxProbe::classesUntold);
      run(two, (from, count, answer) -> labels(answer, from, count, new int[2]));
      return;
    }
    run(two, answers::take);
    columns = answers.samples().width();
    output = settings.output().orElse(Output.ofNumbers(answers.samples()));
  }

  private static Digest digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Digest("sha256:" + HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Attempt<OnnxModel> refused(Problem.Kind kind, String what, String hint) {
    return new Attempt.Refused<>(new Problem(kind, what, hint));
  }

  private static String firstLine(OrtException e) {
    return String.valueOf(e.getMessage())
        .lines()
        .findFirst()
        .orElse("no reason given")
        .replaceAll("\\p{Cntrl}", " ");
  }
}
