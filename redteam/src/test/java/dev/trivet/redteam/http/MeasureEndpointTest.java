package dev.trivet.redteam.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.run.Budget;
import dev.trivet.measure.run.DataSource;
import dev.trivet.measure.run.EndpointSource;
import dev.trivet.measure.run.MeasurementPlan;
import dev.trivet.measure.run.MeasurementRun;
import dev.trivet.measure.run.MetricKind;
import dev.trivet.measure.run.ModelSource;
import dev.trivet.measure.run.Outcome;
import dev.trivet.measure.run.PlannedMetric;
import dev.trivet.measure.run.Reading;
import dev.trivet.measure.run.RunListener;
import dev.trivet.measure.run.RunMeasurements;
import dev.trivet.redteam.json.JsonValue;
import dev.trivet.redteam.json.ReadJson;
import dev.trivet.redteam.json.WriteJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Measuring a model that answers over HTTP, well or badly. It grants whoever has more of the first
/// number than of the second.
class MeasureEndpointTest {
  private static final PlannedMetric ACCURACY = PlannedMetric.of(MetricKind.CLEAN_ACCURACY);
  private static final PlannedMetric ROBUST =
      PlannedMetric.of(MetricKind.ROBUST_ACCURACY)
          .with("epsilon", "0.1")
          .with("queries", "20")
          .onSamples(20);

  /// What it does with its so manieth request.
  private interface Conduct {
    void answer(HttpExchange exchange, JsonValue body, int number) throws IOException;
  }

  @TempDir private Path folder = Path.of("");
  private Optional<HttpServer> server = Optional.empty();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger samples = new AtomicInteger();
  private final List<String> keys = new ArrayList<>();
  private Conduct conduct = MeasureEndpointTest::honest;

  @BeforeEach
  void begin() throws IOException {
    var text = new StringBuilder("a,b,label\n");
    for (int i = 0; i < 200; i++) {
      double a = (i * 37 % 101) / 100.0;
      double b = (i * 53 % 103) / 102.0;
      text.append("%.4f,%.4f,%d%n".formatted(a, b, a > b ? 0 : 1));
    }
    Files.writeString(folder.resolve("test.csv"), text);
    HttpServer started =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    started.createContext("/", this::serve);
    started.start();
    server = Optional.of(started);
  }

  @AfterEach
  void end() {
    server.orElseThrow().stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    JsonValue body =
        ReadJson.text(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    samples.addAndGet(body.items("instances").size());
    conduct.answer(exchange, body, requests.incrementAndGet());
  }

  private static void honest(HttpExchange exchange, JsonValue body, int number) throws IOException {
    send(exchange, 200, scores(body, 4, 2));
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String scores(JsonValue body, double steepness, int classes) {
    var rows = new ArrayList<JsonValue>();
    for (JsonValue row : body.items("instances")) {
      double lead = number(row, 0) - number(row, 1);
      double p = 1 / (1 + Math.exp(-steepness * lead));
      var scores = new ArrayList<>(List.of(JsonValue.of(p), JsonValue.of(1 - p)));
      for (int c = 2; c < classes; c++) {
        scores.add(JsonValue.of(0.0));
      }
      rows.add(JsonValue.of(scores));
    }
    return WriteJson.line(JsonValue.object().put("predictions", JsonValue.of(rows)).build());
  }

  private static double number(JsonValue row, int at) {
    return row.asItems().get(at) instanceof JsonValue.Num(double v) ? v : 0;
  }

  private EndpointSource endpoint(Optional<String> secret) {
    int port = server.orElseThrow().getAddress().getPort();
    return new EndpointSource(
        "http://127.0.0.1:" + port + "/predict?token=hidden",
        "2026-W46",
        Optional.empty(),
        Optional.empty(),
        secret,
        Optional.empty(),
        Optional.empty(),
        Optional.of(16L),
        Optional.of(1e6),
        Optional.of(1L),
        Optional.of(2L));
  }

  private MeasurementPlan plan(Optional<String> secret, Budget budget, PlannedMetric... metrics) {
    var test =
        new DataSource(
            DataSource.Role.TEST,
            "test.csv",
            Optional.empty(),
            Optional.of("label"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new MeasurementPlan(
        Optional.of("sorter"),
        Optional.of("remote"),
        ModelSource.at(endpoint(secret), "2", 2),
        Optional.empty(),
        List.of(test),
        1,
        Optional.of(budget),
        List.of(metrics));
  }

  private Attempt<MeasurementRun> attempt(MeasurementPlan plan, Optional<MeasurementRun> earlier) {
    var endpoints = new HttpEndpoints(name -> "s3cret", Set.of("KEY"));
    return new RunMeasurements(
            folder, "test", InstantSource.system(), RunListener.SILENT, endpoints)
        .run(plan, earlier);
  }

  private MeasurementRun run(PlannedMetric... metrics) {
    return attempt(plan(Optional.empty(), Budget.NONE, metrics), Optional.empty()).get();
  }

  private static String why(Outcome outcome) {
    return outcome.readings().stream()
        .filter(Reading::isHindered)
        .findFirst()
        .orElseThrow()
        .detail();
  }

  @Test
  void anEndpointIsMeasuredLikeAFileAndSaysThatItsBytesWereNotSeen() {
    MeasurementRun run = run(ACCURACY, ROBUST, PlannedMetric.of(MetricKind.CALIBRATION));
    assertThat(run.state()).isEqualTo(MeasurementRun.State.COMPLETE);
    assertThat(run.outcomes()).allMatch(Outcome::isComplete);
    assertThat(run.outcomes().getFirst().find("clean-accuracy").orElseThrow().value())
        .hasValueSatisfying(v -> assertThat(v).isGreaterThan(0.95));
    assertThat(run.isOfBytes()).isFalse();
    assertThat(run.answered()).hasSize(16);
    assertThat(run.plan().model().name()).doesNotContain("hidden").endsWith("/predict");
    assertThat(keys).containsOnly("null");
  }

  @Test
  void everySampleSentIsCountedAgainstTheBudget() {
    Budget budget = Budget.NONE.withQueries(150);
    MeasurementRun run = attempt(plan(Optional.empty(), budget, ACCURACY), Optional.empty()).get();
    assertThat(run.state()).isEqualTo(MeasurementRun.State.PARTIAL);
    assertThat(samples.get()).isLessThanOrEqualTo(150);
    assertThat(run.outcomes().getFirst().readings())
        .allMatch(r -> r.status() == Reading.Status.STOPPED);
  }

  @Test
  void timeIsKeptBetweenRequestsAndNotOnlyBetweenBatches() {
    conduct =
        (exchange, body, number) -> {
          pause(150);
          honest(exchange, body, number);
        };
    long start = System.nanoTime();
    MeasurementRun run =
        attempt(plan(Optional.empty(), Budget.NONE.withSeconds(1), ACCURACY), Optional.empty())
            .get();
    assertThat((System.nanoTime() - start) / 1e9).isLessThan(2.5);
    assertThat(why(run.outcomes().getFirst())).contains("time");
  }

  @Test
  void patienceIsTriedAndAnEndpointThatNeverComesRoundIsNotMeasured() {
    conduct =
        (exchange, body, number) -> {
          if (number == 2) {
            send(exchange, 429, "slow down");
          } else {
            honest(exchange, body, number);
          }
        };
    assertThat(run(ACCURACY).outcomes().getFirst().isComplete()).isTrue();
    conduct = (exchange, body, number) -> send(exchange, 429, "slow down");
    assertThat(attempt(plan(Optional.empty(), Budget.NONE, ACCURACY), Optional.empty()))
        .isInstanceOfSatisfying(
            Attempt.Refused.class, r -> assertThat(r.problem().what()).contains("429"));
  }

  @Test
  void whatComesToGriefInTheMiddleKeepsWhatWasMeasuredBefore() {
    grief((exchange, body, number) -> send(exchange, 200, "<html>Sign in</html>"), "page");
    grief((exchange, body, number) -> send(exchange, 200, scores(body, 4, 3)), "3 numbers");
    grief((exchange, body, number) -> pause(1_400), "no answer within");
    grief((exchange, body, number) -> send(exchange, 500, "oh"), "500");
  }

  private void grief(Conduct bad, String why) {
    requests.set(0);
    conduct =
        (exchange, body, number) -> {
          if (number < 20) {
            honest(exchange, body, number);
          } else {
            bad.answer(exchange, body, number);
            exchange.close();
          }
        };
    MeasurementRun run = run(ACCURACY, ROBUST);
    assertThat(run.outcomes().getFirst().isComplete()).as(why).isTrue();
    assertThat(why(run.outcomes().getLast())).contains(why);
    assertThat(run.outcomes().getLast().readings())
        .filteredOn(r -> r.name().equals("robust-accuracy"))
        .noneMatch(Reading::isMeasured);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void numbersOfTwoModelsAreNumbersOfNone() {
    conduct =
        (exchange, body, number) -> send(exchange, 200, scores(body, number < 18 ? 4 : 0.5, 2));
    MeasurementRun run = run(ACCURACY, ROBUST, PlannedMetric.of(MetricKind.CALIBRATION));
    assertThat(run.outcomes().get(0).isComplete()).isTrue();
    assertThat(run.outcomes().get(1).readings()).noneMatch(Reading::isMeasured);
    assertThat(run.outcomes().get(1).charts()).isEmpty();
    assertThat(why(run.outcomes().get(1))).contains("otherwise than at the beginning");
    assertThat(why(run.outcomes().get(2))).contains("otherwise than at the beginning");
  }

  @Test
  void aRunIsTakenUpOnlyWhereTheEndpointStillAnswersAsItDid() {
    MeasurementRun before = run(ACCURACY);
    int asked = samples.get();
    MeasurementPlan plan = plan(Optional.empty(), Budget.NONE, ACCURACY);
    attempt(plan, Optional.of(before)).get();
    assertThat(samples.get()).isEqualTo(asked + 8);
    conduct = (exchange, body, number) -> send(exchange, 200, scores(body, 2, 2));
    attempt(plan, Optional.of(before)).get();
    assertThat(samples.get()).isGreaterThan(asked + 200);
  }

  @Test
  void aPlanSendsOnlySecretsThatWerePermitted() {
    attempt(plan(Optional.of("KEY"), Budget.NONE, ACCURACY), Optional.empty()).get();
    assertThat(keys).containsOnly("Bearer s3cret");
    assertThat(attempt(plan(Optional.of("HOME"), Budget.NONE, ACCURACY), Optional.empty()))
        .isInstanceOfSatisfying(
            Attempt.Refused.class, r -> assertThat(r.problem().hint()).contains("--secret HOME"));
  }
}
