package dev.trivet.measure.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivet.measure.result.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenMarksTest {
  private static final OpenMarks.Part PART = new OpenMarks.Part(2, 5, 6);

  @TempDir private Path folder = Path.of("");

  private boolean[] read(RowMarks marks) {
    return new OpenMarks(folder).of(marks, PART);
  }

  private void csv(String text) throws IOException {
    Files.writeString(folder.resolve("m.csv"), text);
  }

  @Test
  void marksAreOfTheWholeFileOrOfThePartUsed() throws IOException {
    csv("in\n1\n1\n0\n1\n0\n1\n");
    assertThat(read(RowMarks.of("m.csv"))).containsExactly(false, true, false);
    csv("in\n1\n0\n1\n");
    assertThat(read(RowMarks.of("m.csv"))).containsExactly(true, false, true);
  }

  @Test
  void rowsAreNumberedAsInTheFileAndThoseOutsideThePartDoNotMatter() throws IOException {
    csv("row\n0\n3\n5\n");
    assertThat(read(RowMarks.of("m.csv").as(RowMarks.Form.ROWS)))
        .containsExactly(false, true, false);
  }

  @Test
  void ofSeveralColumnsOneIsNamed() throws IOException {
    csv("a,b\n0,1\n0,1\n0,0\n");
    assertThat(read(RowMarks.of("m.csv").reading("b"))).containsExactly(true, true, false);
    new Trial(folder).npy("m.npy", new float[] {0, 1, 0, 1, 1, 0}, "3, 2");
    assertThat(read(RowMarks.of("m.npy").reading("1"))).containsExactly(true, true, false);
    assertThatThrownBy(() -> read(RowMarks.of("m.csv"))).hasMessageContaining("a, b");
    assertThatThrownBy(() -> read(RowMarks.of("m.npy"))).hasMessageContaining("0 to 1");
    assertThatThrownBy(() -> read(RowMarks.of("m.npy").reading("2")))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void whatIsNoMarkIsToldWithWhatToDo() throws IOException {
    csv("in\n0\n4\n1\n");
    assertThatThrownBy(() -> read(RowMarks.of("m.csv")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("as: rows");
    csv("in\n0\n1\n");
    assertThatThrownBy(() -> read(RowMarks.of("m.csv"))).hasMessageContaining("2 marks for 6 rows");
    csv("row\n6\n");
    assertThatThrownBy(() -> read(RowMarks.of("m.csv").as(RowMarks.Form.ROWS)))
        .hasMessageContaining("0 to 5");
  }
}
