package dev.trivet.measure.report;

import dev.trivet.formats.html.Html;
import dev.trivet.formats.svg.Palette;
import dev.trivet.formats.svg.Plot;
import dev.trivet.formats.svg.Plot.Axis;
import dev.trivet.formats.svg.Plot.Guide;
import dev.trivet.formats.svg.Plot.Line;
import dev.trivet.formats.svg.Plot.Point;
import dev.trivet.formats.svg.Plot.Scale;
import dev.trivet.formats.svg.Plot.Shape;
import dev.trivet.formats.svg.PlotSvg;
import dev.trivet.measure.handover.Baseline;
import dev.trivet.measure.handover.HandOver;
import dev.trivet.measure.handover.HandOver.Against;
import dev.trivet.measure.handover.HandOver.Finding;
import dev.trivet.measure.handover.Tally;
import dev.trivet.measure.result.Interval;
import dev.trivet.measure.statistics.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Draws what a chain of weeks says of itself: how far each week was from the alarm line, and how
/// often its model was right.
final class DrawWeeks {
  private static final double MOST = 12;
  private static final int LONGEST_AXIS = 104;

  private DrawWeeks() {}

  /// @param weeks by their numbers, as far as they are at hand
  /// @param level from which p on an alarm is raised
  static void pictures(Map<Long, Baseline> weeks, double level, Html html) {
    html.open("section").element("h2", "", "Week by week");
    List<Line> lines = alarms(weeks, level);
    if (lines.isEmpty()) {
      html.element("p", "soft", "The documents of earlier weeks are not at hand to be drawn.");
    } else {
      figure("How clearly each week differs", changes(weeks, lines), html);
    }
    Line right = performance(weeks);
    if (right.points().size() > 1) {
      Plot plot =
          new Plot(
              "weeks-right",
              "How often answers were right",
              Shape.LINES,
              across(weeks),
              new Axis("share of answers that were right [95 %]", Scale.LINEAR, 0, 1),
              Guide.NONE,
              List.of(right));
      figure("How often answers were right", plot, html);
    }
    html.close();
  }

  private static void figure(String title, Plot plot, Html html) {
    html.open("figure").element("figcaption", "", title);
    html.picture(new PlotSvg(Palette.THEMED).draw(plot)).close();
  }

  private static Plot changes(Map<Long, Baseline> weeks, List<Line> lines) {
    double most =
        lines.stream().flatMap(l -> l.points().stream()).mapToDouble(Point::y).max().orElse(1);
    return new Plot(
        "weeks-changed",
        "How clearly each week differs",
        Shape.LINES,
        across(weeks),
        new Axis(
            "smallest p after Holm: 3 stands for 0.001, 12 for that or less",
            Scale.LINEAR,
            0,
            most * 1.15),
        Guide.NONE,
        lines);
  }

  private static Axis across(Map<Long, Baseline> weeks) {
    long last = weeks.keySet().stream().mapToLong(n -> n).max().orElse(1);
    long first = Math.max(1, last - LONGEST_AXIS + 1);
    return new Axis("week", Scale.LINEAR, first, Math.max(last, first + 1));
  }

  private static boolean isShown(long number, Map<Long, Baseline> weeks) {
    return number >= across(weeks).from();
  }

  /// A line for each week held against, and the alarm line; none where no week has one before it.
  private static List<Line> alarms(Map<Long, Baseline> weeks, double level) {
    var lines = new ArrayList<Line>();
    for (Against against : Against.values()) {
      var points = new ArrayList<Point>();
      weeks.forEach((number, week) -> {
        Optional<Baseline> before = Optional.ofNullable(weeks.get(number - 1));
        before
            .filter(b -> isShown(number, weeks))
            .flatMap(b -> HandOver.again(b, week))
            .ifPresent(findings ->
                least(findings, against).ifPresent(p -> points.add(point(number, zeros(p)))));
      });
      if (!points.isEmpty()) {
        lines.add(new Line(WriteHandOverReport.against(against), points));
      }
    }
    if (!lines.isEmpty()) {
      Axis across = across(weeks);
      double line = zeros(level);
      lines.add(
          1, new Line("alarm line", List.of(point(across.from(), line), point(across.to(), line))));
    }
    return lines;
  }

  private static OptionalDouble least(List<Finding> findings, Against against) {
    return findings.stream()
        .filter(f -> f.against() == against)
        .mapToDouble(Finding::adjusted)
        .min();
  }

  private static double zeros(double p) {
    return Math.clamp(-Math.log10(Math.max(p, Double.MIN_NORMAL)), 0, MOST);
  }

  private static Point point(double x, double y) {
    return new Point(x, y, Optional.empty(), Optional.empty());
  }

  private static Line performance(Map<Long, Baseline> weeks) {
    var points = new ArrayList<Point>();
    weeks.forEach((number, week) ->
        week.week().performance().stream()
            .findFirst()
            .filter(all -> all.trials() > 0 && isShown(number, weeks))
            .ifPresent(all -> points.add(right(number, all))));
    return new Line("answers that were right", points);
  }

  private static Point right(double week, Tally all) {
    var share = new Proportion(all.hits(), all.trials());
    Interval interval = share.clopperPearson(Proportion.USUAL);
    return new Point(week, share.rate(), Optional.of(interval.low()), Optional.of(interval.high()));
  }
}
