package dev.trivet.formats.svg;

import dev.trivet.formats.svg.Palette.Tone;
import dev.trivet.formats.svg.Plot.Axis;
import dev.trivet.formats.svg.Plot.Guide;
import dev.trivet.formats.svg.Plot.Line;
import dev.trivet.formats.svg.Plot.Point;
import dev.trivet.formats.svg.Plot.Shape;
import dev.trivet.formats.svg.Svg.Paint;
import dev.trivet.formats.svg.Svg.TextStyle;
import java.util.List;
import java.util.Locale;

/// Draws numbers between two axes. Lines differ in colour and in how they are dashed, so that none
/// is told by its colour alone.
public final class PlotSvg {
  private static final int WIDTH = 640;
  private static final int LEFT = 56;
  private static final int RIGHT = WIDTH - 22;
  private static final int TOP = 34;
  private static final int BOTTOM = 300;
  private static final int KEY_TOP = 358;
  private static final int KEY_LINE = 18;
  private static final int KEY_COLUMNS = 2;
  private static final int MOST_LINES = 16;
  private static final List<Tone> TONES =
      List.of(Tone.SERIES_A, Tone.SERIES_B, Tone.SERIES_C, Tone.SERIES_D);
  private static final TextStyle SMALL = TextStyle.BODY.sized(11).toned(Tone.SOFT_INK);

  private final Palette palette;

  public PlotSvg(Palette palette) {
    this.palette = palette;
  }

  /// The picture as text; at most sixteen lines are drawn.
  public String draw(Plot plot) {
    List<Line> lines = plot.lines().stream().limit(MOST_LINES).toList();
    int keys = (int) lines.stream().filter(l -> !l.name().isEmpty()).count();
    int height = KEY_TOP + (keys + KEY_COLUMNS - 1) / KEY_COLUMNS * KEY_LINE;
    var svg = new Svg(palette);
    svg.open(plot.id(), WIDTH, height, plot.title(), description(plot, lines));
    axes(svg, plot);
    if (plot.guide() == Guide.DIAGONAL) {
      diagonal(svg, plot);
    }
    for (int i = 0; i < lines.size(); i++) {
      if (plot.shape() == Shape.BARS) {
        bars(svg, plot, lines.get(i), i);
      } else {
        line(svg, plot, lines.get(i), i);
      }
    }
    key(svg, plot, lines);
    return svg.finish();
  }

  private static int x(Plot plot, double value) {
    return LEFT + (int) Math.round((RIGHT - LEFT) * plot.across().share(value));
  }

  private static int y(Plot plot, double value) {
    return BOTTOM - (int) Math.round((BOTTOM - TOP) * plot.up().share(value));
  }

  private static void axes(Svg svg, Plot plot) {
    svg.text(LEFT, 18, Lettering.shorten(plot.up().label(), 11, WIDTH - LEFT), SMALL);
    for (double tick : Ticks.of(plot.up())) {
      int y = y(plot, tick);
      svg.path("M%d %dH%d".formatted(LEFT, y, RIGHT), svg.stroke(Tone.FAINT_LINE));
      String text = Ticks.text(Math.abs(tick));
      svg.text(LEFT - 8 - Lettering.width(text, 11), y + 4, text, SMALL);
    }
    for (double tick : Ticks.of(plot.across())) {
      int x = x(plot, tick);
      svg.path("M%d %dv5".formatted(x, BOTTOM), svg.stroke(Tone.LINE));
      svg.text(x, BOTTOM + 20, Ticks.text(tick), SMALL.centred());
    }
    svg.path("M%d %dH%d".formatted(LEFT, BOTTOM, RIGHT), svg.stroke(Tone.LINE));
    svg.text(
        (LEFT + RIGHT) / 2,
        BOTTOM + 40,
        Lettering.shorten(plot.across().label(), 11, RIGHT - LEFT),
        SMALL.centred());
  }

  private static void diagonal(Svg svg, Plot plot) {
    Axis across = plot.across();
    var d = new StringBuilder();
    int steps = 40;
    for (int i = 0; i <= steps; i++) {
      double share = (double) i / steps;
      double value =
          switch (across.scale()) {
            case LINEAR -> across.from() + share * (across.to() - across.from());
            case LOGARITHMIC -> across.from() * Math.pow(across.to() / across.from(), share);
          };
      d.append(i == 0 ? "M" : "L").append(x(plot, value)).append(' ').append(y(plot, value));
    }
    svg.path(d.toString(), svg.stroke(Tone.LINE).with("stroke-dasharray", "2 4"));
  }

  private Paint stroke(Svg svg, int index) {
    Paint paint = svg.stroke(TONES.get(index % TONES.size())).wide("2");
    return switch (index / TONES.size()) {
      case 0 -> paint;
      case 1 -> paint.with("stroke-dasharray", "6 4");
      case 2 -> paint.with("stroke-dasharray", "2 3");
      default -> paint.with("stroke-dasharray", "10 3 2 3");
    };
  }

  private void line(Svg svg, Plot plot, Line line, int index) {
    svg.openGroup(line.name());
    if (plot.shape() == Shape.LINES && line.points().size() > 1) {
      var d = new StringBuilder();
      for (Point point : line.points()) {
        d.append(d.isEmpty() ? "M" : "L");
        d.append(x(plot, point.x())).append(' ').append(y(plot, point.y()));
      }
      svg.path(d.toString(), stroke(svg, index));
    }
    boolean dots = plot.shape() == Shape.POINTS || line.points().size() <= 12;
    for (Point point : line.points()) {
      whiskers(svg, plot, point, index);
      if (dots) {
        Tone tone = TONES.get(index % TONES.size());
        svg.circle(x(plot, point.x()), y(plot, point.y()), 3, svg.fill(tone));
      }
    }
    svg.closeGroup();
  }

  private static void whiskers(Svg svg, Plot plot, Point point, int index) {
    if (point.low().isPresent() && point.high().isPresent()) {
      int x = x(plot, point.x());
      int low = y(plot, point.low().get());
      int high = y(plot, point.high().get());
      svg.path(
          "M%d %dh8m-4 0V%dm-4 0h8".formatted(x - 4, low, high),
          svg.stroke(TONES.get(index % TONES.size())));
    }
  }

  private static void bars(Svg svg, Plot plot, Line line, int index) {
    int wide = Math.clamp((RIGHT - LEFT) / Math.max(1, 2 * line.points().size()), 2, 28);
    int zero = y(plot, 0);
    svg.openGroup(line.name());
    for (Point point : line.points()) {
      int end = y(plot, index == 0 ? -point.y() : point.y());
      int top = Math.min(zero, end);
      Tone tone = index == 0 ? Tone.ALERT : Tone.GOOD;
      if (end != zero) {
        svg.rect(x(plot, point.x()) - wide / 2, top, wide, Math.abs(zero - end), 0, svg.fill(tone));
      }
    }
    svg.closeGroup();
    svg.path("M%d %dH%d".formatted(LEFT, zero, RIGHT), svg.stroke(Tone.LINE));
  }

  private void key(Svg svg, Plot plot, List<Line> lines) {
    int shown = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).name().isEmpty()) {
        continue;
      }
      int x = LEFT + shown % KEY_COLUMNS * (WIDTH - LEFT) / KEY_COLUMNS;
      int y = KEY_TOP + shown / KEY_COLUMNS * KEY_LINE;
      if (plot.shape() == Shape.BARS) {
        svg.rect(x, y - 9, 22, 10, 0, svg.fill(i == 0 ? Tone.ALERT : Tone.GOOD));
      } else if (plot.shape() == Shape.POINTS) {
        svg.circle(x + 11, y - 4, 3, svg.fill(TONES.get(i % TONES.size())));
      } else {
        svg.path("M%d %dh22".formatted(x, y - 4), stroke(svg, i));
      }
      svg.text(x + 30, y, Lettering.shorten(lines.get(i).name(), 11, 250), SMALL);
      shown++;
    }
  }

  /// The picture in words, for those who do not see it.
  private static String description(Plot plot, List<Line> lines) {
    var text = new StringBuilder(plot.up().label() + " against " + plot.across().label() + ".");
    for (Line line : lines) {
      if (!line.points().isEmpty()) {
        Point first = line.points().getFirst();
        Point last = line.points().getLast();
        text.append(
            String.format(
                Locale.ROOT,
                " %s: from %.3g at %.3g to %.3g at %.3g.",
                Lettering.clean(line.name()),
                first.y(),
                first.x(),
                last.y(),
                last.x()));
      }
    }
    return text.toString();
  }
}
