package dev.trivet.formats.svg;

import java.util.List;
import java.util.Optional;

/// Numbers to be drawn: lines or pairs of bars between two axes.
///
/// @param id unique on a page that shows several pictures
/// @param guide a line to hold the others against
public record Plot(
    String id, String title, Shape shape, Axis across, Axis up, Guide guide, List<Line> lines) {
  public Plot {
    lines = List.copyOf(lines);
  }

  /// What stands for a number.
  public enum Shape {
    LINES,
    /// Points that are not joined.
    POINTS,
    /// For each place across, a bar down for the first line and a bar up for the second.
    BARS
  }

  /// How an axis counts.
  public enum Scale {
    LINEAR,
    LOGARITHMIC
  }

  /// What the lines are held against.
  public enum Guide {
    NONE,
    /// Where both axes are equal.
    DIAGONAL
  }

  /// @param from the smallest number; above 0 on a logarithmic axis
  public record Axis(String label, Scale scale, double from, double to) {
    public Axis {
      boolean bad = !(from < to) || Double.isInfinite(to - from);
      if (bad || (scale == Scale.LOGARITHMIC && from <= 0)) {
        throw new IllegalArgumentException("an axis from " + from + " to " + to);
      }
    }

    /// How far along a number stands, from 0 to 1; what lies outside stands at the end.
    double share(double value) {
      double share =
          switch (scale) {
            case LINEAR -> (value - from) / (to - from);
            case LOGARITHMIC -> Math.log(Math.max(value, from) / from) / Math.log(to / from);
          };
      return Math.clamp(share, 0, 1);
    }
  }

  /// @param name for the key; empty for none
  public record Line(String name, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /// @param low and `high`: an interval, where there is one
  public record Point(double x, double y, Optional<Double> low, Optional<Double> high) {}
}
