package dev.trivet.redteam.http;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.model.RemoteModel;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.redteam.json.JsonValue;
import dev.trivet.redteam.json.WriteJson;
import dev.trivet.shared.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A classifier behind a prediction endpoint. Now and then it asks about its first samples again:
/// an endpoint that answers otherwise than before is another model, and is not asked any more.
public final class HttpModel implements RemoteModel {
  private static final int CHECKED_EVERY = 50;
  private static final int REMEMBERED = 8;
  private static final float SAME = 1e-3f;

  private final PredictionForm form;
  private final Exchange exchange;
  private final Digest digest;
  private @Nullable Samples first;
  private float @Nullable [] firstAnswers;
  private @Nullable Problem changed;
  private int sent;

  /// @param version as the endpoint's operator names it
  public HttpModel(Endpoint endpoint, PredictionForm form, String version) {
    this.form = form;
    this.exchange = new Exchange(endpoint);
    this.digest = identity(endpoint, form, version);
  }

  /// Of what the model is said to be, as nobody here has its bytes.
  private static Digest identity(Endpoint endpoint, PredictionForm form, String version) {
    String said =
        String.join(
            "\n",
            "endpoint",
            endpoint.named(),
            version,
            String.valueOf(form.input()),
            String.valueOf(form.output()),
            String.valueOf(form.classes()));
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
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
    return form.input();
  }

  @Override
  public Output output() {
    return form.output();
  }

  @Override
  public int classes() {
    return form.classes();
  }

  @Override
  public Predictions predict(Samples batch, Allowance allowance) {
    checkUnchanged();
    float[] answers = answers(batch, allowance);
    return form.output() == Output.LABELS
        ? Predictions.ofLabels(labels(answers), form.classes())
        : Predictions.of(form.output(), answers, form.classes());
  }

  private int width() {
    return form.output() == Output.LABELS ? 1 : form.classes();
  }

  private float[] answers(Samples batch, Allowance allowance) {
    float[] answers = new float[batch.count() * width()];
    for (int from = 0; from < batch.count(); from += form.batch()) {
      Samples part = batch.range(from, Math.min(batch.count(), from + form.batch()));
      float[] own = asked(part, allowance);
      System.arraycopy(own, 0, answers, from * width(), own.length);
      remember(part, own);
      if (++sent % CHECKED_EVERY == 0) {
        confirm(allowance);
      }
    }
    return answers;
  }

  private void remember(Samples part, float[] answers) {
    if (first == null && part.count() > 0) {
      int count = Math.min(REMEMBERED, part.count());
      first = part.range(0, count);
      firstAnswers = Arrays.copyOf(answers, count * width());
    }
  }

  @Override
  public void confirm(Allowance allowance) {
    checkUnchanged();
    if (first == null || firstAnswers == null) {
      return;
    }
    float[] now = asked(first, allowance);
    for (int i = 0; i < now.length; i++) {
      if (Math.abs(now[i] - firstAnswers[i]) > SAME) {
        changed =
            new Problem(
                Problem.Kind.MODEL_FAILED,
                "the endpoint answers otherwise than at the beginning: %s where it said %s"
                    .formatted(now[i], firstAnswers[i]),
                "measure again while nothing is deployed, or pin the version");
        throw new ProblemException(changed);
      }
    }
  }

  private void checkUnchanged() {
    if (changed != null) {
      throw new ProblemException(changed);
    }
  }

  /// The answers to a few samples, one after another.
  private float[] asked(Samples part, Allowance allowance) {
    JsonValue body = form.template().fill(Map.of("instances", instances(part)));
    Sent answer = post(WriteJson.line(body), part.count(), allowance);
    return switch (answer) {
      case Sent.Got(JsonValue json) -> numbers(json, part.count());
      case Sent.Filtered(String why) -> throw failed(why, "ask the endpoint's operator");
      case Sent.Faulted(var fault, String what, var again) ->
          throw failed(what, "see whether the endpoint is well, and measure again");
    };
  }

  private Sent post(String body, int samples, Allowance allowance) {
    try {
      return exchange.post(
          body,
          () -> {
            allowance.take(samples);
            return true;
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("it was stopped", "");
    }
  }

  private static JsonValue instances(Samples part) {
    var rows = new ArrayList<JsonValue>();
    for (int i = 0; i < part.count(); i++) {
      var row = new ArrayList<JsonValue>();
      for (float value : part.row(i)) {
        row.add(JsonValue.of((double) value));
      }
      rows.add(JsonValue.of(row));
    }
    return JsonValue.of(rows);
  }

  private float[] numbers(JsonValue json, int count) {
    List<JsonValue> answers =
        json.at(form.answersAt())
            .map(JsonValue::asItems)
            .orElseThrow(() -> unexpected("there is no list at " + form.answersAt()));
    if (answers.size() != count) {
      throw unexpected(answers.size() + " answers to " + count + " samples");
    }
    int width = width();
    float[] numbers = new float[count * width];
    for (int i = 0; i < count; i++) {
      List<JsonValue> row =
          form.output() == Output.LABELS ? List.of(answers.get(i)) : answers.get(i).asItems();
      if (row.size() != width) {
        throw new ProblemException(
            Problem.Kind.CLASSES_CHANGED,
            "the endpoint gave " + row.size() + " numbers for sample " + i,
            "it was said to have " + width + " classes");
      }
      for (int c = 0; c < width; c++) {
        numbers[i * width + c] = number(row.get(c), i);
      }
    }
    return numbers;
  }

  private static float number(JsonValue value, int sample) {
    if (value instanceof JsonValue.Num(double n)) {
      return (float) n;
    }
    throw unexpected("sample " + sample + " was answered with something that is no number");
  }

  private static int[] labels(float[] numbers) {
    int[] labels = new int[numbers.length];
    for (int i = 0; i < labels.length; i++) {
      if (numbers[i] != Math.rint(numbers[i])) {
        throw unexpected(
            "sample " + i + " was answered with " + numbers[i] + ", which is no class");
      }
      labels[i] = (int) numbers[i];
    }
    return labels;
  }

  private static ProblemException unexpected(String what) {
    return failed(what, "check the template and where the answers stand");
  }

  private static ProblemException failed(String what, String hint) {
    return new ProblemException(Problem.Kind.MODEL_FAILED, what, hint);
  }

  @Override
  public void close() {
    exchange.close();
  }
}
