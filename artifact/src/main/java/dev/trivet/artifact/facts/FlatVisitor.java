package dev.trivet.artifact.facts;

import dev.trivet.artifact.json.JsonFrame;
import dev.trivet.artifact.json.JsonVisitor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Keeps what a document says by path, within bounds on depth, number and length.
final class FlatVisitor implements JsonVisitor {
  private static final int DEEPEST = 12;
  private static final int MOST_KEPT = 60_000;
  private static final int MOST_IN_ONE = 20_000;
  private static final int LONGEST = 1 << 14;
  private static final int LONGEST_PATH = 1_024;

  private final SortedMap<String, String> texts = new TreeMap<>();
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final Deque<String> paths = new ArrayDeque<>();

  FlatDocument document(Optional<String> problem) {
    return new FlatDocument(texts, counts, problem);
  }

  @Override
  public void enter(JsonFrame frame) {
    String around = paths.isEmpty() ? "" : paths.peek();
    String path = frame.parent().map(in -> path(in, around, frame.name())).orElse("");
    paths.push(path.length() > LONGEST_PATH ? around : path);
  }

  @Override
  public void leave(JsonFrame frame) {
    String path = paths.pop();
    if (frame.depth() <= DEEPEST && counts.size() < MOST_KEPT) {
      counts.put(path, (long) frame.count());
    }
  }

  @Override
  public void text(JsonFrame in, String name, String text, long offset) {
    keep(in, name, text);
  }

  @Override
  public void word(JsonFrame in, String name, String word, long offset) {
    keep(in, name, word);
  }

  private void keep(JsonFrame in, String name, String text) {
    boolean isTooMuch =
        in.depth() > DEEPEST || in.count() > MOST_IN_ONE || texts.size() >= MOST_KEPT;
    String path = isTooMuch || paths.isEmpty() ? "" : path(in, paths.peek(), name);
    if (!isTooMuch && path.length() <= LONGEST_PATH) {
      texts.put(path, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }
  }

  private static String path(JsonFrame in, String around, String name) {
    if (in.isArray()) {
      return around + "[" + (in.count() - 1) + "]";
    }
    return around.isEmpty() ? name : around + "." + name;
  }
}
