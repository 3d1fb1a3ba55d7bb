package dev.trivet.formats.html;

import dev.trivet.shared.Checks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;

/// Builds a page in which whatever comes from files is text, without what nobody can see. Only our
/// own style and pictures go in as they are.
public final class Html {
  private final StringBuilder page = new StringBuilder("<!doctype html>\n");
  private final Deque<String> open = new ArrayDeque<>();

  private Html() {}

  /// A page with its head: nothing but its own style counts, wherever it is opened.
  ///
  /// @param of whose resource the style is
  public static Html page(String title, Class<?> of, String resource) {
    String style = read(of, resource);
    var html = new Html();
    html.open("html", "lang", "en").open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy(style));
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    html.empty("meta", "name", "referrer", "content", "no-referrer");
    html.element("title", "", title);
    html.page.append("<style>").append(style).append("</style>\n");
    return html.close();
  }

  private static String policy(String style) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
      return "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
          .formatted(Base64.getEncoder().encodeToString(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String read(Class<?> of, String resource) {
    try (InputStream in = of.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the page lacks " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Begins an element; `attributes` are names and values in turn.
  public Html open(String element, String... attributes) {
    tag(element, attributes);
    open.push(element);
    return this;
  }

  /// Ends the element begun last.
  public Html close() {
    page.append("</").append(open.pop()).append(">\n");
    return this;
  }

  private void empty(String element, String... attributes) {
    tag(element, attributes);
    page.append('\n');
  }

  /// An element with text alone.
  ///
  /// @param style its class; empty for none
  public Html element(String element, String style, String text) {
    if (style.isEmpty()) {
      tag(element);
    } else {
      tag(element, "class", style);
    }
    text(text);
    page.append("</").append(element).append(">\n");
    return this;
  }

  /// A picture of ours, which escapes what it is given.
  public Html picture(String svg) {
    page.append(svg);
    return this;
  }

  public Html text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> page.append("&lt;");
        case '>' -> page.append("&gt;");
        case '&' -> page.append("&amp;");
        case '"' -> page.append("&quot;");
        case '\'' -> page.append("&#39;");
        default -> page.append(isShown(c) ? c : ' ');
      }
    }
    return this;
  }

  private static boolean isShown(char c) {
    return c >= ' ' && !Checks.isHidden(c);
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
