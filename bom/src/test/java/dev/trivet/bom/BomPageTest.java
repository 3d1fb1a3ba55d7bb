package dev.trivet.bom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.bom.element.Element;
import dev.trivet.shared.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `docs/bom.md` says what each element and finding means, in the program's own words.
class BomPageTest {
  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "bom.md"));
  }

  @ParameterizedTest
  @EnumSource(Element.class)
  void everyElementHasALine(Element element) throws IOException {
    assertThat(page())
        .contains("| %s | %s | %s |".formatted(element.code(), element.title(), element.meaning()));
  }

  @ParameterizedTest
  @EnumSource(BomFinding.Kind.class)
  void everyKindOfFindingHasALine(BomFinding.Kind kind) throws IOException {
    assertThat(page()).contains("| %s | %s |".formatted(Words.of(kind), Words.of(kind.severity())));
  }

  @ParameterizedTest
  @EnumSource(Support.class)
  void everythingThatSpeaksForAStatementHasALine(Support support) throws IOException {
    assertThat(page()).contains("| read, " + Words.of(support) + " |");
  }
}
