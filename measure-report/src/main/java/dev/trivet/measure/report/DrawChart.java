package dev.trivet.measure.report;

import dev.trivet.formats.svg.Palette;
import dev.trivet.formats.svg.Plot;
import dev.trivet.formats.svg.Plot.Axis;
import dev.trivet.formats.svg.Plot.Guide;
import dev.trivet.formats.svg.Plot.Scale;
import dev.trivet.formats.svg.Plot.Shape;
import dev.trivet.formats.svg.PlotSvg;
import dev.trivet.measure.run.Chart;
import java.util.List;
import java.util.stream.Stream;

/// Draws the charts of a run as SVG.
final class DrawChart {
  private static final double ROC_FROM = 1e-3;

  private DrawChart() {}

  /// @param id unique on the page
  static String svg(String id, Chart chart) {
    Axis across = across(chart);
    Axis up = up(chart);
    Guide guide =
        switch (chart.kind()) {
          case RELIABILITY, ROC -> Guide.DIAGONAL;
          case LINES, LOG_LINES, FLIPS -> Guide.NONE;
        };
    Shape shape =
        switch (chart.kind()) {
          case RELIABILITY -> Shape.POINTS;
          case FLIPS -> Shape.BARS;
          case LINES, LOG_LINES, ROC -> Shape.LINES;
        };
    List<Plot.Line> lines = chart.series().stream().map(DrawChart::line).toList();
    return new PlotSvg(Palette.THEMED)
        .draw(new Plot(id, chart.title(), shape, across, up, guide, lines));
  }

  private static Plot.Line line(Chart.Series series) {
    return new Plot.Line(
        series.name(),
        series.points().stream()
            .map(p -> new Plot.Point(p.x(), p.y(), p.low(), p.high()))
            .toList());
  }

  private static Axis across(Chart chart) {
    double most = points(chart).mapToDouble(Chart.Point::x).max().orElse(1);
    double least = points(chart).mapToDouble(Chart.Point::x).min().orElse(0);
    return switch (chart.kind()) {
      case RELIABILITY -> new Axis(chart.across(), Scale.LINEAR, 0, 1);
      case ROC -> new Axis(chart.across(), Scale.LOGARITHMIC, ROC_FROM, 1);
      case LOG_LINES -> {
        double from = Math.max(least, 1e-9);
        yield new Axis(chart.across(), Scale.LOGARITHMIC, from, Math.max(most, 10 * from));
      }
      case LINES -> new Axis(chart.across(), Scale.LINEAR, 0, most > 0 ? most : 1);
      case FLIPS -> new Axis(chart.across(), Scale.LINEAR, least - 1, most + 1);
    };
  }

  private static Axis up(Chart chart) {
    return switch (chart.kind()) {
      case ROC -> new Axis(chart.up(), Scale.LOGARITHMIC, ROC_FROM, 1);
      case RELIABILITY, LINES, LOG_LINES -> new Axis(chart.up(), Scale.LINEAR, 0, 1);
      case FLIPS -> {
        double down = highest(chart, 0);
        double rise = highest(chart, 1);
        yield new Axis(chart.up(), Scale.LINEAR, -Math.max(1, down), Math.max(1, rise));
      }
    };
  }

  private static double highest(Chart chart, int series) {
    return series < chart.series().size()
        ? chart.series().get(series).points().stream().mapToDouble(Chart.Point::y).max().orElse(0)
        : 0;
  }

  private static Stream<Chart.Point> points(Chart chart) {
    return chart.series().stream().flatMap(s -> s.points().stream());
  }
}
