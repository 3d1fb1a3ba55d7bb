package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.FormatReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /// The module that keeps the catalogue is none of ours; its files stand beside us.
  private static final Path CATALOG =
      Path.of("..", "formats", "src", "main", "resources", "dev", "trivet", "catalog");

  /// Ids stand in the first column, or in the second behind their framework.
  private static Set<String> ids(String file) throws IOException {
    try (Stream<String> lines = Files.lines(CATALOG.resolve(file))) {
      return lines
          .flatMap(line -> Stream.of(line.split(",", 3)).limit(2))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void everyReferenceIsInTheCatalogue() throws IOException {
    assumeThat(CATALOG).exists();
    Set<String> known = new HashSet<>(ids("atlas/techniques.csv"));
    known.addAll(ids("requirements/owasp-llm-2025.csv"));
    assertThat(FormatReaders.rules(readers))
        .allSatisfy(rule ->
            assertThat(rule.references())
                .as(rule.id())
                .allMatch(id -> id.matches("CWE-\\d{2,4}") || known.contains(id)));
  }
}
