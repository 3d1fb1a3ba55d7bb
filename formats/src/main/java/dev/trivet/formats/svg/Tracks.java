package dev.trivet.formats.svg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts the stretches that share a gutter or a corridor side by side.
final class Tracks {
  private static final int APART = 20;
  private static final int CLOSE = 6;

  private final Map<Stretch, Integer> tracks = new HashMap<>();
  private final Map<Integer, Integer> counts = new HashMap<>();

  /// One straight piece of a wire.
  ///
  /// @param lane the gutter or corridor it runs in
  /// @param start where it is joined from the left, or from above
  /// @param end where it is left to the right, or below
  record Stretch(int wire, int lane, int start, int end) {
    int low() {
      return Math.min(start, end);
    }

    int high() {
      return Math.max(start, end);
    }

    /// Whether this one comes in at the height at which the other goes out: then it must bend
    /// first, or the two would lie on each other.
    boolean mustPrecede(Stretch other) {
      return !equals(other) && Math.abs(start - other.end()) < CLOSE;
    }

    boolean meets(Stretch other) {
      return low() < other.high() + APART && other.low() < high() + APART;
    }
  }

  /// Wires that go down keep out of each other's way when the lower start stands further left,
  /// wires that go up when the higher does.
  private static final Comparator<Stretch> UNCROSSED =
      Comparator.comparing((Stretch s) -> s.end() < s.start())
          .thenComparingInt(s -> s.end() < s.start() ? s.start() : -s.start())
          .thenComparingInt(Stretch::wire);

  Tracks(List<Stretch> stretches) {
    Map<Integer, List<Stretch>> lanes = new TreeMap<>();
    for (Stretch stretch : stretches) {
      lanes.computeIfAbsent(stretch.lane(), l -> new ArrayList<>()).add(stretch);
    }
    lanes.values().forEach(this::fill);
  }

  private void fill(List<Stretch> lane) {
    List<Stretch> waiting = new ArrayList<>(lane);
    waiting.sort(UNCROSSED);
    List<List<Stretch>> taken = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Stretch next =
          waiting.stream()
              .filter(s -> waiting.stream().noneMatch(other -> other.mustPrecede(s)))
              .findFirst()
              .orElse(waiting.getFirst());
      waiting.remove(next);
      put(next, taken, leastTrack(next, lane));
    }
  }

  private int leastTrack(Stretch stretch, List<Stretch> lane) {
    return lane.stream()
        .filter(other -> other.mustPrecede(stretch) && tracks.containsKey(other))
        .mapToInt(other -> of(other) + 1)
        .max()
        .orElse(0);
  }

  private void put(Stretch stretch, List<List<Stretch>> taken, int least) {
    int track = least;
    while (track < taken.size() && taken.get(track).stream().anyMatch(stretch::meets)) {
      track++;
    }
    while (taken.size() <= track) {
      taken.add(new ArrayList<>());
    }
    taken.get(track).add(stretch);
    tracks.put(stretch, track);
    counts.put(stretch.lane(), taken.size());
  }

  int of(Stretch stretch) {
    return java.util.Objects.requireNonNull(tracks.get(stretch));
  }

  int count(int lane) {
    return counts.getOrDefault(lane, 0);
  }
}
