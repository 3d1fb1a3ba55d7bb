package dev.trivet.artifact.torch;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads TorchScript as an archive stores it: a dialect of Python in which every function is an
/// operator, written `torch.name` for PyTorch's own and `ops.namespace.name` for others.
public final class ScriptReader implements FormatReader {
  static final String FORMAT = "torchscript";

  private static final Pattern OPERATOR =
      Pattern.compile(
          "\\bops\\s*\\.\\s*(\\w+)\\s*\\.\\s*(\\w+)|\\btorch\\s*\\.\\s*(\\w+)\\s*\\(|\\^(\\w+)\\("
              + "|\\btorch\\s*\\.\\s*classes\\s*\\.\\s*(\\w+)\\s*\\.\\s*(\\w+)");
  private static final int CHUNK = 1 << 20;
  private static final int OVERLAP = 1 << 10;

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public List<Rule> rules() {
    return TorchRules.all();
  }

  /// Only its archive says that something is TorchScript.
  @Override
  public Recognition recognise(Content content) {
    return Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    Bytes bytes = content.bytes();
    byte[] chunk = new byte[CHUNK];
    for (long at = 0; bytes.has(at, 1); at += CHUNK - OVERLAP) {
      int filled = bytes.copyAvailable(at, chunk);
      var text = new String(chunk, 0, filled, StandardCharsets.ISO_8859_1);
      Matcher operators = OPERATOR.matcher(text);
      while (operators.find()) {
        judge(operators, content, at, scan);
      }
      scan.budget().checkTime();
      if (filled < CHUNK) {
        break;
      }
    }
    return Outcome.READ;
  }

  private static void judge(Matcher found, Content content, long at, Scan scan) {
    long place = at + found.start();
    if (found.group(4) != null) {
      scan.report(TorchRules.ACTING_OPERATOR, content, place, "calls Python: ^" + found.group(4));
      return;
    }
    if (found.group(5) != null && Operators.isForeignClass(found.group(5))) {
      scan.report(
          TorchRules.FOREIGN_OPERATOR,
          content,
          place,
          "uses class %s.%s".formatted(found.group(5), found.group(6)));
    }
    if (found.group(5) != null) {
      return;
    }
    String operator =
        found.group(1) != null ? found.group(1) + "." + found.group(2) : "aten." + found.group(3);
    if (Operators.acts(operator) || Operators.saysItActs(operator)) {
      scan.report(TorchRules.ACTING_OPERATOR, content, place, "calls " + operator);
    } else if (Operators.isForeign(operator)) {
      scan.report(TorchRules.FOREIGN_OPERATOR, content, place, "calls " + operator);
    }
  }
}
