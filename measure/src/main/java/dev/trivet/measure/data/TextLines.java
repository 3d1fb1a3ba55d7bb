package dev.trivet.measure.data;

import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads texts: one field of each object in JSON lines, or the lines of a text file.
public final class TextLines {
  private static final int MOST_TEXTS = 5_000_000;

  private TextLines() {}

  /// @param field of each object; empty for plain lines
  public static Attempt<List<String>> read(Path file, Optional<String> field, Limits limits) {
    return Attempt.at(() -> {
      String name = String.valueOf(file.getFileName());
      String all = new String(limits.read(file), StandardCharsets.UTF_8);
      List<String> texts = new ArrayList<>();
      int number = 0;
      for (int from = 0; from < all.length(); ) {
        int end = all.indexOf('\n', from);
        end = end < 0 ? all.length() : end;
        String line = all.substring(from, end).strip();
        from = end + 1;
        number++;
        if (line.isEmpty()) {
          continue;
        }
        String place = name + " line " + number;
        texts.add(field.isEmpty() ? line : JsonText.of(line, field.get(), place));
        if (texts.size() > MOST_TEXTS) {
          throw new ProblemException(
              Problem.Kind.TOO_LARGE, name + " holds too many texts", "give a smaller sample");
        }
      }
      if (texts.isEmpty()) {
        throw new ProblemException(
            Problem.Kind.UNREADABLE_DATA, name + " holds no text", "give at least one");
      }
      return texts;
    });
  }
}
