package dev.trivet.formats.svg;

import dev.trivet.formats.svg.Plan.Point;
import java.util.List;

/// Path data.
final class Strokes {
  private static final int RADIUS = 6;

  private Strokes() {}

  /// A line of level and plumb pieces with its corners rounded.
  static String rounded(List<Point> points) {
    Point first = points.getFirst();
    var d = new StringBuilder("M" + first.x() + " " + first.y());
    for (int i = 1; i < points.size() - 1; i++) {
      Point corner = points.get(i);
      Point in = towards(corner, points.get(i - 1));
      Point out = towards(corner, points.get(i + 1));
      d.append("L%d %d".formatted(in.x(), in.y()));
      d.append("Q%d %d %d %d".formatted(corner.x(), corner.y(), out.x(), out.y()));
    }
    Point last = points.getLast();
    return d.append("L%d %d".formatted(last.x(), last.y())).toString();
  }

  /// The point a radius away from the corner, or half way if that is nearer.
  private static Point towards(Point corner, Point other) {
    int dx = other.x() - corner.x();
    int dy = other.y() - corner.y();
    int step = Math.min(RADIUS, (Math.abs(dx) + Math.abs(dy)) / 2);
    return new Point(
        corner.x() + Integer.signum(dx) * step, corner.y() + Integer.signum(dy) * step);
  }
}
