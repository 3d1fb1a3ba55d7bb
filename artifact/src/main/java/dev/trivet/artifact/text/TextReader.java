package dev.trivet.artifact.text;

import static dev.trivet.artifact.rule.Severity.LOW;
import static dev.trivet.artifact.rule.Verdict.DANGEROUS_FORMAT;

import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;
import java.util.Set;

/// Takes what is text from beginning to end and nothing else; asked last of all.
///
/// No framework runs plain text, unless it is source code: that is said, not read.
public final class TextReader implements FormatReader {
  private static final Rule SOURCE =
      Rule.of("text-source-code", LOW, DANGEROUS_FORMAT, "Source code comes with the model")
          .why("It runs when remote code is trusted, or when somebody follows the instructions")
          .action("Review it as you review any other code")
          .see("CWE-829", "AML.T0010.001");

  private static final Set<String> SOURCES =
      Set.of(
          "py", "pyw", "ipynb", "sh", "bash", "bat", "cmd", "ps1", "js", "lua", "rb", "pl", "cu",
          "c", "cpp");
  private static final int HEAD = 4_096;
  private static final int WINDOW = 1 << 16;

  @Override
  public String format() {
    return "text";
  }

  @Override
  public List<Rule> rules() {
    return List.of(SOURCE);
  }

  @Override
  public Recognition recognise(Content content) {
    byte[] head = new byte[HEAD];
    int filled = content.bytes().copyAvailable(0, head);
    return new Utf8Check().take(head, filled) ? Recognition.MAYBE : Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    byte[] window = new byte[WINDOW];
    var check = new Utf8Check();
    long at = 0;
    int filled = content.bytes().copyAvailable(at, window);
    while (filled > 0) {
      if (!check.take(window, filled)) {
        return Outcome.DECLINED;
      }
      at += filled;
      scan.budget().checkTime();
      filled = content.bytes().copyAvailable(at, window);
    }
    if (!check.isWhole()) {
      return Outcome.DECLINED;
    }
    boolean isScript = content.bytes().startsWith(0, "#!");
    if (isScript || SOURCES.contains(content.extension())) {
      scan.report(SOURCE, content, 0, content.name());
    }
    return Outcome.READ;
  }
}
