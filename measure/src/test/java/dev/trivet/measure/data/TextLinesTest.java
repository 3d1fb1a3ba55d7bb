package dev.trivet.measure.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.testkit.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLinesTest {
  @TempDir private Path folder = Path.of("");

  private Attempt<List<String>> read(String content, Optional<String> field) {
    try {
      Path file = Files.writeString(folder.resolve("t.jsonl"), content);
      return TextLines.read(file, field, Limits.USUAL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Problem refused(String content) {
    return switch (read(content, Optional.of("text"))) {
      case Attempt.Of<List<String>> read -> throw new AssertionError("read: " + read);
      case Attempt.Refused<List<String>>(Problem problem) -> problem;
    };
  }

  @Test
  void theFieldIsFoundAmongWhateverElseAnObjectHolds() {
    String lines =
        """
        {"id": 7, "tags": ["a", {"text": "no", "deep": [[1, 2], {}]}], "text": "one \\"two\\"\\u0041\\n", "z": null}

        {"text":"", "rest": {"}": "]"}}
        {"rest": -1.5e3, "more": [], "text": "three"}
        """;
    assertThat(read(lines, Optional.of("text")).get())
        .containsExactly("one \"two\"A\n", "", "three");
  }

  @Test
  void plainLinesAreTexts() {
    assertThat(read("one\n\n two \n", Optional.empty()).get()).containsExactly("one", "two");
  }

  @Test
  void whatIsBrokenIsToldWithItsLine() {
    assertThat(refused("{\"text\": \"a\"}\n{\"txt\": \"b\"}").what())
        .isEqualTo("t.jsonl line 2 has no text");
    assertThat(refused("{\"text\": 7}").what()).contains("holds no text as text");
    assertThat(refused("[\"text\"]").what()).contains("is no JSON object");
    assertThat(refused("{\"text\": \"a").what()).contains("ends too early");
    assertThat(refused("").what()).contains("holds no text");
  }

  @Test
  void whateverIsWrittenIsReadOrRefused() {
    String signs = "{}[]\":,\\ntu0a1 ";
    Seeds.forAll(
        2_000,
        random -> {
          var line = new StringBuilder("{\"a\": ");
          for (int i = 0; i < random.nextInt(24); i++) {
            line.append(signs.charAt(random.nextInt(signs.length())));
          }
          assertThat(read(line.toString(), Optional.of("text"))).isNotNull();
        });
    assertThat(refused("{\"a\": " + "[".repeat(1_000_000)).what()).contains("ends too early");
  }
}
