package dev.trivet.formats.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON text as maps, lists, texts, numbers and booleans, which unlike a YAML tree keeps `5` and
/// `"5"` apart. Length and nesting are bounded, a key that stands twice is refused.
public final class JsonTree {
  private static final int MOST_NESTED = 32;
  private static final int MOST_BYTES = 64 << 20;

  private JsonTree() {}

  /// @throws IOException when it is not JSON, or too much of it
  public static @Nullable Object read(Reader from) throws IOException {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_NESTED)
                    .maxDocumentLength(MOST_BYTES)
                    .build())
            .build();
    try (JsonParser in = factory.createParser(from)) {
      in.nextToken();
      Object value = value(in);
      if (in.nextToken() != null) {
        throw new IOException("something follows after the JSON value");
      }
      return value;
    }
  }

  // The depth is bounded by the parser's constraint.
  private static @Nullable Object value(JsonParser in) throws IOException {
    JsonToken token = in.currentToken();
    if (token == null) {
      throw new IOException("it is empty");
    }
    return switch (token) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> array(in);
      case VALUE_STRING -> in.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IOException("no value where one should stand");
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser in) throws IOException {
    var object = new LinkedHashMap<String, @Nullable Object>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String key = in.currentName();
      in.nextToken();
      object.put(key, value(in));
    }
    return object;
  }

  private static List<@Nullable Object> array(JsonParser in) throws IOException {
    var array = new ArrayList<@Nullable Object>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(in));
    }
    return array;
  }
}
