package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.formats.document.Problem;
import dev.trivet.shared.Words;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemPagesTest {
  private static String page() throws IOException {
    return Files.readString(Trial.ROOT.resolve("docs").resolve("problems.md"));
  }

  @ParameterizedTest
  @EnumSource(Problem.Kind.class)
  void everyKindOfProblemHasASection(Problem.Kind kind) throws IOException {
    assertThat(page()).contains("\n### " + Words.of(kind) + "\n");
  }

  @ParameterizedTest
  @EnumSource(ExitCode.class)
  void everyExitCodeIsExplained(ExitCode code) throws IOException {
    assertThat(page()).contains("\n| " + code.number() + " | " + Words.spoken(code) + " |");
  }

  @Test
  void noSectionIsAboutAProblemThatIsNotThere() throws IOException {
    assertThat(page().lines().filter(line -> line.startsWith("### ")))
        .hasSize(Problem.Kind.values().length);
  }
}
