package dev.trivet.artifact.numpy;

import dev.trivet.artifact.pickle.DtypeSize;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// What an array file says of itself.
///
/// @param holdsObjects whether its elements are pickled
/// @param elements -1 when more than can be counted
/// @param itemSize empty when the type is of several fields or not known
record NpyHeader(boolean holdsObjects, long elements, OptionalLong itemSize) {
  private static final Pattern OBJECT = Pattern.compile("[<>|=]?O[48]?|object_?");

  /// What stands before a type among several: a count or the end of a shape.
  private static final Pattern NOT_TYPE = Pattern.compile("^[\\s\\d()]+");

  private static final long COUNTABLE = 1L << 60;

  /// @return empty when it is not a dictionary with `descr` and `shape`
  static Optional<NpyHeader> parse(String text) {
    Optional<PythonLiteral> literal = PythonLiteral.parse(text);
    if (literal.isEmpty() || !(literal.get() instanceof PythonLiteral.Dictionary header)) {
      return Optional.empty();
    }
    Optional<PythonLiteral> type = header.get("descr");
    Optional<PythonLiteral> shape = header.get("shape");
    if (type.isEmpty() || shape.isEmpty()) {
      return Optional.empty();
    }
    return elements(shape.get()).stream()
        .mapToObj(count -> new NpyHeader(holdsObjects(type.get()), count, size(type.get())))
        .findFirst();
  }

  private static OptionalLong elements(PythonLiteral shape) {
    if (shape instanceof PythonLiteral.Whole(long number)) {
      return OptionalLong.of(number);
    }
    if (!(shape instanceof PythonLiteral.Sequence sequence)) {
      return OptionalLong.empty();
    }
    long product = 1;
    for (PythonLiteral dimension : sequence.elements()) {
      if (!(dimension instanceof PythonLiteral.Whole(long size)) || size < 0) {
        return OptionalLong.empty();
      }
      boolean isTooMany = product < 0 || (size > 0 && product > COUNTABLE / size);
      product = isTooMany ? -1 : product * size;
      if (size == 0) {
        return OptionalLong.of(0);
      }
    }
    return OptionalLong.of(product);
  }

  /// Whether any part of the type is an object; a field merely named so counts too.
  private static boolean holdsObjects(PythonLiteral type) {
    Deque<PythonLiteral> waiting = new ArrayDeque<>();
    waiting.push(type);
    while (!waiting.isEmpty()) {
      switch (waiting.pop()) {
        case PythonLiteral.Text(String text) -> {
          for (String part : text.split(",", -1)) {
            if (OBJECT.matcher(NOT_TYPE.matcher(part).replaceFirst("").strip()).matches()) {
              return true;
            }
          }
        }
        case PythonLiteral.Sequence sequence -> sequence.elements().forEach(waiting::push);
        case PythonLiteral.Dictionary dictionary -> dictionary.items().forEach(waiting::push);
        case PythonLiteral.Whole _, PythonLiteral.Word _ -> {}
      }
    }
    return false;
  }

  private static OptionalLong size(PythonLiteral type) {
    return type instanceof PythonLiteral.Text(String text)
        ? DtypeSize.of(text)
        : FieldSizes.of(type);
  }

  /// How many bytes of numbers follow; -1 when more than can be counted, empty when not known.
  OptionalLong bytes() {
    if (itemSize.isEmpty() || elements == 0) {
      return elements == 0 ? OptionalLong.of(0) : OptionalLong.empty();
    }
    long size = itemSize.getAsLong();
    return OptionalLong.of(
        elements < 0 || (size > 0 && elements > COUNTABLE / size) ? -1 : elements * size);
  }
}
