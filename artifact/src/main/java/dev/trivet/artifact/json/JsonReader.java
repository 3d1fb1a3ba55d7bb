package dev.trivet.artifact.json;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads JSON documents of any kind, one or several after another, and looks for what configuration
/// can do in each framework.
public final class JsonReader implements FormatReader {
  private static final int HEAD = 4_096;

  private final List<JsonCheck> checks;
  private final Set<String> names;

  public JsonReader(List<JsonCheck> checks) {
    this.checks = List.copyOf(checks);
    this.names =
        checks.stream().flatMap(c -> c.names().stream()).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public String format() {
    return "json";
  }

  @Override
  public List<Rule> rules() {
    return Stream.concat(
            JsonRules.all().stream(), checks.stream().flatMap(check -> check.rules().stream()))
        .toList();
  }

  @Override
  public Recognition recognise(Content content) {
    byte[] head = new byte[HEAD];
    int filled = content.bytes().copyAvailable(0, head);
    if (WideText.isWide(head, filled)) {
      return Recognition.MAYBE;
    }
    int first = afterSpace(head, filled, WideText.hasUtf8Mark(head, filled) ? 3 : 0);
    int second = afterSpace(head, filled, first + 1);
    if (second >= filled) {
      return Recognition.NO;
    }
    if (head[first] == '{') {
      return head[second] == '"' || head[second] == '}' ? Recognition.YES : Recognition.NO;
    }
    boolean isArray = head[first] == '[' && "{[\"]-0123456789tfn".indexOf(head[second]) >= 0;
    return isArray ? Recognition.MAYBE : Recognition.NO;
  }

  private static int afterSpace(byte[] head, int filled, int from) {
    int at = from;
    while (at < filled
        && (head[at] == ' ' || head[at] == '\n' || head[at] == '\r' || head[at] == '\t')) {
      at++;
    }
    return at;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    Optional<Bytes> text = WideText.toUtf8(content.bytes(), scan.budget());
    return text.isEmpty() ? Outcome.DECLINED : read(text.get(), content, scan);
  }

  private Outcome read(Bytes text, Content content, Scan scan) {
    long at = 0;
    while (text.has(at, 1)) {
      long base = at;
      List<JsonVisitor> visitors =
          checks.stream().map(check -> check.visitor(shifted(content, base), scan)).toList();
      try {
        at = skipSpace(text, at + JsonWalk.over(text.from(at), scan.budget(), visitors, names));
      } catch (JsonBroken e) {
        if (base == 0 && !startsWithObject(text) && content.expectedFormat().isEmpty()) {
          return Outcome.DECLINED;
        }
        scan.report(JsonRules.BROKEN, content, base + e.at(), String.valueOf(e.getMessage()));
        return Outcome.READ;
      } catch (JsonTooDeep e) {
        scan.report(JsonRules.DEEP, content, base + e.at(), String.valueOf(e.getMessage()));
        return Outcome.READ;
      }
    }
    return Outcome.READ;
  }

  private static boolean startsWithObject(Bytes text) {
    return text.u8(skipSpace(text, 0)) == '{';
  }

  /// Several documents in one file count their offsets from its beginning.
  private static Content shifted(Content content, long base) {
    return new Content(
        content.where(),
        content.bytes(),
        content.base() + base,
        content.depth(),
        content.expectedFormat().orElse(null));
  }

  private static long skipSpace(Bytes text, long from) {
    long at = from;
    while (text.has(at, 1)) {
      int b = text.u8(at);
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return at;
      }
      at++;
    }
    return at;
  }
}
