package dev.trivet.artifact.torch;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads graphs of `torch.export`: JSON whose nodes name what they call under `target`. Loading
/// resolves these names.
public final class GraphReader implements FormatReader {
  static final String FORMAT = "torch-export";

  private static final byte[] KEY = "\"target\"".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern VALUE = Pattern.compile("^\\s*:\\s*\"([^\"]{0,300})\"");
  private static final Pattern OPERATOR = Pattern.compile("(?:torch\\.)?ops\\.(\\w+)\\.(\\w+).*");
  private static final Pattern PURE =
      Pattern.compile(
          "(_?operator|math)\\.\\w+|torch\\.(sym_\\w+|_sym_\\w+|_check\\w*)|torch\\._higher_order_ops\\.[\\w.]+"
              + "|torch\\.fx\\.experimental\\.[\\w.]+|torch\\.utils\\._sympy\\.[\\w.]+|\\w+");
  private static final int LONGEST = 400;

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public List<Rule> rules() {
    return List.of();
  }

  /// Only its archive says that JSON is a graph.
  @Override
  public Recognition recognise(Content content) {
    return Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    Bytes bytes = content.bytes();
    byte[] near = new byte[LONGEST];
    OptionalLong found = bytes.indexOf(KEY, 0, Long.MAX_VALUE);
    while (found.isPresent()) {
      long after = found.getAsLong() + KEY.length;
      int filled = bytes.copyAvailable(after, near);
      Matcher value = VALUE.matcher(new String(near, 0, filled, StandardCharsets.UTF_8));
      if (value.find()) {
        judge(value.group(1), content, after, scan);
      }
      scan.budget().takeEntries(1);
      found = bytes.indexOf(KEY, after, Long.MAX_VALUE);
    }
    return Outcome.READ;
  }

  private static void judge(String target, Content content, long place, Scan scan) {
    Matcher operator = OPERATOR.matcher(target);
    if (!operator.matches()) {
      if (!PURE.matcher(target).matches()) {
        scan.report(TorchRules.FOREIGN_TARGET, content, place, "calls " + target);
      }
      return;
    }
    String name = operator.group(1) + "." + operator.group(2);
    if (Operators.acts(name)) {
      scan.report(TorchRules.ACTING_OPERATOR, content, place, "calls " + name);
    } else if (Operators.isForeign(name)) {
      scan.report(TorchRules.FOREIGN_OPERATOR, content, place, "calls " + name);
    }
  }
}
