package dev.trivet.formats.programme;

import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.document.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The JSON Schema of every kind of document, made from the records they are read into.
public final class Schemas {
  private Schemas() {}

  /// Kind to schema, in the order of the kinds; each a tree of maps and lists for
  /// [dev.trivet.formats.document.Json].
  public static Map<String, Map<String, Object>> all(ShippedCatalog shipped) {
    Shapes shapes = DocumentShapes.of(shipped.vocabulary(), shipped.threatRules()::parse);
    var all = new LinkedHashMap<String, Map<String, Object>>();
    for (DocumentKind kind : DocumentKind.values()) {
      all.put(kind.word(), schema(kind, shapes.of(kind.type()).schema()));
    }
    return all;
  }

  private static Map<String, Object> schema(DocumentKind kind, Map<String, Object> ofRecord) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("kind", Map.of("const", kind.word()));
    properties.putAll(asMap(ofRecord.get("properties")));
    var required = new ArrayList<Object>();
    required.add("kind");
    required.addAll(asList(ofRecord.get("required")));
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", kind.word());
    schema.putAll(ofRecord);
    schema.put("properties", properties);
    schema.put("required", required);
    return schema;
  }

  private static Map<String, Object> asMap(@org.jspecify.annotations.Nullable Object value) {
    var map = new LinkedHashMap<String, Object>();
    if (value instanceof Map<?, ?> entries) {
      entries.forEach((key, item) -> map.put(String.valueOf(key), item));
    }
    return map;
  }

  private static List<?> asList(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
