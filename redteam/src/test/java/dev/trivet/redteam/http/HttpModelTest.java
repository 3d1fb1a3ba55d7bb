package dev.trivet.redteam.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.redteam.json.JsonValue;
import dev.trivet.redteam.json.ReadJson;
import dev.trivet.redteam.json.WriteJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class HttpModelTest {
  private static final Shape SHAPE = Shape.of(2);

  private static String honest(JsonValue json, int number) {
    return scores(json.items("instances").stream().map(HttpModelTest::scored).toList());
  }

  /// Two scores of a row: its first number, and what is left to one.
  private static JsonValue scored(JsonValue row) {
    double x = row.asItems().getFirst() instanceof JsonValue.Num(double v) ? v : 0;
    return JsonValue.of(List.of(JsonValue.of(x), JsonValue.of(1 - x)));
  }

  private static String scores(List<JsonValue> rows) {
    return WriteJson.line(JsonValue.object().put("predictions", JsonValue.of(rows)).build());
  }

  private static Predictions ask(
      BiFunction<JsonValue, Integer, String> answer, Output output, int samples, int batch)
      throws IOException {
    var count = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] bytes =
              answer
                  .apply(ReadJson.text(body), count.incrementAndGet())
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    var form =
        new PredictionForm(
            BodyTemplate.parse("{\"instances\": \"{{instances}}\"}"),
            "/predictions",
            SHAPE,
            output,
            2,
            batch);
    Endpoint endpoint =
        Endpoint.at(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/p"))
            .paced(1e6)
            .waiting(Duration.ofSeconds(5), 1, Duration.ofMillis(1));
    try (var model = new HttpModel(endpoint, form, "1")) {
      return model.predict(samples(samples));
    } finally {
      server.stop(0);
    }
  }

  private static Samples samples(int count) {
    float[] values = new float[count * 2];
    for (int i = 0; i < count; i++) {
      values[2 * i] = (i % 10) / 10f;
    }
    return new Samples(values, count, SHAPE);
  }

  @Test
  void aModelBehindAnEndpointAnswersLikeAnyOther() throws IOException {
    Predictions predictions = ask(HttpModelTest::honest, Output.SCORES, 23, 5);
    assertThat(predictions.count()).isEqualTo(23);
    assertThat(predictions.value(7, 0)).isEqualTo(0.7f);
    assertThat(predictions.label(7)).isZero();
    assertThat(predictions.label(2)).isEqualTo(1);
    Predictions labels = ask((json, n) -> "{\"predictions\": [0, 1, 1]}", Output.LABELS, 3, 5);
    assertThat(labels.labels()).containsExactly(0, 1, 1);
  }

  @Test
  void whatIsNoAnswerIsAProblemThatSaysSo() {
    refuses("<html>sign in</html>", "page");
    refuses("{\"predictions\": [[0.1, 0.9]", "breaks off");
    refuses("{\"other\": []}", "/predictions");
    refuses("{\"predictions\": [[0.1, 0.9]]}", "1 answers to 3 samples");
    refuses("{\"predictions\": [[0.1], [0.2], [0.3]]}", "1 numbers for sample 0");
    refuses("{\"predictions\": [[\"a\", 1], [1, 0], [1, 0]]}", "no number");
    refuses("{\"predictions\": [[NaN, 1], [1, 0], [1, 0]]}", "no JSON");
    refuses("{\"predictions\": [[1e99, 1], [1, 0], [1, 0]]}", "Infinity");
  }

  private static void refuses(String answer, String why) {
    assertThatThrownBy(() -> ask((json, n) -> answer, Output.SCORES, 3, 5))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(why);
  }

  @Test
  void anEndpointThatChangesInTheMiddleIsNoticed() {
    assertThatThrownBy(() ->
            ask(
                (json, n) ->
                    n < 40
                        ? honest(json, n)
                        : scores(
                            json.items("instances").stream()
                                .map(r ->
                                    JsonValue.of(List.of(JsonValue.of(0.5), JsonValue.of(0.5))))
                                .toList()),
                Output.SCORES,
                100,
                1))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("otherwise than at the beginning");
  }
}
