package dev.trivet.formats.svg;

import dev.trivet.formats.svg.Plot.Axis;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.List;

/// Round numbers along an axis.
final class Ticks {
  private static final int MOST = 6;

  private Ticks() {}

  static List<Double> of(Axis axis) {
    return switch (axis.scale()) {
      case LINEAR -> linear(axis);
      case LOGARITHMIC -> decades(axis);
    };
  }

  private static List<Double> linear(Axis axis) {
    double span = axis.to() - axis.from();
    double step = Math.pow(10, Math.floor(Math.log10(span)));
    for (double finer : new double[] {0.1, 0.2, 0.25, 0.5, 1, 2, 5}) {
      if (span / (finer * step) <= MOST) {
        step *= finer;
        break;
      }
    }
    var ticks = new ArrayList<Double>();
    long first = (long) Math.ceil(axis.from() / step - 1e-9);
    for (long i = first; i * step <= axis.to() + 1e-9 * span; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private static List<Double> decades(Axis axis) {
    var ticks = new ArrayList<Double>();
    int first = (int) Math.ceil(Math.log10(axis.from()) - 1e-9);
    for (int power = first; Math.pow(10, power) <= axis.to() * (1 + 1e-9); power++) {
      ticks.add(Math.pow(10, power));
    }
    return ticks;
  }

  /// `0.25`, `1000`
  static String text(double value) {
    double rounded = Math.rint(value * 1e6) / 1e6;
    return rounded == 0 && value != 0
        ? Double.toString(value)
        : Words.of(rounded == 0 ? 0 : rounded);
  }
}
