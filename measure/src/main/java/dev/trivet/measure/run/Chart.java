package dev.trivet.measure.run;

import java.util.List;
import java.util.Optional;

/// Numbers that are read as a picture.
///
/// @param across what the horizontal axis counts; `up` the vertical one
public record Chart(Kind kind, String title, String across, String up, List<Series> series) {
  public Chart {
    series = List.copyOf(series);
  }

  /// How it is drawn.
  public enum Kind {
    /// Accuracy against confidence, with the diagonal a calibrated model lies on.
    RELIABILITY,
    /// Lines over plain axes.
    LINES,
    /// Lines over a logarithmic horizontal axis.
    LOG_LINES,
    /// True against false positives, both logarithmic, with the line of chance.
    ROC,
    /// For each class a bar down and a bar up.
    FLIPS
  }

  /// One line, or one colour of bars.
  public record Series(String name, List<Point> points) {
    public Series {
      points = List.copyOf(points);
    }
  }

  /// @param low and `high`: the interval, where there is one
  public record Point(double x, double y, Optional<Double> low, Optional<Double> high) {
    public Point {
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        throw new IllegalArgumentException("a point at " + x + ", " + y);
      }
    }

    public static Point at(double x, double y) {
      return new Point(x, y, Optional.empty(), Optional.empty());
    }

    public Point within(double from, double to) {
      return new Point(x, y, Optional.of(from), Optional.of(to));
    }
  }
}
