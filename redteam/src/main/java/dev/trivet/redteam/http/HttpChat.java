package dev.trivet.redteam.http;

import dev.trivet.redteam.endpoint.Meter;
import dev.trivet.redteam.endpoint.Reply;
import dev.trivet.redteam.endpoint.Request;
import dev.trivet.redteam.endpoint.Target;
import dev.trivet.redteam.endpoint.ToolCall;
import dev.trivet.redteam.endpoint.Usage;
import dev.trivet.redteam.json.JsonValue;
import dev.trivet.redteam.json.WriteJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A chat endpoint over HTTP.
public final class HttpChat implements Target, AutoCloseable {
  private static final int MOST_CALLS = 64;

  private final String name;
  private final ChatForm form;
  private final ChatBody body;
  private final Exchange exchange;

  public HttpChat(Endpoint endpoint, ChatForm form) {
    this(endpoint.named() + " " + form.shown(), endpoint, form);
  }

  /// @param name in the run, for an endpoint whose address means nothing
  public HttpChat(String name, Endpoint endpoint, ChatForm form) {
    this.name = name;
    this.form = form;
    this.body = new ChatBody(form);
    this.exchange = new Exchange(form.template().isEmpty() ? completions(endpoint) : endpoint);
  }

  /// `https://host/v1` is understood as the address of the whole interface.
  private static Endpoint completions(Endpoint endpoint) {
    return endpoint.shown().endsWith("/completions")
        ? endpoint
        : endpoint.below("/chat/completions");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Reply ask(Request request, Meter meter) throws InterruptedException {
    if (form.template().isPresent() && !request.tools().isEmpty()) {
      return new Reply.Failed(
          Reply.Fault.REFUSED_REQUEST, "this endpoint's form has no place for tools");
    }
    var most = new Usage(request.tokens(), form.mostTokens());
    var taken = new ArrayList<Usage>();
    Sent sent = exchange.post(body.of(request), () -> taken(meter, most, taken));
    Reply reply =
        switch (sent) {
          case Sent.Got(JsonValue json) -> understood(json, request);
          case Sent.Filtered(String why) -> new Reply.Blocked(why, new Usage(request.tokens(), 0));
          case Sent.Faulted(var fault, String what, var again) -> new Reply.Failed(fault, what);
        };
    settle(meter, taken, reply);
    return reply;
  }

  private static boolean taken(Meter meter, Usage most, List<Usage> taken) {
    boolean may = meter.take(most);
    if (may) {
      taken.add(most);
    }
    return may;
  }

  /// Only the last try can have used tokens.
  private static void settle(Meter meter, List<Usage> taken, Reply reply) {
    for (int i = 0; i < taken.size(); i++) {
      meter.settle(taken.get(i), i == taken.size() - 1 ? usage(reply) : Usage.NONE);
    }
  }

  private static Usage usage(Reply reply) {
    return switch (reply) {
      case Reply.Answer answer -> answer.usage();
      case Reply.Blocked(var why, Usage usage) -> usage;
      case Reply.Failed f -> Usage.NONE;
    };
  }

  private Reply understood(JsonValue json, Request request) {
    if (form.template().isPresent()) {
      return json.at(form.answerAt())
          .flatMap(JsonValue::asText)
          .<Reply>map(text -> answer(text, List.of(), Reply.End.DONE, json, request))
          .orElseGet(() -> unexpected("there is no text at " + form.answerAt(), json));
    }
    Optional<JsonValue> choice = json.at("/choices/0");
    Optional<JsonValue> message = choice.flatMap(c -> c.find("message"));
    if (message.isEmpty()) {
      return unexpected("there is no /choices/0/message", json);
    }
    String end = choice.get().text("finish_reason").orElse("");
    if (end.equals("content_filter")) {
      return new Reply.Blocked(
          "the endpoint's filter ended the answer", counted(json, request, ""));
    }
    return answer(
        text(message.get()),
        calls(message.get()),
        end.equals("length") ? Reply.End.CUT_OFF : Reply.End.DONE,
        json,
        request);
  }

  private static Reply.Answer answer(
      String text, List<ToolCall> calls, Reply.End end, JsonValue json, Request request) {
    return new Reply.Answer(text, calls, end, counted(json, request, text), json.text("model"));
  }

  /// The content is a text, or a list of parts of which some are texts; a refusal may stand apart.
  private static String text(JsonValue message) {
    Optional<JsonValue> content = message.find("content");
    String parts =
        content.stream()
            .flatMap(c -> c.asItems().stream())
            .flatMap(part -> part.text("text").stream())
            .collect(Collectors.joining());
    return content
        .flatMap(JsonValue::asText)
        .or(() -> parts.isEmpty() ? Optional.empty() : Optional.of(parts))
        .or(() -> message.text("refusal"))
        .orElse("");
  }

  private static List<ToolCall> calls(JsonValue message) {
    var calls = new ArrayList<ToolCall>();
    for (JsonValue call : message.items("tool_calls").stream().limit(MOST_CALLS).toList()) {
      JsonValue function = call.find("function").orElse(JsonValue.nothing());
      calls.add(
          new ToolCall(
              call.text("id").orElse("call-" + calls.size()),
              function.text("name").orElse(""),
              function
                  .text("arguments")
                  .or(() -> function.find("arguments").map(WriteJson::line))
                  .orElse("")));
    }
    return calls;
  }

  private static Usage counted(JsonValue json, Request request, String text) {
    Optional<Double> read = json.at("/usage/prompt_tokens").flatMap(HttpChat::count);
    Optional<Double> written = json.at("/usage/completion_tokens").flatMap(HttpChat::count);
    return read.isPresent() && written.isPresent()
        ? new Usage(read.get().longValue(), written.get().longValue())
        : Usage.estimated(request, text);
  }

  private static Optional<Double> count(JsonValue value) {
    return value instanceof JsonValue.Num(double n) && n >= 0 && n < 1e12
        ? Optional.of(n)
        : Optional.empty();
  }

  private static Reply unexpected(String what, JsonValue json) {
    String seen = WriteJson.line(json);
    return new Reply.Failed(
        Reply.Fault.UNEXPECTED,
        what + " in the answer: " + (seen.length() <= 200 ? seen : seen.substring(0, 200) + "..."));
  }

  @Override
  public void close() {
    exchange.close();
  }
}
