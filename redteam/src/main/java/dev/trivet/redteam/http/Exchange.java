package dev.trivet.redteam.http;

import dev.trivet.redteam.endpoint.Reply.Fault;
import dev.trivet.redteam.http.Sent.Again;
import dev.trivet.redteam.http.Sent.Faulted;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// Sends JSON to an endpoint and brings back what it says. It waits its turn, asks again when that
/// may help, follows no redirection, and reads no answer without an end.
final class Exchange implements AutoCloseable {
  private static final long MOST_BYTES = 8L << 20;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private final Endpoint endpoint;
  private final Pace pace;
  private final HttpClient client;

  Exchange(Endpoint endpoint) {
    this.endpoint = endpoint;
    this.pace = new Pace(endpoint.perSecond());
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(endpoint.timeout())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /// @param mayAsk is asked before every try; a run may have spent its budget
  Sent post(String body, BooleanSupplier mayAsk) throws InterruptedException {
    Sent last = new Faulted(Fault.UNREACHABLE, "nothing was sent", Again.NO);
    Duration pause = endpoint.pause();
    for (int tried = 0; tried < endpoint.tries(); tried++) {
      if (!mayAsk.getAsBoolean()) {
        return new Faulted(Fault.BUDGET_SPENT, "the budget is spent", Again.NO);
      }
      pace.await();
      Answered answered = send(body);
      last = answered.sent();
      if (!(last instanceof Faulted(var fault, var what, Again again)) || again == Again.NO) {
        return last;
      }
      if (tried + 1 < endpoint.tries()) {
        Thread.sleep(answered.asked().isZero() ? jittered(pause) : answered.asked());
        pause = shorter(pause.multipliedBy(2));
      }
    }
    return last;
  }

  /// @param asked how long the endpoint wants to be left alone; zero when it does not say
  private record Answered(Sent sent, Duration asked) {
    static Answered of(Fault fault, String what, Again again) {
      return new Answered(new Faulted(fault, what, again), Duration.ZERO);
    }
  }

  private Answered send(String body) throws InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> going =
        client.sendAsync(
            request(body),
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      HttpResponse<byte[]> response =
          going.get(endpoint.timeout().toMillis(), TimeUnit.MILLISECONDS);
      String text = new String(response.body(), StandardCharsets.UTF_8);
      return new Answered(
          Understand.answer(response.statusCode(), endpoint.kept(text)), retryAfter(response));
    } catch (TimeoutException e) {
      return timedOut();
    } catch (ExecutionException e) {
      return broken(e.getCause());
    } finally {
      going.cancel(true);
    }
  }

  private HttpRequest request(String body) {
    var request =
        HttpRequest.newBuilder(endpoint.address())
            .timeout(endpoint.timeout())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    endpoint
        .secret()
        .ifPresent(
            s -> request.header(endpoint.header(), (endpoint.scheme() + " " + s.value()).strip()));
    return request.build();
  }

  private Answered broken(@org.jspecify.annotations.Nullable Throwable cause) {
    String what = endpoint.kept(String.valueOf(cause == null ? null : cause.getMessage()));
    return switch (cause) {
      case java.net.http.HttpTimeoutException e -> timedOut();
      case java.net.ConnectException e ->
          Answered.of(Fault.UNREACHABLE, "nothing listens at " + endpoint.shown(), Again.YES);
      case IOException e when what.contains("body exceeds capacity") ->
          Answered.of(Fault.TOO_LARGE, "the answer is larger than 8 MiB", Again.NO);
      case null, default ->
          Answered.of(Fault.UNREACHABLE, "the connection broke: " + what, Again.YES);
    };
  }

  private Answered timedOut() {
    return Answered.of(
        Fault.TIMED_OUT, "no answer within " + endpoint.timeout().toMillis() + " ms", Again.YES);
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    String header = response.headers().firstValue("Retry-After").orElse("");
    return header.matches("\\d{1,6}(\\.\\d{1,3})?")
        ? shorter(Duration.ofMillis(Math.max(1, (long) (Double.parseDouble(header) * 1000))))
        : Duration.ZERO;
  }

  private static Duration shorter(Duration pause) {
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /// Between half the pause and one and a half, so that workers turned away together do not come
  /// back together. Nothing that is measured depends on it.
  private static Duration jittered(Duration pause) {
    return pause.multipliedBy(50L + ThreadLocalRandom.current().nextLong(101)).dividedBy(100);
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
