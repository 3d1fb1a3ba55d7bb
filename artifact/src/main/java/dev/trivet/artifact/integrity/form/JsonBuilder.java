package dev.trivet.artifact.integrity.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An object or array that is being read.
final class JsonBuilder {
  private final String at;
  private final boolean isObject;
  private final Map<String, JsonValue> members = new LinkedHashMap<>();
  private final List<JsonValue> elements = new ArrayList<>();
  private String name = "";
  private boolean isAfterComma;

  private JsonBuilder(String at, boolean isObject) {
    this.at = at;
    this.isObject = isObject;
  }

  static JsonBuilder ofObject(String at) {
    return new JsonBuilder(at, true);
  }

  static JsonBuilder ofArray(String at) {
    return new JsonBuilder(at, false);
  }

  char end() {
    return isObject ? '}' : ']';
  }

  /// Whether a comma stood last, so that it may not end here.
  boolean isAfterComma() {
    return isAfterComma;
  }

  /// Reads what stands before the next value: a comma, a name and its colon.
  void next(JsonCursor cursor) throws Malformed {
    boolean isFirst = members.isEmpty() && elements.isEmpty();
    if (!isFirst) {
      cursor.expect(',');
      isAfterComma = true;
      cursor.skipSpace();
    }
    if (isObject) {
      cursor.expect('"');
      name = cursor.restOfText();
      if (members.containsKey(name)) {
        throw cursor.broken("the name '" + name + "' stands twice");
      }
      cursor.skipSpace();
      cursor.expect(':');
    }
  }

  /// Where the next value stands.
  String place() {
    if (!isObject) {
      return at + "[" + elements.size() + "]";
    }
    return at.isEmpty() ? name : at + "." + name;
  }

  void add(JsonValue value) {
    isAfterComma = false;
    if (isObject) {
      members.put(name, value);
    } else {
      elements.add(value);
    }
  }

  JsonValue build() {
    return isObject ? new JsonObject(at, members) : new JsonArray(at, elements);
  }
}
