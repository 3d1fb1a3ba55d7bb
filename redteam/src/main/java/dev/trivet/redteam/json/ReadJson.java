package dev.trivet.redteam.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Reads JSON that anybody may have written: length, nesting and count are bounded, a key that
/// stands twice is refused, nothing recurses on the text.
public final class ReadJson {
  private static final int MOST_NESTED = 64;
  private static final int MOST_VALUES = 2_000_000;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_NESTED)
                  .maxStringLength(8 << 20)
                  .build())
          .build();

  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable JsonValue whole;

  /// A list or object whose end has not come yet.
  private static final class Open {
    private final boolean fields;
    private final List<JsonValue> items = new ArrayList<>();
    private final SequencedMap<String, JsonValue> values = new LinkedHashMap<>();
    private String key = "";

    Open(boolean fields) {
      this.fields = fields;
    }

    void put(JsonValue value) {
      if (fields) {
        values.put(key, value);
      } else {
        items.add(value);
      }
    }

    JsonValue close() {
      return fields ? new JsonValue.Fields(values) : new JsonValue.Items(items);
    }
  }

  private ReadJson() {}

  /// @throws IOException saying why `text` is not one JSON value, or too much of one
  public static JsonValue text(String text) throws IOException {
    try (JsonParser in = FACTORY.createParser(text)) {
      return new ReadJson().read(in);
    }
  }

  private JsonValue read(JsonParser in) throws IOException {
    int count = 0;
    for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
      if (++count > MOST_VALUES) {
        throw new IOException("it holds more than 2,000,000 values");
      }
      take(token, in);
    }
    if (whole == null) {
      throw new IOException("it is empty");
    }
    return whole;
  }

  private void take(JsonToken token, JsonParser in) throws IOException {
    switch (token) {
      case START_OBJECT -> open.push(new Open(true));
      case START_ARRAY -> open.push(new Open(false));
      case END_OBJECT, END_ARRAY -> put(open.pop().close());
      case FIELD_NAME -> inner().key = in.currentName();
      case VALUE_STRING -> put(new JsonValue.Text(in.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> put(new JsonValue.Num(in.getDoubleValue()));
      case VALUE_TRUE -> put(new JsonValue.Truth(true));
      case VALUE_FALSE -> put(new JsonValue.Truth(false));
      case VALUE_NULL -> put(JsonValue.nothing());
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IOException("no value where one should stand");
    }
  }

  private void put(JsonValue value) throws IOException {
    if (!open.isEmpty()) {
      inner().put(value);
    } else if (whole != null) {
      throw new IOException("something follows after the JSON value");
    } else {
      whole = value;
    }
  }

  private Open inner() {
    return open.element();
  }
}
