package dev.trivet.artifact.numpy;

import dev.trivet.artifact.pickle.DtypeSize;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/// How many bytes an element of several fields takes: `[('a', '<f4'), ('b', '<i2', (2, 3))]`, or
/// one of a shape: `('<f8', (3,))`.
final class FieldSizes {
  private static final long COUNTABLE = 1L << 50;

  private final Deque<Part> waiting = new ArrayDeque<>();
  private long sum;

  /// @param times how often the type stands there
  private record Part(PythonLiteral type, long times) {}

  private FieldSizes() {}

  /// @return empty when a part is not known; no more than can be counted
  static OptionalLong of(PythonLiteral type) {
    var sizes = new FieldSizes();
    sizes.waiting.push(new Part(type, 1));
    while (!sizes.waiting.isEmpty()) {
      if (!sizes.take(sizes.waiting.pop())) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(sizes.sum);
  }

  private boolean take(Part part) {
    if (part.type() instanceof PythonLiteral.Text(String text)) {
      OptionalLong size = DtypeSize.of(text);
      size.ifPresent(bytes -> sum = Math.min(COUNTABLE, sum + product(bytes, part.times())));
      return size.isPresent();
    }
    if (!(part.type() instanceof PythonLiteral.Sequence sequence)) {
      return false;
    }
    List<PythonLiteral> elements = sequence.elements();
    if (elements.size() == 2 && isShape(elements.getLast())) {
      waiting.push(new Part(elements.getFirst(), product(part.times(), count(elements.getLast()))));
      return true;
    }
    return elements.stream().allMatch(field -> field(field, part.times()));
  }

  private boolean field(PythonLiteral field, long times) {
    if (!(field instanceof PythonLiteral.Sequence sequence) || sequence.elements().size() < 2) {
      return false;
    }
    List<PythonLiteral> parts = sequence.elements();
    boolean hasShape = parts.size() > 2;
    if (hasShape && !isShape(parts.get(2))) {
      return false;
    }
    waiting.push(new Part(parts.get(1), hasShape ? product(times, count(parts.get(2))) : times));
    return true;
  }

  private static boolean isShape(PythonLiteral literal) {
    return switch (literal) {
      case PythonLiteral.Whole _ -> true;
      case PythonLiteral.Sequence sequence ->
          sequence.elements().stream().allMatch(PythonLiteral.Whole.class::isInstance);
      case PythonLiteral.Text _, PythonLiteral.Word _, PythonLiteral.Dictionary _ -> false;
    };
  }

  private static long count(PythonLiteral shape) {
    long count = 1;
    if (shape instanceof PythonLiteral.Whole(long number)) {
      count = number;
    } else if (shape instanceof PythonLiteral.Sequence sequence) {
      for (PythonLiteral dimension : sequence.elements()) {
        count = dimension instanceof PythonLiteral.Whole(long number) ? product(count, number) : 0;
      }
    }
    return Math.max(0, count);
  }

  private static long product(long left, long right) {
    boolean isTooMuch = left > 0 && right > COUNTABLE / left;
    return isTooMuch ? COUNTABLE : Math.max(0, left) * Math.max(0, right);
  }
}
