package dev.trivet.formats.document;

import dev.trivet.formats.document.Problem.Kind;
import dev.trivet.shared.Words;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/// The shapes of all types that stand in documents. Records are taken apart by their components;
/// what needs more than that is registered.
public final class Shapes {
  private final Map<Type, Shape<?>> known = new HashMap<>();

  public Shapes() {
    register(String.class, text());
    register(double.class, value("a number", "number", s -> Double.valueOf(Double.parseDouble(s))));
    register(
        OptionalDouble.class,
        withDefault(
            value("a number", "number", s -> OptionalDouble.of(Double.parseDouble(s))),
            OptionalDouble.empty()));
    register(Long.class, value("a whole number", "integer", Long::valueOf));
    register(int.class, value("a whole number", "integer", Integer::valueOf));
    register(
        Instant.class,
        described(
            value("a date or an instant such as 2026-11-15T12:00:00Z", "string", Shapes::instant),
            Map.of("pattern", "^\\d{4}-\\d{2}-\\d{2}(T.+)?$")));
    register(
        LocalDate.class,
        described(
            value("a date such as 2026-11-15", "string", LocalDate::parse),
            Map.of("format", "date")));
    register(
        Duration.class,
        described(
            value("a duration in days such as P90D", "string", Duration::parse),
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
      return words(raw);
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
      return optional(of(arguments[0]));
    }
    if (raw == List.class) {
      return list(of(arguments[0]));
    }
    if (raw == Set.class) {
      return set(list(of(arguments[0])));
    }
    if (raw == Map.class) {
      return textMap();
    }
    throw new IllegalStateException("no shape for " + type);
  }

  /// A single value that `parse` understands or refuses with an exception.
  public static <T> Shape<T> value(String what, String jsonType, Function<String, T> parse) {
    return new Shape<>() {
      @Override
      public Optional<T> read(Node node, Problems problems) {
        if (!(node instanceof Node.Scalar scalar)) {
          problems.add(
              Kind.WRONG_SHAPE, node.at(), "expected " + what + ", found " + node.what(), "");
          return Optional.empty();
        }
        try {
          return Optional.of(parse.apply(scalar.text().strip()));
        } catch (IllegalArgumentException | DateTimeException e) {
          problems.add(
              Kind.BAD_VALUE,
              node.at(),
              "'%s' is not %s".formatted(Nearest.shortened(scalar.text()), what),
              hint(e));
          return Optional.empty();
        }
      }

      @Override
      public Map<String, Object> schema() {
        return Map.of("type", jsonType);
      }
    };
  }

  private static String hint(RuntimeException e) {
    String message = e.getMessage();
    return e.getClass() == IllegalArgumentException.class && message != null ? message : "";
  }

  private static Shape<String> text() {
    return value(
        "a text",
        "string",
        text -> {
          if (text.isEmpty()) {
            throw new IllegalArgumentException("it is empty; leave the key out instead");
          }
          return text;
        });
  }

  /// Text with the schema's keys beside its type.
  public static <T> Shape<T> described(Shape<T> shape, Map<String, Object> more) {
    return new Shape<>() {
      @Override
      public Optional<T> read(Node node, Problems problems) {
        return shape.read(node, problems);
      }

      @Override
      public Optional<T> absent() {
        return shape.absent();
      }

      @Override
      public Map<String, Object> schema() {
        var schema = new LinkedHashMap<>(shape.schema());
        schema.putAll(more);
        return schema;
      }
    };
  }

  static <T> Shape<T> withDefault(Shape<T> shape, T value) {
    return new Shape<>() {
      @Override
      public Optional<T> read(Node node, Problems problems) {
        return shape.read(node, problems);
      }

      @Override
      public Optional<T> absent() {
        return Optional.of(value);
      }

      @Override
      public Map<String, Object> schema() {
        return shape.schema();
      }
    };
  }

  private static Instant instant(String text) {
    return text.length() <= "2026-11-15".length()
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
        : Instant.parse(text);
  }

  private static Shape<Object> words(Class<?> type) {
    var byWord = new LinkedHashMap<String, Object>();
    for (Object constant : type.getEnumConstants()) {
      byWord.put(Words.of((Enum<?>) constant), constant);
    }
    // The AI RMF writes its functions in capitals.
    boolean capitals = type.getSimpleName().equals("Function");
    var shown =
        byWord.keySet().stream().map(w -> capitals ? w.toUpperCase(java.util.Locale.ROOT) : w);
    List<String> words = shown.toList();
    return new Shape<>() {
      @Override
      public Optional<Object> read(Node node, Problems problems) {
        if (!(node instanceof Node.Scalar scalar)) {
          problems.add(Kind.WRONG_SHAPE, node.at(), "expected one word, found " + node.what(), "");
          return Optional.empty();
        }
        String word = scalar.text().strip();
        if (!words.contains(word)) {
          problems.unknown(Kind.BAD_VALUE, node.at(), "word", word, words);
          return Optional.empty();
        }
        return Optional.ofNullable(byWord.get(word.toLowerCase(java.util.Locale.ROOT)));
      }

      @Override
      public Map<String, Object> schema() {
        return Map.of("enum", words);
      }
    };
  }

  private static <T> Shape<Optional<T>> optional(Shape<T> shape) {
    return new Shape<>() {
      @Override
      public Optional<Optional<T>> read(Node node, Problems problems) {
        Optional<T> value = shape.read(node, problems);
        return value.isPresent() ? Optional.of(value) : Optional.empty();
      }

      @Override
      public Optional<Optional<T>> absent() {
        return Optional.of(Optional.empty());
      }

      @Override
      public Map<String, Object> schema() {
        return shape.schema();
      }
    };
  }

  private static <T> Shape<List<T>> list(Shape<T> shape) {
    return new Shape<>() {
      @Override
      public Optional<List<T>> read(Node node, Problems problems) {
        if (!(node instanceof Node.Sequence sequence)) {
          problems.add(
              Kind.WRONG_SHAPE,
              node.at(),
              "expected a list, found " + node.what(),
              "put it in square brackets");
          return Optional.empty();
        }
        var all = new ArrayList<T>(sequence.items().size());
        for (Node item : sequence.items()) {
          shape.read(item, problems).ifPresent(all::add);
        }
        return all.size() == sequence.items().size() ? Optional.of(all) : Optional.empty();
      }

      @Override
      public Optional<List<T>> absent() {
        return Optional.of(List.of());
      }

      @Override
      public Map<String, Object> schema() {
        return Map.of("type", "array", "items", shape.schema());
      }
    };
  }

  private static <T> Shape<Set<T>> set(Shape<List<T>> list) {
    return new Shape<>() {
      @Override
      public Optional<Set<T>> read(Node node, Problems problems) {
        return list.read(node, problems).map(LinkedHashSet::new);
      }

      @Override
      public Optional<Set<T>> absent() {
        return Optional.of(Set.of());
      }

      @Override
      public Map<String, Object> schema() {
        return list.schema();
      }
    };
  }

  private Shape<Map<String, String>> textMap() {
    Shape<String> text = of(String.class);
    return new Shape<>() {
      @Override
      public Optional<Map<String, String>> read(Node node, Problems problems) {
        if (!(node instanceof Node.Mapping mapping)) {
          problems.add(
              Kind.WRONG_SHAPE, node.at(), "expected a group of keys, found " + node.what(), "");
          return Optional.empty();
        }
        var all = new LinkedHashMap<String, String>();
        for (Node.Entry entry : mapping.entries()) {
          text.read(entry.value(), problems).ifPresent(value -> all.put(entry.key(), value));
        }
        return all.size() == mapping.entries().size() ? Optional.of(all) : Optional.empty();
      }

      @Override
      public Optional<Map<String, String>> absent() {
        return Optional.of(Map.of());
      }

      @Override
      public Map<String, Object> schema() {
        return Map.of("type", "object", "additionalProperties", text.schema());
      }
    };
  }
}
