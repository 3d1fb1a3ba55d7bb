package dev.trivet.cli.scan;

import java.util.ArrayDeque;
import java.util.Deque;

/// Builds a page in which whatever comes from files is text: only [#open], [#close] and [#style]
/// write markup, and they take words of ours.
final class Html {
  private final StringBuilder page = new StringBuilder("<!doctype html>\n");
  private final Deque<String> open = new ArrayDeque<>();

  /// Begins an element; `attributes` are names and values in turn.
  Html open(String element, String... attributes) {
    tag(element, attributes);
    open.push(element);
    return this;
  }

  /// Ends the element begun last.
  Html close() {
    page.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /// An element that holds nothing, such as `meta`.
  Html empty(String element, String... attributes) {
    tag(element, attributes);
    page.append('\n');
    return this;
  }

  /// An element with text alone.
  Html element(String element, String style, String text) {
    if (style.isEmpty()) {
      tag(element);
    } else {
      tag(element, "class", style);
    }
    text(text);
    page.append("</").append(element).append(">\n");
    return this;
  }

  Html text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> page.append("&lt;");
        case '>' -> page.append("&gt;");
        case '&' -> page.append("&amp;");
        case '"' -> page.append("&quot;");
        case '\'' -> page.append("&#39;");
        default -> page.append(c);
      }
    }
    return this;
  }

  Html style(String css) {
    page.append("<style>").append(css).append("</style>\n");
    return this;
  }

  private void tag(String element, String... attributes) {
    page.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      page.append(' ').append(attributes[i]).append("=\"");
      text(attributes[i + 1]);
      page.append('"');
    }
    page.append('>');
  }

  @Override
  public String toString() {
    while (!open.isEmpty()) {
      close();
    }
    return page.toString();
  }
}
