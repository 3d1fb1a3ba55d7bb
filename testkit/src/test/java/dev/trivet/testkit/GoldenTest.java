package dev.trivet.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
  @TempDir Path folder;

  @Test
  void aMissingFileFailsAndSaysHowToWriteIt() {
    assertThatThrownBy(() -> Golden.matches(folder.resolve("a.txt"), "x\n", Golden.Mode.COMPARE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("trivet.golden=write");
  }

  @Test
  void whatWasWrittenMatches() throws IOException {
    Path file = folder.resolve("new/a.txt");
    Golden.matches(file, "x\n", Golden.Mode.WRITE);
    assertThat(Files.readString(file)).isEqualTo("x\n");
    assertThatCode(() -> Golden.matches(file, "x\n", Golden.Mode.COMPARE))
        .doesNotThrowAnyException();
  }

  @Test
  void aDifferenceIsShownByItsFirstLine() {
    Path file = folder.resolve("a.txt");
    Golden.matches(file, "one\ntwo\nthree\n", Golden.Mode.WRITE);
    assertThatThrownBy(() -> Golden.matches(file, "one\n2\n", Golden.Mode.COMPARE))
        .hasMessageContaining("line 2")
        .hasMessageContaining("golden: two")
        .hasMessageContaining("actual: 2");
  }

  @Test
  void lineEndsTurnedByACheckoutDoNotMatter() throws IOException {
    Path file = folder.resolve("a.txt");
    Files.writeString(file, "one\r\ntwo\r\n");
    assertThatCode(() -> Golden.matches(file, "one\ntwo\n", Golden.Mode.COMPARE))
        .doesNotThrowAnyException();
  }
}
