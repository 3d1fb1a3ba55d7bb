package dev.trivet.redteam.http;

import dev.trivet.redteam.endpoint.Message;
import dev.trivet.redteam.endpoint.Request;
import dev.trivet.redteam.endpoint.ToolCall;
import dev.trivet.redteam.json.JsonValue;
import dev.trivet.redteam.json.WriteJson;
import dev.trivet.redteam.probe.Tool;
import java.util.HashMap;
import java.util.List;

/// Writes a request as an endpoint reads it.
final class ChatBody {
  private final ChatForm form;

  ChatBody(ChatForm form) {
    this.form = form;
  }

  String of(Request request) {
    return WriteJson.line(
        form.template().map(t -> filled(t, request)).orElseGet(() -> openAi(request)));
  }

  private JsonValue openAi(Request request) {
    var body =
        JsonValue.object()
            .put("model", form.model())
            .put("messages", messages(request.messages()))
            .put("seed", request.seed())
            .put("max_tokens", form.mostTokens());
    form.temperature().ifPresent(t -> body.put("temperature", t));
    if (!request.tools().isEmpty()) {
      body.put("tools", JsonValue.of(request.tools().stream().map(ChatBody::tool).toList()));
    }
    return body.build();
  }

  private JsonValue filled(BodyTemplate template, Request request) {
    var places = new HashMap<String, JsonValue>();
    places.put("model", JsonValue.of(form.model()));
    places.put("messages", messages(request.messages()));
    places.put("seed", JsonValue.of(request.seed()));
    places.put("system", JsonValue.of(instructions(request)));
    places.put("prompt", JsonValue.of(lastSaid(request)));
    return template.fill(places);
  }

  private static String instructions(Request request) {
    return request.messages().stream()
        .flatMap(
            m -> m instanceof Message.Instructions(var t) ? java.util.stream.Stream.of(t) : null)
        .findFirst()
        .orElse("");
  }

  private static String lastSaid(Request request) {
    return request.messages().reversed().stream()
        .flatMap(m -> m instanceof Message.User(var t) ? java.util.stream.Stream.of(t) : null)
        .findFirst()
        .orElse("");
  }

  private static JsonValue messages(List<Message> messages) {
    return JsonValue.of(messages.stream().map(ChatBody::message).toList());
  }

  private static JsonValue message(Message message) {
    return switch (message) {
      case Message.Instructions(String text) -> said("system", text).build();
      case Message.User(String text) -> said("user", text).build();
      case Message.Model(String text, var calls) -> {
        var said = said("assistant", text);
        if (!calls.isEmpty()) {
          said.put("tool_calls", JsonValue.of(calls.stream().map(ChatBody::call).toList()));
        }
        yield said.build();
      }
      case Message.ToolResult(String id, String text) ->
          said("tool", text).put("tool_call_id", id).build();
    };
  }

  private static JsonValue.Builder said(String role, String text) {
    return JsonValue.object().put("role", role).put("content", text);
  }

  private static JsonValue call(ToolCall call) {
    var function = JsonValue.object().put("name", call.tool()).put("arguments", call.arguments());
    return JsonValue.object()
        .put("id", call.id())
        .put("type", "function")
        .put("function", function.build())
        .build();
  }

  private static JsonValue tool(Tool tool) {
    var properties = JsonValue.object();
    tool.parameters()
        .forEach(p -> properties.put(p, JsonValue.object().put("type", "string").build()));
    JsonValue parameters =
        JsonValue.object()
            .put("type", "object")
            .put("properties", properties.build())
            .put("required", JsonValue.ofTexts(tool.parameters()))
            .build();
    JsonValue function =
        JsonValue.object()
            .put("name", tool.name())
            .put("description", tool.description())
            .put("parameters", parameters)
            .build();
    return JsonValue.object().put("type", "function").put("function", function).build();
  }
}
