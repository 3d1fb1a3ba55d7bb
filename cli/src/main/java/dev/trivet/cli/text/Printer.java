package dev.trivet.cli.text;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// Prints lines of spans. The only way text gets to a terminal.
public final class Printer {
  /// The columns every text fits in. Fixed, so that what is printed can be compared.
  public static final int COLUMNS = 80;

  private final PrintWriter out;
  private final Colour colour;

  public Printer(PrintWriter out, Colour colour) {
    this.out = out;
    this.colour = colour;
  }

  /// Where text goes that needs no cleaning, such as JSON.
  public PrintWriter raw() {
    return out;
  }

  public void line(Span... spans) {
    line(List.of(spans));
  }

  public void line(List<Span> spans) {
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      boolean last = i == spans.size() - 1;
      print(span.tone(), last ? span.text().stripTrailing() : span.text());
    }
    out.println();
  }

  public void line(String text) {
    line(Span.of(text));
  }

  public void blank() {
    out.println();
  }

  public void heading(String text) {
    line(Span.strong(text));
  }

  /// Wraps text to the columns, every line but the first moved in by `indent`.
  public void wrapped(String first, String text, int indent) {
    wrapped(Span.of(first), Span.of(text), indent);
  }

  /// Wraps `text` after `first`, every line but the first moved in by `indent`.
  public void wrapped(Span first, Span text, int indent) {
    wrapped(List.of(first), text, indent);
  }

  public void wrapped(List<Span> first, Span text, int indent) {
    int taken = first.stream().mapToInt(Span::width).sum();
    List<String> lines = Wrap.lines(text.text(), COLUMNS - taken, COLUMNS - indent);
    for (int i = 0; i < lines.size(); i++) {
      var spans = new ArrayList<>(i == 0 ? first : List.of(Span.of(" ".repeat(indent))));
      spans.add(new Span(text.tone(), lines.get(i)));
      line(spans);
    }
  }

  private void print(Tone tone, String text) {
    if (colour == Colour.OFF || tone == Tone.PLAIN || text.isEmpty()) {
      out.print(text);
    } else {
      out.print("\u001B[" + tone.code() + "m" + text + "\u001B[0m");
    }
  }

  public void flush() {
    out.flush();
  }
}
