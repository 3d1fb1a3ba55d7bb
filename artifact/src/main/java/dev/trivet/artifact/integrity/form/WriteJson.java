package dev.trivet.artifact.integrity.form;

import java.util.ArrayDeque;
import java.util.Deque;

/// Writes a JSON document piece by piece, without white space, always the same for the same calls.
/// Nothing is escaped that need not be.
public final class WriteJson {
  private final StringBuilder out = new StringBuilder();
  private final Deque<Character> ends = new ArrayDeque<>();
  private boolean isFirst = true;

  public WriteJson object() {
    return open('{', '}');
  }

  public WriteJson object(String name) {
    return name(name).open('{', '}');
  }

  public WriteJson array(String name) {
    return name(name).open('[', ']');
  }

  /// Ends the innermost object or array.
  public WriteJson end() {
    out.append(ends.pop().charValue());
    isFirst = false;
    return this;
  }

  public WriteJson text(String name, String value) {
    return name(name).quoted(value);
  }

  /// An element of an array.
  public WriteJson text(String value) {
    comma();
    return quoted(value);
  }

  public WriteJson number(String name, long value) {
    return name(name).raw(Long.toString(value));
  }

  public WriteJson truth(String name, boolean value) {
    return name(name).raw(Boolean.toString(value));
  }

  /// The whole document.
  public String done() {
    if (!ends.isEmpty()) {
      throw new IllegalStateException("something is not ended");
    }
    return out.toString();
  }

  private WriteJson open(char begin, char end) {
    if (begin == '{' && !ends.isEmpty() && ends.peek() == ']') {
      comma();
    }
    out.append(begin);
    ends.push(end);
    isFirst = true;
    return this;
  }

  private WriteJson name(String name) {
    comma();
    quoted(name);
    out.append(':');
    return this;
  }

  private void comma() {
    if (!isFirst) {
      out.append(',');
    }
    isFirst = false;
  }

  private WriteJson raw(String value) {
    out.append(value);
    return this;
  }

  private WriteJson quoted(String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f) {
        out.append("\\u00")
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    out.append('"');
    return this;
  }
}
