package dev.trivet.redteam.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.run.EmbeddingSource;
import dev.trivet.redteam.json.JsonValue;
import dev.trivet.redteam.json.ReadJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A service on this machine that embeds a text as its length and its first letter, and answers in
/// the wrong order.
class HttpEmbedderTest {
  private Optional<HttpServer> server = Optional.empty();
  private final List<String> paths = new ArrayList<>();
  private String broken = "";

  @BeforeEach
  void begin() throws IOException {
    HttpServer started =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    started.createContext(
        "/",
        exchange -> {
          paths.add(exchange.getRequestURI().getPath());
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] answer =
              (broken.isEmpty() ? answer(body) : broken).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    started.start();
    server = Optional.of(started);
  }

  @AfterEach
  void end() {
    server.orElseThrow().stop(0);
  }

  private static String answer(String body) throws IOException {
    List<JsonValue> texts = ReadJson.text(body).items("input");
    var rows = new ArrayList<String>();
    for (int i = texts.size() - 1; i >= 0; i--) {
      String text = texts.get(i).asText().orElseThrow();
      rows.add(
          "{\"index\": %d, \"embedding\": [%d, %d]}"
              .formatted(i, text.length(), (int) text.charAt(0)));
    }
    return "{\"data\": [" + String.join(", ", rows) + "]}";
  }

  private EmbeddingSource source(Optional<String> secret) {
    int port = server.orElseThrow().getAddress().getPort();
    return new EmbeddingSource("http://127.0.0.1:" + port + "/v1", "m", secret, 3);
  }

  private Samples embedded(AtomicLong counted) {
    List<String> texts = IntStream.range(0, 8).mapToObj(i -> "a".repeat(i + 1)).toList();
    return new HttpEmbedders(name -> "", Set.of())
        .open(source(Optional.empty()), counted::addAndGet)
        .embed(texts);
  }

  @Test
  void everyTextGetsItsOwnRowWhateverTheOrderOfTheAnswers() {
    var counted = new AtomicLong();
    Samples rows = embedded(counted);
    assertThat(rows.count()).isEqualTo(8);
    for (int i = 0; i < 8; i++) {
      assertThat(rows.row(i)).containsExactly(i + 1f, 'a');
    }
    assertThat(counted).hasValue(8);
    assertThat(paths).hasSize(3).containsOnly("/v1/embeddings");
  }

  @Test
  void anAnswerThatIsNoneIsAProblem() {
    for (String bad :
        List.of(
            "{}",
            "{\"data\": [{\"index\": 0, \"embedding\": [1]}]}",
            "{\"data\": [{\"index\": 0, \"embedding\": []}, {}, {}]}",
            "{\"data\": [{\"index\": 9, \"embedding\": [1]}, {}, {}]}",
            "{\"data\": [{\"index\": 0, \"embedding\": [\"x\"]}, {}, {}]}")) {
      broken = bad;
      assertThatThrownBy(() -> embedded(new AtomicLong())).isInstanceOf(ProblemException.class);
    }
  }

  @Test
  void aSecretIsSentOnlyWhenItWasPermitted() {
    var embedders = new HttpEmbedders(name -> "s3cret", Set.of("OTHER"));
    assertThatThrownBy(() -> embedders.open(source(Optional.of("KEY")), texts -> {}))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("--secret KEY");
  }
}
