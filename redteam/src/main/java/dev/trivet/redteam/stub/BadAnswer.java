package dev.trivet.redteam.stub;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/// Answers as endpoints do on a bad day.
final class BadAnswer {
  private static final long LONGER_THAN_ANYBODY_WAITS = 30_000;

  private final HttpExchange exchange;

  BadAnswer(HttpExchange exchange) {
    this.exchange = exchange;
  }

  void give(Defects.Kind kind) throws IOException {
    switch (kind) {
      case HANGS -> hang();
      case RATE_LIMITS -> {
        exchange.getResponseHeaders().set("Retry-After", "0.01");
        StubServer.send(exchange, 429, "{\"error\":{\"message\":\"slow down\"}}");
      }
      case SERVER_ERROR -> StubServer.send(exchange, 503, "upstream is away");
      case HTML -> StubServer.send(exchange, 200, "<!doctype html><title>Sign in</title>");
      case TRUNCATES ->
          StubServer.send(exchange, 200, "{\"model\":\"stub-1\",\"choices\":[{\"mess");
      case FILTERS ->
          StubServer.send(
              exchange,
              400,
              "{\"error\":{\"code\":\"content_filter\",\"message\":\"the prompt was filtered\"}}");
      case EMPTY -> StubServer.send(exchange, 200, choice("\"\"", "stop"));
      case CUTS_OFF ->
          StubServer.send(exchange, 200, choice("\"The answer to this is\"", "length"));
      case ECHOES ->
          StubServer.send(
              exchange,
              400,
              "{\"error\":{\"message\":\"bad header "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + "\"}}");
    }
  }

  private static String choice(String content, String end) {
    return "{\"model\":\"stub-1\",\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":"
        + content
        + "},\"finish_reason\":\""
        + end
        + "\"}]}";
  }

  private static void hang() {
    try {
      Thread.sleep(LONGER_THAN_ANYBODY_WAITS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
