package dev.trivet.formats.svg;

import dev.trivet.formats.svg.Palette.Tone;
import java.util.List;

/// Writes SVG, one element a line so that a golden file's difference can be read. Every text and
/// every attribute is escaped here and nowhere else.
final class Svg {
  private static final String FONT =
      "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

  private final Palette palette;
  private final StringBuilder out = new StringBuilder();
  private int depth;

  Svg(Palette palette) {
    this.palette = palette;
  }

  /// How something is drawn.
  ///
  /// @param more further attributes, ready to write
  record Paint(String more) {
    static final Paint NONE = new Paint("");

    Paint with(String name, Object value) {
      return new Paint(more + " " + name + "=\"" + escape(value.toString()) + "\"");
    }

    Paint dashed() {
      return with("stroke-dasharray", "5 4");
    }

    Paint wide(String width) {
      return with("stroke-width", width);
    }
  }

  Paint fill(Tone tone) {
    return Paint.NONE.with("fill", palette.of(tone));
  }

  Paint stroke(Tone tone) {
    return Paint.NONE.with("fill", "none").with("stroke", palette.of(tone));
  }

  Paint both(Tone fill, Tone stroke) {
    return fill(fill).with("stroke", palette.of(stroke));
  }

  /// How text is set.
  ///
  /// @param anchor `start`, `middle` or `end`
  record TextStyle(int size, String weight, String anchor, Tone tone) {
    static final TextStyle BODY = new TextStyle(12, "400", "start", Tone.INK);

    TextStyle bold() {
      return new TextStyle(size, "600", anchor, tone);
    }

    TextStyle sized(int other) {
      return new TextStyle(other, weight, anchor, tone);
    }

    TextStyle centred() {
      return new TextStyle(size, weight, "middle", tone);
    }

    TextStyle toned(Tone other) {
      return new TextStyle(size, weight, anchor, other);
    }
  }

  /// Opens the picture with what a screen reader says of it.
  ///
  /// @param id unique on a page that shows several pictures
  void open(String id, int width, int height, String title, String description) {
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                .formatted(width, height, width, height)
            + " role=\"img\" aria-labelledby=\"%s-title %s-desc\" font-family=\"%s\">"
                .formatted(id, id, FONT));
    depth++;
    line("<title id=\"" + id + "-title\">" + escape(Lettering.clean(title)) + "</title>");
    line("<desc id=\"" + id + "-desc\">" + escape(description) + "</desc>");
    rect(0, 0, width, height, 0, fill(Tone.PAPER));
  }

  /// Rules for a picture that stands alone, with no page around it to give the colours.
  void style(String css) {
    line("<style>" + css + "</style>");
  }

  /// Arrow heads, one for each tone: a marker cannot take the colour of its line everywhere.
  void arrowHeads(String id, List<Tone> tones) {
    line("<defs>");
    depth++;
    for (Tone tone : tones) {
      line(
          "<marker id=\"%s\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
                  .formatted(arrow(id, tone))
              + " markerHeight=\"7\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">"
              + "<path d=\"M0 0.5L8 4L0 7.5z\"%s/></marker>".formatted(fill(tone).more()));
    }
    close("defs");
  }

  static String arrow(String id, Tone tone) {
    return id + "-arrow-" + tone.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /// @param title said when somebody points at it; empty for none
  void openGroup(String title) {
    line("<g>");
    depth++;
    if (!title.isEmpty()) {
      line("<title>" + escape(Lettering.clean(title)) + "</title>");
    }
  }

  void closeGroup() {
    close("g");
  }

  private void close(String name) {
    depth--;
    line("</" + name + ">");
  }

  void rect(int x, int y, int width, int height, int radius, Paint paint) {
    String rounded = radius == 0 ? "" : " rx=\"" + radius + "\"";
    line(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"%s%s/>"
            .formatted(x, y, width, height, rounded, paint.more()));
  }

  void circle(int x, int y, int radius, Paint paint) {
    line("<circle cx=\"%d\" cy=\"%d\" r=\"%d\"%s/>".formatted(x, y, radius, paint.more()));
  }

  void path(String d, Paint paint) {
    line("<path d=\"" + d + "\"" + paint.more() + "/>");
  }

  void text(int x, int y, String text, TextStyle type) {
    String weight = type.weight().equals("400") ? "" : " font-weight=\"" + type.weight() + "\"";
    String anchor = type.anchor().equals("start") ? "" : " text-anchor=\"" + type.anchor() + "\"";
    line(
        "<text x=\"%d\" y=\"%d\" font-size=\"%d\"%s%s%s>%s</text>"
            .formatted(x, y, type.size(), weight, anchor, fill(type.tone()).more(), escape(text)));
  }

  /// Lines of text under each other.
  void text(int x, int y, int leading, List<String> lines, TextStyle type) {
    for (int i = 0; i < lines.size(); i++) {
      text(x, y + i * leading, lines.get(i), type);
    }
  }

  String finish() {
    close("svg");
    return out.toString();
  }

  private void line(String text) {
    out.repeat("  ", depth).append(text).append('\n');
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
