package dev.trivet.threat;

import dev.trivet.shared.Level;
import java.util.List;

/// Likelihood x impact. Rows are likelihood, very high first; columns are impact, very low first.
public record RiskMatrix(List<List<Level>> rows) {
  private static final int SIZE = Level.values().length;

  /// The matrix of NIST SP 800-30 Rev. 1, table I-2.
  public static final RiskMatrix SP_800_30 =
      new RiskMatrix(
          List.of(
              row("VERY_LOW LOW MODERATE HIGH VERY_HIGH"),
              row("VERY_LOW LOW MODERATE HIGH VERY_HIGH"),
              row("VERY_LOW LOW MODERATE MODERATE HIGH"),
              row("VERY_LOW LOW LOW LOW MODERATE"),
              row("VERY_LOW VERY_LOW VERY_LOW LOW LOW")));

  /// @throws IllegalArgumentException unless it is 5 x 5 and never falls as likelihood or impact
  ///   rises
  public RiskMatrix {
    rows = rows.stream().map(List::copyOf).toList();
    if (rows.size() != SIZE || rows.stream().anyMatch(r -> r.size() != SIZE)) {
      throw new IllegalArgumentException("a risk matrix has five rows of five levels");
    }
    for (int row = 0; row < SIZE; row++) {
      for (int column = 0; column < SIZE; column++) {
        boolean fallsAcross =
            column > 0 && rows.get(row).get(column - 1).above(rows.get(row).get(column));
        boolean risesDown =
            row > 0 && rows.get(row).get(column).above(rows.get(row - 1).get(column));
        if (fallsAcross || risesDown) {
          throw new IllegalArgumentException(
              "a risk matrix must not fall as likelihood or impact rises (row %d, column %d)"
                  .formatted(row + 1, column + 1));
        }
      }
    }
  }

  public Level risk(Level likelihood, Level impact) {
    return rows.get(SIZE - 1 - likelihood.ordinal()).get(impact.ordinal());
  }

  private static List<Level> row(String words) {
    return List.of(words.split(" ")).stream().map(Level::valueOf).toList();
  }
}
