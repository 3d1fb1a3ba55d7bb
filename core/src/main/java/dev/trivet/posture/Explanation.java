package dev.trivet.posture;

import java.util.ArrayList;
import java.util.List;

/// Why a figure is what it is: the tree of facts and rules it rests on.
///
/// @param claim what is said
/// @param word the verdict in one word: `proven`, `open`, `met`; empty for a plain fact
/// @param source where it can be looked up: an id, or a file with its line; empty when there is
///   none
/// @param because what it rests on
public record Explanation(String claim, String word, String source, List<Explanation> because) {
  public Explanation {
    because = List.copyOf(because);
  }

  public static Explanation fact(String claim, String source) {
    return new Explanation(claim, "", source, List.of());
  }

  /// The tree as indented lines, depth first.
  public List<String> lines() {
    record Open(Explanation explanation, int depth) {}
    var lines = new ArrayList<String>();
    var open = new java.util.ArrayDeque<Open>();
    open.push(new Open(this, 0));
    while (!open.isEmpty()) {
      Open next = open.pop();
      lines.add("  ".repeat(next.depth()) + next.explanation().line());
      for (Explanation child : next.explanation().because().reversed()) {
        open.push(new Open(child, next.depth() + 1));
      }
    }
    return lines;
  }

  private String line() {
    return (word.isEmpty() ? claim : claim + ": " + word)
        + (source.isEmpty() ? "" : " [" + source + "]");
  }
}
