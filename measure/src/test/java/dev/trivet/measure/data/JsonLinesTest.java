package dev.trivet.measure.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
  @TempDir private Path folder = Path.of("");

  private Attempt<NumericTable> read(String text) throws IOException {
    return JsonLines.read(Files.writeString(folder.resolve("d.jsonl"), text), Limits.USUAL);
  }

  private Problem refused(String text) throws IOException {
    return switch (read(text)) {
      case Attempt.Of<NumericTable> table -> throw new AssertionError("it was read");
      case Attempt.Refused<NumericTable>(Problem problem) -> problem;
    };
  }

  @Test
  void listsBecomeColumnsAndTruthsNumbers() throws IOException {
    NumericTable table =
        read("{\"x\": [0.5, -1e2], \"on\": true, \"y\": 1}\n\n{\"x\":[1,2],\"on\":false,\"y\":0}")
            .get();
    assertThat(table.columns()).containsExactly("x.0", "x.1", "on", "y");
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.at(0, 1)).isEqualTo(-100);
    assertThat(table.labels("y")).containsExactly(1, 0);
  }

  @Test
  void aLineThatIsNotLikeTheFirstIsNamed() throws IOException {
    assertThat(refused("{\"a\":1}\n{\"b\":1}").what()).contains("line 2").contains("b");
    assertThat(refused("{\"a\":1}\n{\"a\":1,\"b\":2}").what()).contains("line 2");
    assertThat(refused("{\"a\":1,\"b\":1}\n{\"a\":1}").what()).contains("line 2");
    assertThat(refused("").what()).contains("no row");
    assertThat(refused("{}").what()).contains("line 1");
  }

  @Test
  void whatIsMissingOrNotFiniteIsNamed() throws IOException {
    assertThat(refused("{\"a\":null}").kind()).isEqualTo(Problem.Kind.MISSING_VALUE);
    assertThat(refused("{\"a\":NaN}").kind()).isEqualTo(Problem.Kind.NOT_FINITE);
    assertThat(refused("{\"a\":1e999}").kind()).isEqualTo(Problem.Kind.NOT_FINITE);
    assertThat(refused("{\"a\":\"word\"}").kind()).isEqualTo(Problem.Kind.UNREADABLE_DATA);
  }

  @Test
  void whateverTheTextTheAnswerIsATableOrAProblem() {
    String sound = "{\"x\":[1,2,3],\"y\":true}\n{\"x\":[4,5,6],\"y\":false}\n";
    Seeds.forAll(
        2_000,
        random -> {
          var broken = new StringBuilder(sound);
          for (int i = 0; i <= random.nextInt(4); i++) {
            broken.setCharAt(random.nextInt(broken.length()), (char) (32 + random.nextInt(95)));
          }
          try {
            assertThat(read(broken.toString())).isNotNull();
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }
}
