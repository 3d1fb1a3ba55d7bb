package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The pages that describe the code describe code that is there.
class ArchitectureTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z0-9]+[a-z][A-Za-z0-9]*)`");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)(#[^)]*)?\\)");

  @Test
  void everyTypeTheArchitecturePageNamesExists() throws IOException {
    Set<String> named = new TreeSet<>(found(TYPE, ROOT.resolve("ARCHITECTURE.md")));
    for (Path decision : markdown("docs/adr")) {
      named.addAll(found(TYPE, decision));
    }
    assertThat(named).hasSizeGreaterThan(30);
    assertThat(types()).containsAll(named);
  }

  @Test
  void everyLinkBetweenThePagesLeadsSomewhere() throws IOException {
    var pages = new java.util.ArrayList<>(markdown("docs"));
    try (Stream<Path> top = Files.list(ROOT)) {
      top.filter(p -> p.toString().endsWith(".md")).forEach(pages::add);
    }
    assertThat(pages).hasSizeGreaterThan(8);
    for (Path page : pages) {
      for (String target : found(LINK, page)) {
        assertThat(page.resolveSibling(target)).as("link in %s", page).exists();
      }
    }
  }

  private static Set<String> types() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(p -> p.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }

  private static List<Path> markdown(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
      return files.filter(p -> p.toString().endsWith(".md")).toList();
    }
  }

  private static List<String> found(Pattern pattern, Path page) throws IOException {
    return pattern
        .matcher(Files.readString(page))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
