package dev.trivet.formats.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.trivet.catalog.Ref;
import dev.trivet.shared.Words;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Writes values as JSON: maps, lists, numbers, texts, and records by their components. An empty
/// [Optional] is left out, an id or reference is its text, an enum its word.
public final class Json {
  private final JsonGenerator out;

  private Json(JsonGenerator out) {
    this.out = out;
  }

  /// Indented by two spaces, with a line end at the end; `to` stays open.
  public static void write(Object value, Writer to) throws IOException {
    var printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    try (JsonGenerator out = new JsonFactory().createGenerator(to)) {
      out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      out.setPrettyPrinter(printer);
      new Json(out).value(value);
    }
    to.write("\n");
    to.flush();
  }

  public static String text(Object value) {
    var writer = new StringWriter();
    try {
      write(value, writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toString();
  }

  private void value(Object value) throws IOException {
    switch (value) {
      case String text -> out.writeString(text);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Double number -> out.writeNumber(number);
      case Boolean bool -> out.writeBoolean(bool);
      case Enum<?> constant -> out.writeString(Words.of(constant));
      case Ref ref -> out.writeString(ref.toString());
      case Map<?, ?> map -> map(map);
      case Collection<?> list -> list(list);
      case Record ours -> record(ours);
      default -> out.writeString(value.toString());
    }
  }

  private void list(Collection<?> list) throws IOException {
    out.writeStartArray();
    for (Object item : list) {
      value(item);
    }
    out.writeEndArray();
  }

  private void map(Map<?, ?> map) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      field(key(entry.getKey()), entry.getValue());
    }
    out.writeEndObject();
  }

  private static String key(Object key) {
    return key instanceof Enum<?> constant ? Words.of(constant) : String.valueOf(key);
  }

  private void record(Record ours) throws IOException {
    Class<? extends Record> type = ours.getClass();
    if (RecordShape.isSingleText(type)) {
      out.writeString(ours.toString());
      return;
    }
    out.writeStartObject();
    for (RecordComponent component : type.getRecordComponents()) {
      Key key = component.getAnnotation(Key.class);
      field(key == null ? component.getName() : key.value(), get(component, ours));
    }
    out.writeEndObject();
  }

  private static Object get(RecordComponent component, Record ours) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true); // view records are often private to what prints them
      return accessor.invoke(ours);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private void field(String name, Object value) throws IOException {
    switch (value) {
      case Optional<?> optional -> {
        if (optional.isPresent()) {
          field(name, optional.get());
        }
      }
      case OptionalDouble optional -> {
        if (optional.isPresent()) {
          out.writeNumberField(name, optional.getAsDouble());
        }
      }
      default -> {
        out.writeFieldName(name);
        value(value);
      }
    }
  }
}
