package dev.trivet.measure.data;

import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.util.List;

/// A sample seen as an image, channel after channel, row after row.
public record Grid(int channels, int height, int width) {
  public Grid {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException("an image of " + channels + "x" + height + "x" + width);
    }
  }

  /// `HxW` or `CxHxW`.
  ///
  /// @throws ProblemException for a shape that is no image; state the grid then
  public static Grid of(Shape shape) {
    List<Integer> d = shape.dimensions();
    return switch (d.size()) {
      case 2 -> new Grid(1, d.get(0), d.get(1));
      case 3 -> new Grid(d.get(0), d.get(1), d.get(2));
      default ->
          throw new ProblemException(
              Problem.Kind.WRONG_SHAPE,
              "samples of shape " + shape + " are no images",
              "say how they are laid out: channels, height and width");
    };
  }

  public int size() {
    return channels * height * width;
  }

  /// Where a pixel lies in the sample.
  public int at(int channel, int row, int column) {
    return (channel * height + row) * width + column;
  }
}
