package dev.trivet.cli.text;

/// Fills text up with spaces. `String.format` would do it too, ten milliseconds later: that is what
/// it takes the JVM to get it ready.
public final class Pad {
  private Pad() {}

  /// Spaces after the text.
  public static String right(Object text, int width) {
    String plain = text.toString();
    return plain + " ".repeat(Math.max(0, width - plain.length()));
  }

  /// Spaces before the text.
  public static String left(Object text, int width) {
    String plain = text.toString();
    return " ".repeat(Math.max(0, width - plain.length())) + plain;
  }
}
