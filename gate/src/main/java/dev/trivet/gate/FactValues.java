package dev.trivet.gate;

import dev.trivet.shared.Digest;
import dev.trivet.shared.Words;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Facts as values of the policy language: records as maps by the names of their components. What
/// is absent is not in the map, so that reading it is an error and `has()` is false.
final class FactValues {
  private FactValues() {}

  static Map<String, Object> of(GateFacts facts) {
    Map<String, Object> values = map(facts);
    for (FactGroup group : FactGroup.values()) {
      // A group nobody looked at is there and empty, so that has(scan.verdict) can ask.
      if (!values.containsKey(group.variable()) && group.isStruct()) {
        values.put(group.variable(), Map.of());
      }
    }
    return values;
  }

  private static Map<String, Object> map(Record record) {
    var map = new LinkedHashMap<String, Object>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      value(read(component, record)).ifPresent(value -> map.put(component.getName(), value));
    }
    return map;
  }

  private static Optional<Object> value(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.flatMap(FactValues::value);
      case OptionalDouble number ->
          number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
      case Digest digest -> Optional.of(digest.value());
      case Enum<?> word -> Optional.of(Words.of(word));
      case List<?> list -> Optional.of(list.stream().flatMap(v -> value(v).stream()).toList());
      case Record group -> Optional.of(map(group));
      default -> Optional.of(value);
    };
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
