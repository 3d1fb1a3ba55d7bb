package dev.trivet.artifact.torch;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.config.Callables;
import dev.trivet.artifact.json.JsonBroken;
import dev.trivet.artifact.json.JsonFrame;
import dev.trivet.artifact.json.JsonRules;
import dev.trivet.artifact.json.JsonTooDeep;
import dev.trivet.artifact.json.JsonVisitor;
import dev.trivet.artifact.json.JsonWalk;
import dev.trivet.artifact.json.WideText;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads graphs of `torch.export`: JSON whose nodes name what they call under `target`. Loading
/// resolves these names.
public final class GraphReader implements FormatReader {
  static final String FORMAT = "torch-export";

  private static final Pattern OPERATOR = Pattern.compile("(?:torch\\.)?_?ops\\.(\\w+)\\.(\\w+).*");
  private static final Pattern ARITHMETIC =
      Pattern.compile(
          "_?operator\\.(i?(add|sub|mul|truediv|floordiv|mod|pow|matmul|and|or|xor|lshift|rshift|concat)_?"
              + "|neg|pos|abs|inv|invert|not_|eq|ne|lt|le|gt|ge|is_|is_not|getitem|index|contains|truth)"
              + "|math\\.\\w+|torch\\.(sym_\\w+|_sym_\\w+|_check\\w*)|\\w+");
  private static final Pattern OWN =
      Pattern.compile(
          "torch\\._higher_order_ops\\.[\\w.]+|torch\\.fx\\.experimental\\.[\\w.]+"
              + "|torch\\.utils\\._sympy\\.[\\w.]+");

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
    Optional<Bytes> text = WideText.toUtf8(content.bytes(), scan.budget());
    if (text.isEmpty()) {
      scan.report(JsonRules.BROKEN, content, 0, "no text");
      return Outcome.READ;
    }
    try {
      JsonWalk.over(text.get(), scan.budget(), List.of(new Targets(content, scan)), Set.of());
    } catch (JsonBroken e) {
      scan.report(JsonRules.BROKEN, content, e.at(), String.valueOf(e.getMessage()));
    } catch (JsonTooDeep e) {
      scan.report(JsonRules.DEEP, content, e.at(), String.valueOf(e.getMessage()));
    }
    return Outcome.READ;
  }

  /// The texts under `target`, wherever they stand.
  private record Targets(Content content, Scan scan) implements JsonVisitor {
    @Override
    public void text(JsonFrame in, String name, String text, long offset) {
      if (name.equals("target")) {
        scan.budget().takeEntries(1);
        judge(text, content, offset, scan);
      }
    }
  }

  private static void judge(String target, Content content, long place, Scan scan) {
    Matcher operator = OPERATOR.matcher(target);
    if (!operator.matches()) {
      boolean isPure =
          ARITHMETIC.matcher(target).matches()
              || (OWN.matcher(target).matches() && !Callables.isHarmfulModule(target));
      if (!isPure) {
        scan.report(TorchRules.FOREIGN_TARGET, content, place, "calls " + target);
      }
      return;
    }
    String name = operator.group(1) + "." + operator.group(2);
    if (Operators.acts(name) || Operators.saysItActs(name)) {
      scan.report(TorchRules.ACTING_OPERATOR, content, place, "calls " + name);
    } else if (Operators.isForeign(name)) {
      scan.report(TorchRules.FOREIGN_OPERATOR, content, place, "calls " + name);
    }
  }
}
