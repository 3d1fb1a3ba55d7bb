package dev.trivet.cli.text;

/// A piece of text in one tone, without control characters.
public record Span(Tone tone, String text) {
  public Span {
    text = Clean.line(text);
  }

  public static Span of(String text) {
    return new Span(Tone.PLAIN, text);
  }

  public static Span strong(String text) {
    return new Span(Tone.STRONG, text);
  }

  public static Span faint(String text) {
    return new Span(Tone.FAINT, text);
  }

  int width() {
    return text.length();
  }
}
