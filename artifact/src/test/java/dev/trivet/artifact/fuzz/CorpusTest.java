package dev.trivet.artifact.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Replays the corpus, and every input that once defeated a reader.
class CorpusTest {
  private static final Path CORPUS = Path.of("src", "test", "resources", "fuzz");

  static List<String> formats() {
    return FuzzReader.formats();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void noInputDefeatsItsReader(String format) throws IOException {
    Consumer<byte[]> reader = FuzzReader.target(format);
    for (Path input : inputs(CORPUS.resolve(format))) {
      byte[] data = Files.readAllBytes(input);
      assertThatCode(() -> reader.accept(data)).as("%s", input).doesNotThrowAnyException();
    }
  }

  @Test
  void everyFormatHasACorpus() {
    assertThat(formats())
        .filteredOn(format -> !format.equals(FuzzReader.ANY))
        .allSatisfy(format -> assertThat(inputs(CORPUS.resolve(format))).isNotEmpty());
  }

  private static List<Path> inputs(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
