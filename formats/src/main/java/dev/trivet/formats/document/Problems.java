package dev.trivet.formats.document;

import dev.trivet.formats.document.Problem.Kind;
import dev.trivet.formats.document.Problem.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong, so that everybody is told everything at once. Bounded: a hostile file
/// fills no memory.
public final class Problems {
  private static final int MOST = 1_000;
  private static final Comparator<Position> IN_ORDER =
      (a, b) -> {
        if (!a.file().equals(b.file())) {
          return a.file().compareTo(b.file());
        }
        return a.line() == b.line()
            ? Integer.compare(a.column(), b.column())
            : Integer.compare(a.line(), b.line());
      };

  private final List<Problem> all = new ArrayList<>();
  private int left;

  public void add(Kind kind, Position at, String message, String hint) {
    if (all.size() >= MOST) {
      left++;
      return;
    }
    all.add(new Problem(kind, at, message, hint));
  }

  /// Says that `word` is unknown, and which of `known` is nearest.
  public void unknown(Kind kind, Position at, String what, String word, Collection<String> known) {
    String hint =
        Nearest.to(word, known)
            .map(nearest -> "did you mean '" + nearest + "'?")
            .orElseGet(() -> listed(known));
    add(kind, at, "unknown " + what + " '" + Nearest.shortened(word) + "'", hint);
  }

  private static String listed(Collection<String> known) {
    return known.isEmpty() || known.size() > 24 ? "" : "known are: " + String.join(", ", known);
  }

  /// In the order of files and lines.
  public List<Problem> sorted() {
    var sorted = new ArrayList<>(all);
    sorted.sort((a, b) -> IN_ORDER.compare(a.at(), b.at()));
    return sorted;
  }

  /// How many more there were than are kept.
  public int left() {
    return left;
  }

  public boolean hasErrors() {
    return all.stream().anyMatch(p -> p.severity() == Severity.ERROR);
  }
}
