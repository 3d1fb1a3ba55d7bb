package dev.trivet.formats.document;

import dev.trivet.formats.document.Problem.Kind;
import dev.trivet.shared.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The shapes of single values: what a text between two keys can mean.
public final class ScalarShapes {
  private ScalarShapes() {}

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

  static Shape<String> text() {
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

  static Instant instant(String text) {
    return text.length() <= "2026-11-15".length()
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
        : Instant.parse(text);
  }

  static Shape<Object> words(Class<?> type) {
    var byWord = new LinkedHashMap<String, Object>();
    for (Object constant : type.getEnumConstants()) {
      byWord.put(Words.of((Enum<?>) constant), constant);
    }
    // The AI RMF writes its functions in capitals.
    boolean capitals = type.getSimpleName().equals("Function");
    var shown = byWord.keySet().stream().map(w -> capitals ? w.toUpperCase(Locale.ROOT) : w);
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
        return Optional.ofNullable(byWord.get(word.toLowerCase(Locale.ROOT)));
      }

      @Override
      public Map<String, Object> schema() {
        return Map.of("enum", words);
      }
    };
  }
}
