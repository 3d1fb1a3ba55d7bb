package dev.trivet.measure.network;

import dev.trivet.measure.data.Grid;
import java.util.random.RandomGenerator;

/// A drawn change of a sample that keeps its meaning, so that training sees it in many forms.
@FunctionalInterface
public interface Augmentation {
  Augmentation NONE = (sample, random) -> sample;

  /// @return a changed copy, or the sample itself
  float[] apply(float[] sample, RandomGenerator random);

  /// Moves, turns and stretches an image a little, and fills what comes in with zeros.
  ///
  /// @param pixels the most it moves
  /// @param degrees the most it turns
  /// @param stretch the most it grows or shrinks, as a share
  static Augmentation affine(Grid grid, double pixels, double degrees, double stretch) {
    return (sample, random) -> {
      double angle = Math.toRadians(degrees) * (2 * random.nextDouble() - 1);
      double scale = 1 + stretch * (2 * random.nextDouble() - 1);
      double down = pixels * (2 * random.nextDouble() - 1);
      double across = pixels * (2 * random.nextDouble() - 1);
      double cos = Math.cos(angle) / scale;
      double sin = Math.sin(angle) / scale;
      double middleRow = (grid.height() - 1) / 2.0;
      double middleColumn = (grid.width() - 1) / 2.0;
      float[] changed = new float[sample.length];
      for (int channel = 0; channel < grid.channels(); channel++) {
        for (int row = 0; row < grid.height(); row++) {
          for (int column = 0; column < grid.width(); column++) {
            double y = row - middleRow - down;
            double x = column - middleColumn - across;
            changed[grid.at(channel, row, column)] =
                Interpolation.at(
                    sample,
                    grid,
                    channel,
                    cos * y - sin * x + middleRow,
                    sin * y + cos * x + middleColumn);
          }
        }
      }
      return changed;
    };
  }
}
