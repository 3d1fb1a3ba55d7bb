package dev.trivet.measure.backdoor;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;

/// A square of one brightness at one place of an image, over all channels.
public record Trigger(int row, int column, int side, float value) {

  /// Puts it on a sample whose numbers begin at `from`.
  public void stamp(float[] rows, int from, Grid grid) {
    for (int channel = 0; channel < grid.channels(); channel++) {
      for (int r = row; r < row + side; r++) {
        for (int c = column; c < column + side; c++) {
          rows[from + grid.at(channel, r, c)] = value;
        }
      }
    }
  }

  /// Copies with the trigger on them.
  public Samples on(Samples samples, Grid grid) {
    float[] rows = samples.range(0, samples.count()).values();
    for (int i = 0; i < samples.count(); i++) {
      stamp(rows, i * samples.width(), grid);
    }
    return new Samples(rows, samples.count(), samples.shape());
  }
}
