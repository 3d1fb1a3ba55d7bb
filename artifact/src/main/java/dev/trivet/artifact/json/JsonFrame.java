package dev.trivet.artifact.json;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An object or array of a JSON or YAML document that is being read, and those around it.
public final class JsonFrame {
  private final @Nullable JsonFrame parent;
  private final String name;
  private final boolean isArray;
  private final long offset;
  private final int depth;
  private @Nullable Map<String, String> texts;
  private int count;

  private JsonFrame(@Nullable JsonFrame parent, String name, Kind kind, long offset) {
    this.parent = parent;
    this.name = name;
    this.isArray = kind == Kind.ARRAY;
    this.offset = offset;
    this.depth = parent == null ? 0 : parent.depth + 1;
  }

  /// What it is in YAML's words: a mapping or a sequence.
  public enum Kind {
    OBJECT,
    ARRAY
  }

  /// @param parent null for the outermost
  /// @param name of the member it is the value of
  public static JsonFrame in(@Nullable JsonFrame parent, String name, Kind kind, long offset) {
    return new JsonFrame(parent, name, kind, offset);
  }

  public Optional<JsonFrame> parent() {
    return Optional.ofNullable(parent);
  }

  /// The name of the member whose value this is; within an array, that of the array. Empty for the
  /// outermost.
  public String name() {
    return name;
  }

  public boolean isArray() {
    return isArray;
  }

  public long offset() {
    return offset;
  }

  /// 0 for the outermost.
  public int depth() {
    return depth;
  }

  /// How many members or elements were met so far.
  public int count() {
    return count;
  }

  /// A member's text or word, if its name is one the walk keeps; of duplicates the last, as loaders
  /// do.
  public Optional<String> text(String member) {
    return texts == null ? Optional.empty() : Optional.ofNullable(texts.get(member));
  }

  /// Whether this or something around it is the value of a member of that name.
  public boolean isWithin(String member) {
    for (JsonFrame at = this; at != null; at = at.parent) {
      if (at.name.equals(member)) {
        return true;
      }
    }
    return false;
  }

  /// One more member or element was met.
  public void counted() {
    count++;
  }

  /// Remembers a member's text.
  public void keep(String member, String text) {
    if (texts == null) {
      texts = new HashMap<>();
    }
    texts.put(member, text);
  }
}
