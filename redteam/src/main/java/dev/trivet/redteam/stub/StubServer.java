package dev.trivet.redteam.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trivet.measure.statistics.Chance;
import dev.trivet.redteam.endpoint.Message;
import dev.trivet.redteam.endpoint.Reply;
import dev.trivet.redteam.endpoint.Request;
import dev.trivet.redteam.endpoint.ToolCall;
import dev.trivet.redteam.json.JsonValue;
import dev.trivet.redteam.json.ReadJson;
import dev.trivet.redteam.json.WriteJson;
import dev.trivet.redteam.probe.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// The stub model behind an endpoint in OpenAI's form, on this machine only, with the defects real
/// endpoints have.
public final class StubServer implements AutoCloseable {
  private static final int MOST_BYTES = 4 << 20;

  private final HttpServer server;
  private final StubModel model;
  private final Defects defects;
  private final long seed;
  private final Map<String, Integer> seen = new ConcurrentHashMap<>();
  private final AtomicLong answers = new AtomicLong();

  private StubServer(HttpServer server, StubModel model, Defects defects, long seed) {
    this.server = server;
    this.model = model;
    this.defects = defects;
    this.seed = seed;
  }

  /// On a port that is free.
  public static StubServer start(StubModel model, Defects defects, long seed) throws IOException {
    return start(model, defects, seed, 0);
  }

  /// @param port 0 for one that is free
  public static StubServer start(StubModel model, Defects defects, long seed, int port)
      throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var stub = new StubServer(HttpServer.create(address, 0), model, defects, seed);
    stub.server.createContext("/v1/chat/completions", stub::answer);
    stub.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    stub.server.start();
    return stub;
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  /// How many requests it has had.
  public long asked() {
    return answers.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body =
          new String(exchange.getRequestBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      long number = answers.incrementAndGet();
      Request request = request(ReadJson.text(body));
      Optional<Defects.Kind> defect = defect(body);
      if (defect.isPresent()) {
        new BadAnswer(exchange).give(defect.get());
      } else {
        String name = number > defects.driftsAfter() ? "stub-2" : StubModel.NAME;
        send(exchange, 200, WriteJson.line(json(model.reply(request), name)));
      }
    }
  }

  /// The same request has the same defect each time it comes for the first time, the second time
  /// and so on.
  private Optional<Defects.Kind> defect(String body) {
    int times = seen.merge(body, 1, Integer::sum);
    double drawn = Chance.of(seed, body.hashCode() * 31L + times).nextDouble();
    for (Defects.Kind kind : Defects.Kind.values()) {
      drawn -= defects.rates().getOrDefault(kind, 0.0);
      if (drawn < 0) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private Request request(JsonValue json) {
    var messages = new ArrayList<Message>();
    for (JsonValue message : json.items("messages")) {
      String text = message.text("content").orElse("");
      messages.add(
          switch (message.text("role").orElse("")) {
            case "system" -> new Message.Instructions(text);
            case "assistant" -> new Message.Model(text, calls(message));
            case "tool" -> new Message.ToolResult("", text);
            default -> new Message.User(text);
          });
    }
    List<Tool> tools = json.items("tools").isEmpty() ? List.of() : model.tools(messages);
    return new Request(messages, tools, json.number("seed").orElse(0.0).longValue());
  }

  private static List<ToolCall> calls(JsonValue message) {
    return message.items("tool_calls").stream()
        .map(
            c -> new ToolCall("", c.at("/function/name").flatMap(JsonValue::asText).orElse(""), ""))
        .toList();
  }

  private static JsonValue json(Reply.Answer answer, String name) {
    var message = JsonValue.object().put("role", "assistant").put("content", answer.text());
    if (!answer.calls().isEmpty()) {
      message.put(
          "tool_calls", JsonValue.of(answer.calls().stream().map(StubServer::call).toList()));
    }
    JsonValue choice =
        JsonValue.object()
            .put("index", 0)
            .put("message", message.build())
            .put("finish_reason", answer.calls().isEmpty() ? "stop" : "tool_calls")
            .build();
    JsonValue usage =
        JsonValue.object()
            .put("prompt_tokens", answer.usage().read())
            .put("completion_tokens", answer.usage().written())
            .build();
    return JsonValue.object()
        .put("object", "chat.completion")
        .put("model", name)
        .put("choices", JsonValue.of(List.of(choice)))
        .put("usage", usage)
        .build();
  }

  private static JsonValue call(ToolCall call) {
    JsonValue function =
        JsonValue.object().put("name", call.tool()).put("arguments", call.arguments()).build();
    return JsonValue.object()
        .put("id", call.id())
        .put("type", "function")
        .put("function", function)
        .build();
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
