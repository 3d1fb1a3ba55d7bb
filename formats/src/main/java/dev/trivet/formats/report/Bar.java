package dev.trivet.formats.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a number of things divides into words of judgement: drawn as one bar, and said in words.
///
/// @param all one for each word that may occur, also those that count nothing
record Bar(long total, List<Segment> all) {
  private static final double WIDTH = 1000;

  Bar {
    all = List.copyOf(all);
  }

  /// @param start from 0 to 1000
  record Segment(Status status, long count, double start, double width) {
    String from() {
      return String.format(Locale.ROOT, "%.1f", start);
    }

    String wide() {
      return String.format(Locale.ROOT, "%.1f", width);
    }
  }

  /// @param order every word that may occur, the best first
  static <E extends Enum<E>> Bar of(Stream<E> verdicts, List<E> order) {
    var counts = verdicts.collect(Collectors.groupingBy(v -> v, Collectors.counting()));
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    var segments = new ArrayList<Segment>();
    double start = 0;
    for (E verdict : order) {
      long count = counts.getOrDefault(verdict, 0L);
      double width = count == 0 ? 0 : WIDTH * count / total;
      segments.add(new Segment(Status.of(verdict, ""), count, start, width));
      start += width;
    }
    return new Bar(total, segments);
  }

  /// Those that count something.
  List<Segment> segments() {
    return all.stream().filter(s -> s.count() > 0).toList();
  }

  long count(Enum<?> verdict) {
    return count(Status.of(verdict, ""));
  }

  long count(Status status) {
    return all.stream().filter(s -> s.status().equals(status)).mapToLong(Segment::count).sum();
  }

  /// Every word that either of two bars over the same words counts.
  static List<Status> words(Bar one, Bar other) {
    return one.all.stream()
        .map(Segment::status)
        .filter(s -> one.count(s) + other.count(s) > 0)
        .toList();
  }

  /// `12 proven, 3 failing`
  String words() {
    return segments().stream()
        .map(s -> s.count() + " " + s.status().word())
        .collect(Collectors.joining(", "));
  }
}
