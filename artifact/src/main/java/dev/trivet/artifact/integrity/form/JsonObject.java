package dev.trivet.artifact.integrity.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// The members of a JSON object, in the order they are written, and what a reader asks of them. A
/// member that is `null` counts as absent, as in the JSON of protocol buffers.
///
/// @param at where it stands; empty for the document
public record JsonObject(String at, Map<String, JsonValue> members) implements JsonValue {
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,18})");

  public JsonObject {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  public boolean has(String name) {
    return value(name).isPresent();
  }

  public Optional<JsonValue> value(String name) {
    return Optional.ofNullable(members.get(name)).filter(value -> value != Word.NULL);
  }

  public String text(String name) throws Malformed {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  public Optional<String> optionalText(String name) throws Malformed {
    Optional<JsonValue> value = value(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof Text text) {
      return Optional.of(text.value());
    }
    throw new Malformed(place(name) + " is no text");
  }

  public JsonObject object(String name) throws Malformed {
    return optionalObject(name).orElseThrow(() -> missing(name));
  }

  public Optional<JsonObject> optionalObject(String name) throws Malformed {
    Optional<JsonValue> value = value(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof JsonObject object) {
      return Optional.of(object);
    }
    throw new Malformed(place(name) + " is no object");
  }

  public JsonArray array(String name) throws Malformed {
    return optionalArray(name).orElseThrow(() -> missing(name));
  }

  public Optional<JsonArray> optionalArray(String name) throws Malformed {
    Optional<JsonValue> value = value(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof JsonArray array) {
      return Optional.of(array);
    }
    throw new Malformed(place(name) + " is no array");
  }

  public boolean truth(String name) throws Malformed {
    JsonValue value = value(name).orElseThrow(() -> missing(name));
    if (value instanceof Word word) {
      return word == Word.TRUE;
    }
    throw new Malformed(place(name) + " is neither true nor false");
  }

  /// A whole number, written as one or as a text, as protocol buffers write large ones.
  public long whole(String name) throws Malformed {
    OptionalLong value = optionalWhole(name);
    if (value.isEmpty()) {
      throw missing(name);
    }
    return value.getAsLong();
  }

  public OptionalLong optionalWhole(String name) throws Malformed {
    Optional<JsonValue> value = value(name);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    String written =
        switch (value.get()) {
          case Numeral number -> number.written();
          case Text text -> text.value();
          case JsonObject o -> "";
          case JsonArray a -> "";
          case Word w -> "";
        };
    if (WHOLE.matcher(written).matches()) {
      try {
        return OptionalLong.of(Long.parseLong(written));
      } catch (NumberFormatException e) {
        throw new Malformed(place(name) + " is too large a number");
      }
    }
    throw new Malformed(place(name) + " is no whole number");
  }

  public Octets base64(String name) throws Malformed {
    return Octets.base64(place(name), text(name));
  }

  public Optional<Octets> optionalBase64(String name) throws Malformed {
    Optional<String> text = optionalText(name);
    return text.isEmpty() ? Optional.empty() : Optional.of(Octets.base64(place(name), text.get()));
  }

  /// Where a member stands.
  public String place(String name) {
    return at.isEmpty() ? name : at + "." + name;
  }

  private Malformed missing(String name) {
    return new Malformed(place(name) + " is missing");
  }
}
