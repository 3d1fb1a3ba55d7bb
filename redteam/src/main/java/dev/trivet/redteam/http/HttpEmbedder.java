package dev.trivet.redteam.http;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.text.TextEmbedder;
import dev.trivet.redteam.json.JsonValue;
import dev.trivet.redteam.json.WriteJson;
import java.util.List;
import java.util.function.LongConsumer;

/// A service in the form most have: `POST /v1/embeddings` with a model and a list of texts.
///
/// @param counted is told before every request how many texts it sends, and may refuse
record HttpEmbedder(Endpoint endpoint, String model, int batch, LongConsumer counted)
    implements TextEmbedder {
  private static final int WIDEST = 16_384;

  @Override
  public String name() {
    return model + " at " + endpoint.shown();
  }

  @Override
  public Samples embed(List<String> texts) {
    try (var exchange = new Exchange(endpoint.below("/embeddings"))) {
      float[] rows = new float[0];
      int width = 0;
      for (int from = 0; from < texts.size(); from += batch) {
        List<String> some = texts.subList(from, Math.min(texts.size(), from + batch));
        List<JsonValue> answers = asked(exchange, some);
        if (width == 0) {
          width = width(answers.getFirst());
          rows = new float[Math.multiplyExact(width, texts.size())];
        }
        for (JsonValue answer : answers) {
          fill(answer, rows, from, some.size(), width);
        }
      }
      return new Samples(rows, texts.size(), Shape.of(width));
    } catch (ArithmeticException e) {
      throw failed("the texts are too many for one comparison", "give fewer samples");
    }
  }

  private List<JsonValue> asked(Exchange exchange, List<String> texts) {
    JsonValue body =
        JsonValue.object().put("model", model).put("input", JsonValue.ofTexts(texts)).build();
    Sent sent = posted(exchange, WriteJson.line(body), texts.size());
    JsonValue json =
        switch (sent) {
          case Sent.Got(JsonValue got) -> got;
          case Sent.Filtered(String why) -> throw failed(why, "ask the service's operator");
          case Sent.Faulted(var fault, String what, var again) ->
              throw failed(what, "see whether the service is well, and measure again");
        };
    List<JsonValue> answers = json.items("data");
    if (answers.size() != texts.size()) {
      throw failed(
          answers.size() + " embeddings for " + texts.size() + " texts",
          "check the address: https://host/v1");
    }
    return answers;
  }

  private Sent posted(Exchange exchange, String body, int texts) {
    try {
      return exchange.post(
          body,
          () -> {
            counted.accept(texts);
            return true;
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("it was stopped", "");
    }
  }

  private int width(JsonValue answer) {
    int width = answer.items("embedding").size();
    if (width < 1 || width > WIDEST) {
      throw failed("an embedding of " + width + " numbers", "ask for floats, not for base64");
    }
    return width;
  }

  /// Answers may come in any order; each says whose it is.
  private void fill(JsonValue answer, float[] rows, int from, int count, int width) {
    List<JsonValue> numbers = answer.items("embedding");
    boolean placed =
        answer.find("index").orElse(JsonValue.nothing()) instanceof JsonValue.Num(double index)
            && index >= 0
            && index < count
            && index == Math.rint(index);
    if (!placed || numbers.size() != width) {
      throw failed("an embedding without its place, or of another width", "ask another service");
    }
    double index = ((JsonValue.Num) answer.find("index").orElseThrow()).value();
    float[] row = new float[width];
    for (int j = 0; j < width; j++) {
      if (!(numbers.get(j) instanceof JsonValue.Num(double number))) {
        throw failed("an embedding holds something that is no number", "ask another service");
      }
      row[j] = (float) number;
    }
    System.arraycopy(row, 0, rows, Math.multiplyExact(from + (int) index, width), width);
  }

  private static ProblemException failed(String what, String hint) {
    return new ProblemException(Problem.Kind.MODEL_FAILED, what, hint);
  }
}
