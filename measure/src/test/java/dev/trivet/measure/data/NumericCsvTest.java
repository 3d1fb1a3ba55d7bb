package dev.trivet.measure.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumericCsvTest {
  @TempDir Path directory;

  @Test
  void featuresAndTargetComeApart() {
    NumericTable table = read("a,\"target\",b\n1,0,2.5\n\n-3e2,1,4\r\n").get();
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.labels("target")).containsExactly(0, 1);
    assertThat(table.samplesWithout("target").row(1)).containsExactly(-300f, 4f);
  }

  @Test
  void aMissingValueIsNamedByLineAndColumn() {
    assertThat(problem("a,b\n1,2\n3,NA\n").what()).isEqualTo("x.csv line 3 column b is missing");
    assertThat(problem("a,b\n1,\n").kind()).isEqualTo(Problem.Kind.MISSING_VALUE);
  }

  @Test
  void aRowOfAnotherLengthIsNamed() {
    assertThat(problem("a,b\n1,2,3\n").what()).contains("line 2");
    assertThat(problem("a,b\n1\n").what()).contains("line 2");
  }

  @Test
  void wordsAndInfinitiesAreNoNumbers() {
    assertThat(problem("a\nred\n").what()).contains("'red'");
    assertThat(problem("a\nInfinity\n").kind()).isEqualTo(Problem.Kind.NOT_FINITE);
    assertThat(problem("a\n" + "9".repeat(1000) + "\n").kind())
        .isEqualTo(Problem.Kind.UNREADABLE_DATA);
  }

  @Test
  void nothingAtAllIsAProblem() {
    assertThat(problem("").kind()).isEqualTo(Problem.Kind.UNREADABLE_DATA);
    assertThat(problem("a,b\n").kind()).isEqualTo(Problem.Kind.UNREADABLE_DATA);
  }

  private Attempt<NumericTable> read(String text) {
    try {
      return NumericCsv.read(Files.writeString(directory.resolve("x.csv"), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Problem problem(String text) {
    return switch (read(text)) {
      case Attempt.Refused<NumericTable>(Problem problem) -> problem;
      case Attempt.Of<NumericTable>(NumericTable table) -> throw new AssertionError("it was read");
    };
  }
}
