package dev.trivet.artifact.gguf;

import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads what the file says about its tensors, and checks that they lie one behind the other.
final class GgufTensors {
  private static final int SMALLEST = 24;
  private static final int MOST_DIMENSIONS = 4;
  private static final int LONGEST_NAME = 256;
  private static final int COST = 180;

  /// Types beyond the table that may exist by now; larger numbers are no types.
  private static final int FIRST_NEW = 40;

  private static final int LAST_NEW = 63;

  private final GgufCursor in;
  private final List<Place> places = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private boolean isKnownWhole = true;

  private record Place(String name, long at, long begin, long length) {}

  GgufTensors(GgufCursor in) {
    this.in = in;
  }

  void read(long count) {
    if (!in.has(count, SMALLEST)) {
      throw in.refuse(GgufRules.CLAIM, Long.toUnsignedString(count) + " tensors");
    }
    for (long i = 0; i < count; i++) {
      in.scan().budget().takeEntries(1);
      in.scan().budget().reserve(COST);
      tensor();
    }
  }

  private void tensor() {
    long at = in.at();
    String name = in.text(LONGEST_NAME);
    if (!names.add(name)) {
      in.scan().report(GgufRules.DUPLICATE, in.content(), at, name);
    }
    int dimensions = in.i32();
    if (dimensions < 0 || dimensions > MOST_DIMENSIONS) {
      throw in.refuse(
          GgufRules.TENSOR_BROKEN,
          "%s has %s dimensions".formatted(name, Integer.toUnsignedString(dimensions)));
    }
    long row = 1;
    long elements = 1;
    for (int d = 0; d < dimensions; d++) {
      long dimension = in.i64();
      row = d == 0 ? dimension : row;
      elements = product(elements, dimension);
    }
    place(name, at, row, elements);
  }

  private static long product(long left, long right) {
    boolean isBad = left < 0 || right < 0 || (right > 0 && left > Long.MAX_VALUE / right);
    return isBad ? -1 : left * right;
  }

  private void place(String name, long at, long row, long elements) {
    int type = in.i32();
    long begin = in.i64();
    var known = GgufType.of(type);
    if (known.isEmpty()) {
      boolean mayBeNew = type >= FIRST_NEW && type <= LAST_NEW;
      isKnownWhole = false;
      in.scan()
          .report(
              mayBeNew ? GgufRules.NEW_TENSOR_TYPE : GgufRules.TENSOR_TYPE,
              in.content(),
              at,
              "%s: %s".formatted(name, Integer.toUnsignedString(type)));
      return;
    }
    long blocks = elements / known.get().values();
    boolean isBroken =
        elements < 0
            || begin < 0
            || row % known.get().values() != 0
            || blocks > Long.MAX_VALUE / known.get().bytes();
    if (isBroken) {
      isKnownWhole = false;
      in.scan()
          .report(
              GgufRules.TENSOR_BROKEN,
              in.content(),
              at,
              "%s: %,d values at %,d".formatted(name, elements, begin));
      return;
    }
    places.add(new Place(name, at, begin, blocks * known.get().bytes()));
  }

  /// The tensors begin at the next aligned place, and each is padded to the alignment.
  void checkPlaces(long alignment) {
    Content content = in.content();
    long dataAt = aligned(in.at(), alignment);
    long room = Math.max(0, content.bytes().size() - dataAt);
    places.sort(Comparator.comparingLong(Place::begin));
    long covered = 0;
    for (Place place : places) {
      covered = check(place, covered, dataAt, room, alignment);
    }
    if (isKnownWhole && room > covered) {
      unexplained(
          GgufRules.TRAILING,
          dataAt + covered,
          room - covered,
          "%,d bytes".formatted(room - covered));
    }
  }

  /// What stands behind zeros where no tensor is, is read as whatever it is.
  private void unexplained(Rule rule, long from, long length, String message) {
    Content content = in.content();
    in.scan().report(rule, content, from, message);
    long first = firstThatIsNotZero(from, from + length);
    if (first < from + length) {
      in.scan().open(content.part(first, from + length - first));
    }
  }

  private long firstThatIsNotZero(long from, long to) {
    byte[] chunk = new byte[1 << 14];
    for (long at = from; at < to; at += chunk.length) {
      int filled = (int) Math.min(in.content().bytes().copyAvailable(at, chunk), to - at);
      for (int i = 0; i < filled; i++) {
        if (chunk[i] != 0) {
          return at + i;
        }
      }
      in.scan().budget().checkTime();
    }
    return to;
  }

  private long check(Place place, long covered, long dataAt, long room, long alignment) {
    Content content = in.content();
    if (place.begin() > room || place.length() > room - place.begin()) {
      in.scan()
          .report(
              GgufRules.TENSOR_BROKEN,
              content,
              place.at(),
              "%s: %,d bytes at %,d of %,d"
                  .formatted(place.name(), place.length(), place.begin(), room));
      return covered;
    }
    if (place.begin() % alignment != 0 || (place.begin() < covered && place.length() > 0)) {
      in.scan().report(GgufRules.OVERLAP, content, place.at(), place.name());
    } else if (isKnownWhole && place.begin() > covered) {
      unexplained(
          GgufRules.GAP,
          dataAt + covered,
          place.begin() - covered,
          "%,d bytes before %s".formatted(place.begin() - covered, place.name()));
    }
    return Math.max(covered, aligned(place.begin() + place.length(), alignment));
  }

  private static long aligned(long at, long alignment) {
    return (at + alignment - 1) / alignment * alignment;
  }
}
