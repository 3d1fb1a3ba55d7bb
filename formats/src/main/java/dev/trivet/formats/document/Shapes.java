package dev.trivet.formats.document;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// The shapes of all types that stand in documents. Records are taken apart by their components;
/// what needs more than that is registered.
public final class Shapes {
  private final Map<Type, Shape<?>> known = new HashMap<>();

  public Shapes() {
    register(String.class, ScalarShapes.text());
    register(
        double.class,
        ScalarShapes.value("a number", "number", s -> Double.valueOf(Double.parseDouble(s))));
    register(
        OptionalDouble.class,
        ScalarShapes.withDefault(
            ScalarShapes.value("a number", "number", s -> OptionalDouble.of(Double.parseDouble(s))),
            OptionalDouble.empty()));
    register(Long.class, ScalarShapes.value("a whole number", "integer", Long::valueOf));
    register(int.class, ScalarShapes.value("a whole number", "integer", Integer::valueOf));
    register(
        Instant.class,
        ScalarShapes.described(
            ScalarShapes.value(
                "a date or an instant such as 2026-11-15T12:00:00Z",
                "string",
                ScalarShapes::instant),
            Map.of("pattern", "^\\d{4}-\\d{2}-\\d{2}(T.+)?$")));
    register(
        LocalDate.class,
        ScalarShapes.described(
            ScalarShapes.value("a date such as 2026-11-15", "string", LocalDate::parse),
            Map.of("format", "date")));
    register(
        Duration.class,
        ScalarShapes.described(
            ScalarShapes.value("a duration in days such as P90D", "string", Duration::parse),
            Map.of("pattern", "^P\\d{1,5}D$")));
  }

  public <T> void register(Class<T> type, Shape<T> shape) {
    known.put(type, shape);
  }

  @SuppressWarnings("unchecked") // the registry maps a type to its own shape
  public <T> Shape<T> of(Class<T> type) {
    return (Shape<T>) of((Type) type);
  }

  Shape<?> of(Type type) {
    Shape<?> shape = known.get(type);
    if (shape == null) {
      shape = make(type);
      known.put(type, shape);
    }
    return shape;
  }

  private Shape<?> make(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic(generic);
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isEnum()) {
      return ScalarShapes.words(raw);
    }
    if (raw.isRecord()) {
      return RecordShape.isSingleText(raw)
          ? RecordShape.singleText(raw)
          : new RecordShape<>(raw, this);
    }
    throw new IllegalStateException("no shape for " + type);
  }

  private Shape<?> generic(ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    Class<?> raw = (Class<?>) type.getRawType();
    if (raw == Optional.class) {
      return CollectionShapes.optional(of(arguments[0]));
    }
    if (raw == List.class) {
      return CollectionShapes.list(of(arguments[0]));
    }
    if (raw == Set.class) {
      return CollectionShapes.set(CollectionShapes.list(of(arguments[0])));
    }
    if (raw == Map.class) {
      return CollectionShapes.textMap(of(String.class));
    }
    throw new IllegalStateException("no shape for " + type);
  }
}
