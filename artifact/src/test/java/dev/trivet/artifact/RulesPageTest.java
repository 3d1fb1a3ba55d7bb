package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.FormatReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The catalogue of rules and its page.
class RulesPageTest {
  private static final Path PAGE = Path.of("..", "docs", "rules.md");

  private final List<FormatReader> readers = FormatReaders.all(List.of());

  /// Written anew by `-Dtrivet.golden=write`.
  @Test
  void thePageSaysWhatTheCodeDoes() throws IOException {
    String page = RulesPage.write(readers);
    if ("write".equals(System.getProperty("trivet.golden"))) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).content().isEqualTo(page);
  }

  @Test
  void noTwoRulesHaveOneId() {
    assertThat(FormatReaders.rules(readers)).extracting(Rule::id).doesNotHaveDuplicates();
  }

  @Test
  void everyRuleSaysWhyAndWhatToDo() {
    assertThat(FormatReaders.rules(readers))
        .allSatisfy(rule -> {
          assertThat(rule.why()).as(rule.id()).isNotBlank().doesNotEndWith(".");
          assertThat(rule.action()).as(rule.id()).isNotBlank().doesNotEndWith(".");
        });
  }
}
