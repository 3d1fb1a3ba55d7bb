package dev.trivet.artifact.jinja;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// Reads a chat template as a program, without running it.
///
/// Source: the Jinja template designer documentation, and how `transformers` and `llama-cpp-python`
/// render.
public final class JinjaReader implements FormatReader {
  private static final int LONGEST = 1 << 20;
  private static final int OVERLAP = 1 << 14;
  private static final long COST = 24;
  private static final int HEAD = 1 << 14;
  private static final Pattern TEMPLATE_NAME =
      Pattern.compile("(?i).*template.*|.*\\.(jinja2?|j2|tmpl)");

  @Override
  public String format() {
    return "jinja";
  }

  @Override
  public List<Rule> rules() {
    return JinjaRules.all();
  }

  /// Text with a template's brackets near its beginning.
  @Override
  public Recognition recognise(Content content) {
    byte[] head = new byte[HEAD];
    int filled = content.bytes().copyAvailable(0, head);
    boolean hasBracket = false;
    for (int i = 0; i < filled; i++) {
      int b = head[i];
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
        return Recognition.NO;
      }
      boolean isBracket = b == '{' && i + 1 < filled && isOpening(head[i + 1]);
      hasBracket |= isBracket;
    }
    return hasBracket ? Recognition.MAYBE : Recognition.NO;
  }

  private static boolean isOpening(int b) {
    return b == '{' || b == '%' || b == '#';
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    Bytes bytes = content.bytes();
    boolean isNamed =
        content.expectedFormat().isPresent() || TEMPLATE_NAME.matcher(content.name()).matches();
    boolean isLong = bytes.has(0, LONGEST + 1L);
    if (isLong && !isNamed) {
      return Outcome.DECLINED;
    }
    if (isLong) {
      scan.report(JinjaRules.BROKEN, content, LONGEST, "longer than 1 MB, and read in pieces");
    }
    Outcome outcome = Outcome.READ;
    for (long at = 0; at == 0 || bytes.has(at, 1); at += LONGEST - OVERLAP) {
      int length = bytes.has(at, LONGEST) ? LONGEST : (int) (bytes.size() - at);
      scan.budget().checkTime();
      outcome = piece(content, at, length, isNamed, scan);
    }
    return outcome;
  }

  private static Outcome piece(Content content, long at, int length, boolean isNamed, Scan scan) {
    scan.budget().reserve(COST * length);
    try {
      String text = new String(content.bytes().copy(at, length), StandardCharsets.UTF_8);
      return check(text, isNamed, content.part(at, length), scan);
    } finally {
      scan.budget().release(COST * length);
    }
  }

  /// Pages of web sites are templates too, and build on each other.
  private static boolean isNoProse(JinjaIssue issue) {
    return issue.rule().verdict() == Verdict.MALICIOUS
        && !issue.rule().equals(JinjaRules.OTHER_FILE);
  }

  /// Other text has such brackets too: what is not named a template is taken for one only if it
  /// does what no text does.
  private static Outcome check(String text, boolean isNamed, Content content, Scan scan) {
    JinjaLexer.Lexed lexed = JinjaLexer.lex(text);
    var issues = JinjaCheck.of(lexed.parts());
    boolean isTemplate =
        isNamed || (!lexed.isBroken() && issues.stream().anyMatch(JinjaReader::isNoProse));
    if (!isTemplate) {
      return Outcome.DECLINED;
    }
    issues.forEach(issue -> scan.report(issue.rule(), content, issue.at(), issue.message()));
    if (lexed.isBroken()) {
      scan.report(
          JinjaRules.BROKEN,
          content,
          0,
          "a bracket or a string does not end, or stands where none may");
    }
    return Outcome.READ;
  }
}
