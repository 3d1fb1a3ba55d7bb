package dev.trivet.redteam.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A value of JSON. Looking into one that is something else finds nothing and never fails.
public sealed interface JsonValue {

  /// A text.
  record Text(String value) implements JsonValue {}

  /// A number.
  record Num(double value) implements JsonValue {}

  /// True or false.
  record Truth(boolean value) implements JsonValue {}

  /// A list.
  record Items(List<JsonValue> values) implements JsonValue {
    public Items {
      values = List.copyOf(values);
    }
  }

  /// Keys with their values, in order.
  record Fields(SequencedMap<String, JsonValue> values) implements JsonValue {
    public Fields {
      values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }
  }

  /// `null`.
  record Nothing() implements JsonValue {}

  static JsonValue nothing() {
    return new Nothing();
  }

  static JsonValue of(String text) {
    return new Text(text);
  }

  static JsonValue of(double number) {
    return new Num(number);
  }

  /// Exact up to 53 bits, as numbers in JSON are.
  static JsonValue of(long number) {
    return new Num((double) number);
  }

  static JsonValue of(List<? extends JsonValue> values) {
    return new Items(List.copyOf(values));
  }

  static JsonValue ofTexts(List<String> texts) {
    return of(texts.stream().map(JsonValue::of).toList());
  }

  static Builder object() {
    return new Builder();
  }

  default Optional<JsonValue> find(String key) {
    return this instanceof Fields(var values)
        ? Optional.ofNullable(values.get(key)).filter(v -> !(v instanceof Nothing))
        : Optional.empty();
  }

  default Optional<String> text(String key) {
    return find(key).flatMap(JsonValue::asText);
  }

  default Optional<Double> number(String key) {
    return find(key).flatMap(v -> v instanceof Num(double n) ? Optional.of(n) : Optional.empty());
  }

  /// The items of a list; none when there is no list.
  default List<JsonValue> items(String key) {
    return find(key).map(JsonValue::asItems).orElse(List.of());
  }

  default Optional<String> asText() {
    return this instanceof Text(String text) ? Optional.of(text) : Optional.empty();
  }

  default List<JsonValue> asItems() {
    return this instanceof Items(var values) ? values : List.of();
  }

  /// @param path keys and places with `/` before each, as in RFC 6901: `/choices/0/message`
  default Optional<JsonValue> at(String path) {
    Optional<JsonValue> here = Optional.of(this);
    for (String step : path.isEmpty() ? List.<String>of() : steps(path)) {
      here = here.flatMap(value -> value.step(step));
    }
    return here;
  }

  private Optional<JsonValue> step(String step) {
    return switch (this) {
      case Fields fields -> find(step);
      case Items(var values) ->
          step.matches("\\d{1,6}") && Integer.parseInt(step) < values.size()
              ? Optional.of(values.get(Integer.parseInt(step)))
              : Optional.empty();
      case Text t -> Optional.empty();
      case Num n -> Optional.empty();
      case Truth t -> Optional.empty();
      case Nothing n -> Optional.empty();
    };
  }

  private static List<String> steps(String path) {
    var steps = new ArrayList<String>();
    for (String step : path.substring(1).split("/", -1)) {
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return steps;
  }

  /// Puts an object together.
  final class Builder {
    private final SequencedMap<String, JsonValue> values = new LinkedHashMap<>();

    private Builder() {}

    public Builder put(String key, JsonValue value) {
      values.put(key, value);
      return this;
    }

    public Builder put(String key, String text) {
      return put(key, JsonValue.of(text));
    }

    public Builder put(String key, double number) {
      return put(key, JsonValue.of(number));
    }

    public Builder put(String key, long number) {
      return put(key, JsonValue.of(number));
    }

    /// Leaves the key out when there is nothing.
    public Builder put(String key, Optional<String> text) {
      text.ifPresent(t -> put(key, t));
      return this;
    }

    public JsonValue build() {
      return new Fields(values);
    }
  }
}
