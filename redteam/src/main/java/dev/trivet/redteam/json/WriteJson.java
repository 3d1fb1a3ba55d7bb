package dev.trivet.redteam.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/// Writes values as JSON. A number without a fraction is written without one.
public final class WriteJson {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final double EXACT = 1L << 53;

  private final JsonGenerator out;

  private WriteJson(JsonGenerator out) {
    this.out = out;
  }

  /// In one line, as it goes over the wire.
  public static String line(JsonValue value) {
    var text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      new WriteJson(out).value(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// Indented by two spaces, with a line end at the end; `to` stays open.
  public static void pretty(JsonValue value, Writer to) throws IOException {
    var printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    try (JsonGenerator out = FACTORY.createGenerator(to)) {
      out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      out.setPrettyPrinter(printer);
      new WriteJson(out).value(value);
    }
    to.write("\n");
    to.flush();
  }

  // What is written is ours, or was read with its depth bounded.
  private void value(JsonValue value) throws IOException {
    switch (value) {
      case JsonValue.Text(String text) -> out.writeString(text);
      case JsonValue.Num(double number) -> number(number);
      case JsonValue.Truth(boolean truth) -> out.writeBoolean(truth);
      case JsonValue.Nothing nothing -> out.writeNull();
      case JsonValue.Items(var values) -> {
        out.writeStartArray();
        for (JsonValue item : values) {
          value(item);
        }
        out.writeEndArray();
      }
      case JsonValue.Fields(var values) -> {
        out.writeStartObject();
        for (var entry : values.entrySet()) {
          out.writeFieldName(entry.getKey());
          value(entry.getValue());
        }
        out.writeEndObject();
      }
    }
  }

  private void number(double number) throws IOException {
    if (number == Math.rint(number) && Math.abs(number) < EXACT) {
      out.writeNumber((long) number);
    } else {
      out.writeNumber(number);
    }
  }
}
