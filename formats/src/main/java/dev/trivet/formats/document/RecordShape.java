package dev.trivet.formats.document;

import dev.trivet.formats.document.Problem.Kind;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A record as a group of keys, one for each component. A component that is [Optional], a
/// collection or otherwise has a value when absent may be left out.
final class RecordShape<T> implements Shape<T> {
  private final Constructor<T> constructor;
  private final List<Part> parts = new ArrayList<>();

  private record Part(String key, Shape<?> shape) {}

  RecordShape(Class<T> type, Shapes shapes) {
    this.constructor = canonical(type);
    for (RecordComponent component : type.getRecordComponents()) {
      Key key = component.getAnnotation(Key.class);
      parts.add(
          new Part(
              key == null ? component.getName() : key.value(),
              shapes.of(component.getGenericType())));
    }
  }

  List<String> keys() {
    return parts.stream().map(Part::key).toList();
  }

  @Override
  public Optional<T> read(Node node, Problems problems) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.add(
          Kind.WRONG_SHAPE, node.at(), "expected a group of keys, found " + node.what(), "");
      return Optional.empty();
    }
    boolean whole = knowsEveryKey(mapping, problems);
    var values = new @Nullable Object[parts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = read(parts.get(i), mapping, problems);
      whole &= values[i] != null;
    }
    return whole ? make(values, mapping, problems) : Optional.empty();
  }

  private boolean knowsEveryKey(Node.Mapping mapping, Problems problems) {
    boolean whole = true;
    for (Node.Entry entry : mapping.entries()) {
      if (!entry.key().equals("kind") && !keys().contains(entry.key())) {
        problems.unknown(Kind.UNKNOWN_KEY, entry.at(), "key", entry.key(), keys());
        whole = false;
      }
    }
    return whole;
  }

  private static @Nullable Object read(Part part, Node.Mapping mapping, Problems problems) {
    Optional<Node> value = mapping.find(part.key());
    if (value.isPresent()) {
      return part.shape().read(value.get(), problems).orElse(null);
    }
    Optional<?> absent = part.shape().absent();
    if (absent.isEmpty()) {
      problems.add(Kind.MISSING_KEY, mapping.at(), "lacks the key '" + part.key() + "'", "");
    }
    return absent.orElse(null);
  }

  private Optional<T> make(@Nullable Object[] values, Node.Mapping mapping, Problems problems) {
    try {
      return Optional.of(constructor.newInstance(values));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        problems.add(Kind.BAD_VALUE, mapping.at(), String.valueOf(refused.getMessage()), "");
        return Optional.empty();
      }
      throw new IllegalStateException("cannot make " + constructor.getDeclaringClass(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + constructor.getDeclaringClass(), e);
    }
  }

  @Override
  public Map<String, Object> schema() {
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    for (Part part : parts) {
      properties.put(part.key(), part.shape().schema());
      if (part.shape().absent().isEmpty()) {
        required.add(part.key());
      }
    }
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }

  /// Whether a record is an id: one text, checked at birth.
  static boolean isSingleText(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    return components.length == 1 && components[0].getType() == String.class;
  }

  static <T> Shape<T> singleText(Class<T> type) {
    Constructor<T> constructor = canonical(type);
    return ScalarShapes.value(
        "a valid value",
        "string",
        text -> {
          try {
            return constructor.newInstance(text);
          } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                e.getCause() == null ? "" : String.valueOf(e.getCause().getMessage()), e);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static <T> Constructor<T> canonical(Class<T> type) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true); // documents are read into package-private records too
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }
}
