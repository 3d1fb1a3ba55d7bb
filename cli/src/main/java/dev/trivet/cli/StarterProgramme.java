package dev.trivet.cli;

import dev.trivet.cli.text.Pad;
import dev.trivet.inventory.Field;
import dev.trivet.inventory.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The files `trivet init` writes: shipped texts, and the quick start made from the vocabulary so
/// that it never asks for words that are not known.
final class StarterProgramme {
  private static final List<String> FILES =
      List.of(
          "programme.yaml",
          "systems/assistant.yaml",
          "suppliers.yaml",
          "controls.yaml",
          "evidence.yaml",
          "decisions.yaml");
  private static final String QUESTIONS = "  # <<the quick start>>\n";
  private static final int COLUMNS = 100;
  private static final int WORD = 20;

  /// Two answers show how it is done.
  private static final Map<String, String> ANSWERED =
      Map.of("ai_kind", "[llm]", "decision_role", "[advice]");

  private final Vocabulary vocabulary;

  StarterProgramme(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /// Relative path to text.
  SequencedMap<String, String> files() {
    var files = new LinkedHashMap<String, String>();
    for (String file : FILES) {
      files.put(file, shipped(file).replace(QUESTIONS, questions()));
    }
    return files;
  }

  private String questions() {
    var text = new StringBuilder();
    for (Field field : vocabulary.quickStart()) {
      text.append("\n  # %d. %s%n".formatted(field.quickStart(), field.question()));
      for (Field.Word word : field.words()) {
        comment(word, text);
      }
      String start = ANSWERED.containsKey(field.name()) ? "  " : "  # ";
      String line = start + field.name() + ": " + answer(field);
      text.append(line.stripTrailing()).append('\n');
    }
    return text.toString().replace("\r\n", "\n");
  }

  private static String answer(Field field) {
    String empty = field.arity() == Field.Arity.MANY ? "[]" : "";
    return ANSWERED.getOrDefault(field.name(), empty);
  }

  /// `# word what it means`, in two lines where one would be too long to read.
  private static void comment(Field.Word word, StringBuilder text) {
    String start = "  #      " + Pad.right(word.text(), WORD) + " ";
    String line = (start + word.meaning()).stripTrailing();
    if (line.length() > COLUMNS) {
      int space = line.lastIndexOf(' ', COLUMNS);
      text.append(line, 0, space).append('\n');
      line = Pad.right("  #", start.length()) + line.substring(space + 1);
    }
    text.append(line).append('\n');
  }

  private static String shipped(String file) {
    try (InputStream in = StarterProgramme.class.getResourceAsStream("starter/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks starter/" + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
