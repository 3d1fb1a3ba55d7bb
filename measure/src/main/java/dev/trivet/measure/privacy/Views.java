package dev.trivet.measure.privacy;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The ways a record is asked about. A model that knows an image by heart knows it less well a
/// pixel aside, while one that has learnt what such images are like does not mind: asking about
/// both tells more than asking about one (Carlini et al., IEEE S&P 2022, ask about augmented
/// records too).
public final class Views {
  private static final int[][] MOVES = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};

  /// An image must have room to be moved in.
  private static final int SMALLEST = 8;

  private final Optional<Grid> grid;

  private Views(Optional<Grid> grid) {
    this.grid = grid;
  }

  /// Records as they are and nothing else.
  public static Views plain() {
    return new Views(Optional.empty());
  }

  /// Records as they are, and moved by a pixel to each side.
  public static Views moved(Grid grid) {
    return new Views(Optional.of(grid));
  }

  /// What suits samples of a shape: images are moved, rows are not.
  public static Views of(Shape shape) {
    int axes = shape.dimensions().size();
    if (axes != 2 && axes != 3) {
      return plain();
    }
    Grid grid = Grid.of(shape);
    return grid.height() < SMALLEST || grid.width() < SMALLEST ? plain() : moved(grid);
  }

  /// How often each record is asked about.
  public int count() {
    return grid.isPresent() ? 1 + MOVES.length : 1;
  }

  /// @return what the model answers to each view, records as they are first
  public List<Predictions> ask(Model model, Samples records) {
    return ask(model, records, model.predict(records));
  }

  /// @param plain what it has answered to the records as they are
  public List<Predictions> ask(Model model, Samples records, Predictions plain) {
    List<Predictions> answers = new ArrayList<>(List.of(plain));
    grid.ifPresent(g -> {
      for (int[] move : MOVES) {
        answers.add(model.predict(moved(records, g, move[0], move[1])));
      }
    });
    return answers;
  }

  /// What is moved in from outside is 0.
  private static Samples moved(Samples records, Grid grid, int down, int across) {
    float[] from = records.values();
    float[] to = new float[records.count() * records.width()];
    int left = Math.max(0, across);
    int kept = grid.width() - Math.abs(across);
    for (int sample = 0; sample < records.count(); sample++) {
      int start = sample * records.width();
      for (int channel = 0; channel < grid.channels(); channel++) {
        for (int row = Math.max(0, down); row < grid.height() + Math.min(0, down); row++) {
          System.arraycopy(
              from,
              start + grid.at(channel, row - down, left - across),
              to,
              start + grid.at(channel, row, left),
              kept);
        }
      }
    }
    return new Samples(to, records.count(), records.shape());
  }
}
