package dev.trivet.artifact.trees;

import dev.trivet.artifact.json.JsonCheck;
import dev.trivet.artifact.json.JsonVisitor;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads UBJSON, in which XGBoost keeps its models; it is looked through like JSON.
public final class UbjReader implements FormatReader {
  private final List<JsonCheck> checks;
  private final Set<String> names;

  /// @param checks the same that JSON is looked through by
  public UbjReader(List<JsonCheck> checks) {
    this.checks = List.copyOf(checks);
    this.names =
        checks.stream().flatMap(c -> c.names().stream()).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public String format() {
    return "ubjson";
  }

  @Override
  public List<Rule> rules() {
    return TreeRules.all();
  }

  /// An object whose first name has a length of eight bytes or one, or whose size is said.
  @Override
  public Recognition recognise(Content content) {
    if (!content.bytes().startsWith(0, "{") || !content.bytes().has(0, 4)) {
      return Recognition.NO;
    }
    int second = content.bytes().u8(1);
    boolean isLong =
        second == 'L' && content.bytes().has(2, 9) && content.bytes().i64be(2) < 1 << 16;
    boolean isShort =
        second == 'i' || second == 'U' || second == '#' || second == '$' || second == 'I';
    return isLong ? Recognition.YES : isShort ? Recognition.MAYBE : Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    List<JsonVisitor> visitors =
        checks.stream().map(check -> check.visitor(content, scan)).toList();
    var walk = new UbjWalk(content.bytes(), scan.budget(), visitors, names);
    try {
      long end = walk.walk();
      if (content.bytes().has(end, 1)) {
        scan.report(TreeRules.BROKEN, content, end, "something follows the document");
        scan.open(content.part(end, content.bytes().size() - end));
      }
    } catch (UbjWalk.Broken e) {
      if (walk.values() < 1) {
        return Outcome.DECLINED;
      }
      scan.report(e.rule(), content, e.at(), String.valueOf(e.getMessage()));
    }
    return Outcome.READ;
  }
}
