package dev.trivet.redteam.http;

import dev.trivet.redteam.json.JsonValue;
import dev.trivet.redteam.json.ReadJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// A request body with places to fill in: `{"inputs": "{{prompt}}", "n": 1}`. A text that is a
/// place and nothing else becomes the value; in a longer text it becomes the value's text. Values
/// never become syntax.
public final class BodyTemplate {
  private final JsonValue template;

  private BodyTemplate(JsonValue template) {
    this.template = template;
  }

  /// @throws IOException when `text` is not JSON
  public static BodyTemplate parse(String text) throws IOException {
    return new BodyTemplate(ReadJson.text(text));
  }

  JsonValue fill(Map<String, JsonValue> places) {
    return filled(template, places);
  }

  // The depth was bounded when the template was read.
  private static JsonValue filled(JsonValue value, Map<String, JsonValue> places) {
    return switch (value) {
      case JsonValue.Text(String text) -> filled(text, places);
      case JsonValue.Items(var values) ->
          JsonValue.of(values.stream().map(v -> filled(v, places)).toList());
      case JsonValue.Fields(var values) -> {
        var fields = new LinkedHashMap<String, JsonValue>();
        values.forEach((key, v) -> fields.put(key, filled(v, places)));
        yield new JsonValue.Fields(fields);
      }
      case JsonValue.Num n -> n;
      case JsonValue.Truth t -> t;
      case JsonValue.Nothing n -> n;
    };
  }

  private static JsonValue filled(String text, Map<String, JsonValue> places) {
    if (text.startsWith("{{") && text.endsWith("}}")) {
      JsonValue whole = places.get(text.substring(2, text.length() - 2));
      if (whole != null) {
        return whole;
      }
    }
    var filled = new StringBuilder();
    int at = 0;
    for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", at)) {
      int close = text.indexOf("}}", open);
      JsonValue value = close < 0 ? null : places.get(text.substring(open + 2, close));
      if (!(value instanceof JsonValue.Text(String inner))) {
        filled.append(text, at, open + 2);
        at = open + 2;
      } else {
        filled.append(text, at, open).append(inner);
        at = close + 2;
      }
    }
    return JsonValue.of(filled.append(text.substring(at)).toString());
  }
}
