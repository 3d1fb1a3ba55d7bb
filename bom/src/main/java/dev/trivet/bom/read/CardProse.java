package dev.trivet.bom.read;

import dev.trivet.bom.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The prose of a model card: its title, its first paragraph, and the first paragraph under the
/// headings that templates of cards have.
final class CardProse {
  private static final Pattern MARKUP =
      Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)|<[^>]{0,500}>|[*`]");
  private static final int MOST_LINES = 2_000;

  /// The beginning of a heading in lower case, and what stands below it.
  private static final Map<String, Topic> HEADINGS =
      Map.of(
          "intended use", Topic.INTENDED_USE,
          "direct use", Topic.INTENDED_USE,
          "uses", Topic.INTENDED_USE,
          "training procedure", Topic.TRAINING,
          "training hyperparameters", Topic.TRAINING,
          "training data", Topic.DATA_USE,
          "hardware", Topic.HARDWARE,
          "model description", Topic.DESCRIPTION);

  private final List<String> lines;
  private final ModelFile file;
  private final Draft draft;
  private final List<String> paragraph = new ArrayList<>();
  private String heading = "";
  private boolean isFirst = true;

  CardProse(String text, ModelFile file, Draft draft) {
    this.lines = text.lines().limit(MOST_LINES).toList();
    this.file = file;
    this.draft = draft;
  }

  void read() {
    boolean isCode = false;
    for (String line : lines) {
      String plain = MARKUP.matcher(line.strip()).replaceAll("$1").strip();
      if (line.strip().startsWith("```")) {
        isCode = !isCode;
      } else if (!isCode && plain.startsWith("#")) {
        ends();
        heading(plain);
      } else if (!isCode && plain.isEmpty()) {
        ends();
      } else if (!isCode && !plain.startsWith("|") && !plain.startsWith("!")) {
        paragraph.add(plain);
      }
    }
    ends();
  }

  private void heading(String line) {
    int level = line.length() - line.replaceFirst("^#+", "").length();
    heading = line.substring(level).strip();
    if (level == 1 && isFirst) {
      draft.subject().add(Topic.NAME, heading, draft.statement(file, "title"));
    }
  }

  /// A paragraph is complete; the first under a heading counts.
  private void ends() {
    String text = String.join(" ", paragraph).strip();
    paragraph.clear();
    if (text.length() < 8) {
      return;
    }
    if (isFirst) {
      draft.subject().add(Topic.DESCRIPTION, text, draft.statement(file, "first paragraph"));
      isFirst = false;
    }
    String lower = heading.toLowerCase(Locale.ROOT);
    HEADINGS.forEach((start, topic) -> {
      if (lower.startsWith(start)) {
        draft.subject().add(topic, text, draft.statement(file, heading));
      }
    });
    heading = "";
  }
}
