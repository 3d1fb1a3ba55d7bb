package dev.trivet.measure.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.measure.data.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashedNgramsTest {
  private static double likeness(String one, String other) {
    Samples rows = HashedNgrams.usual().embed(List.of(one, other));
    double sum = 0;
    for (int j = 0; j < rows.width(); j++) {
      sum += (double) rows.at(0, j) * rows.at(1, j);
    }
    return sum;
  }

  @Test
  void aTextIsLikeItselfWhateverItsBlanksAndCapitals() {
    assertThat(likeness("Where is my parcel?", "where  is\tmy PARCEL? "))
        .isCloseTo(1, within(1e-5));
  }

  @Test
  void textsThatShareWordsAreNearerThanTextsThatShareNone() {
    double shared = likeness("where is my parcel today", "when does my parcel come today");
    assertThat(shared).isGreaterThan(0.25);
    assertThat(likeness("where is my parcel today", "quantum chromodynamics of gluons"))
        .isLessThan(shared - 0.2);
  }

  @Test
  void anEmptyTextIsARowOfZeros() {
    Samples rows = HashedNgrams.usual().embed(List.of("", "x"));
    assertThat(rows.row(0)).containsOnly(0);
    assertThat(rows.width()).isEqualTo(256);
  }
}
