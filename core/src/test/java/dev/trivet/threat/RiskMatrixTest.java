package dev.trivet.threat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.trivet.shared.Level;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskMatrixTest {
  @Test
  void likelihoodIsReadDownwardsAndImpactAcross() {
    RiskMatrix matrix = RiskMatrix.SP_800_30;
    assertThat(matrix.risk(Level.VERY_HIGH, Level.VERY_HIGH)).isEqualTo(Level.VERY_HIGH);
    assertThat(matrix.risk(Level.VERY_LOW, Level.VERY_HIGH)).isEqualTo(Level.LOW);
    assertThat(matrix.risk(Level.VERY_HIGH, Level.VERY_LOW)).isEqualTo(Level.VERY_LOW);
    assertThat(matrix.risk(Level.MODERATE, Level.HIGH)).isEqualTo(Level.MODERATE);
  }

  @Test
  void riskNeverFallsAsLikelihoodOrImpactRises() {
    for (Level likelihood : Level.values()) {
      for (Level impact : Level.values()) {
        Level risk = RiskMatrix.SP_800_30.risk(likelihood, impact);
        assertThat(RiskMatrix.SP_800_30.risk(likelihood.lowered(1), impact))
            .isLessThanOrEqualTo(risk);
        assertThat(RiskMatrix.SP_800_30.risk(likelihood, impact.lowered(1)))
            .isLessThanOrEqualTo(risk);
      }
    }
  }

  @Test
  void aMatrixIsRefusedExactlyWhenRiskFallsSomewhere() {
    for (int row = 0; row < 5; row++) {
      for (int column = 0; column < 5; column++) {
        for (Level level : Level.values()) {
          List<List<Level>> rows = rows();
          rows.get(row).set(column, level);
          if (fallsSomewhere(rows)) {
            assertThatIllegalArgumentException()
                .as("%s in row %d, column %d", level, row, column)
                .isThrownBy(() -> new RiskMatrix(rows))
                .withMessageContaining("must not fall");
          } else {
            assertThat(new RiskMatrix(rows).rows()).isEqualTo(rows);
          }
        }
      }
    }
  }

  /// Whether any cell at least as high up and as far right as another holds less.
  private static boolean fallsSomewhere(List<List<Level>> rows) {
    for (int row = 0; row < 5; row++) {
      for (int column = 0; column < 5; column++) {
        for (int up = 0; up <= row; up++) {
          for (int right = column; right < 5; right++) {
            if (rows.get(row).get(column).above(rows.get(up).get(right))) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  @Test
  void aMatrixOfAnotherSizeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RiskMatrix(rows().subList(0, 4)))
        .withMessageContaining("five rows");
    List<List<Level>> narrow = rows();
    narrow.get(2).removeLast();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RiskMatrix(narrow))
        .withMessageContaining("five levels");
  }

  @Test
  void aMatrixKeepsNoHoldOnTheListsItWasMadeFrom() {
    List<List<Level>> rows = rows();
    RiskMatrix matrix = new RiskMatrix(rows);
    rows.get(0).set(4, Level.VERY_LOW);
    assertThat(matrix).isEqualTo(RiskMatrix.SP_800_30);
  }

  private static List<List<Level>> rows() {
    var rows = new ArrayList<List<Level>>();
    RiskMatrix.SP_800_30.rows().forEach(row -> rows.add(new ArrayList<>(row)));
    return rows;
  }
}
