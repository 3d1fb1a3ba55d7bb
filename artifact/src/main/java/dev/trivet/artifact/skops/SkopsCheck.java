package dev.trivet.artifact.skops;

import static dev.trivet.artifact.rule.Severity.CRITICAL;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.SUSPICIOUS;

import dev.trivet.artifact.config.Callables;
import dev.trivet.artifact.json.JsonCheck;
import dev.trivet.artifact.json.JsonFrame;
import dev.trivet.artifact.json.JsonVisitor;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.util.List;
import java.util.Set;

/// Looks through a skops schema for types and functions that are not of the scientific libraries.
///
/// Sources: the nodes skops loads, and the advisories CVE-2025-54412, CVE-2025-54413,
/// CVE-2025-54886.
public final class SkopsCheck implements JsonCheck {
  private static final Rule HARMFUL =
      Rule.of(
              "skops-harmful-type",
              CRITICAL,
              MALICIOUS,
              "The schema builds or calls what runs code or touches files")
          .why("The loader imports the name and calls it once its type is trusted, or before")
          .action("Do not load it, and trust none of its types")
          .see("CWE-502", "CWE-470", "AML.T0011.000");
  private static final Rule UNKNOWN =
      Rule.of("skops-unknown-type", MEDIUM, SUSPICIOUS, "The schema needs a type nobody has judged")
          .why("The loader asks to trust it, and then imports and builds it")
          .action("Find out what the type does before you trust it")
          .see("CWE-502");

  private static final Set<String> OPERATORS = Set.of("attrgetter", "itemgetter", "methodcaller");

  @Override
  public List<Rule> rules() {
    return List.of(HARMFUL, UNKNOWN);
  }

  @Override
  public Set<String> names() {
    return Set.of("__class__", "__module__", "__loader__", "module_path", "function", "func");
  }

  @Override
  public JsonVisitor visitor(Content content, Scan scan) {
    return new JsonVisitor() {
      @Override
      public void leave(JsonFrame frame) {
        check(frame, content, scan);
      }
    };
  }

  private static void check(JsonFrame frame, Content content, Scan scan) {
    String loader = frame.text("__loader__").orElse("");
    if (!loader.isEmpty()) {
      String module = frame.text("__module__").orElse("");
      String type = frame.text("__class__").orElse("");
      judge(loader, module, type, frame, content, scan);
    }
    String path = frame.text("module_path").orElse("");
    if (!path.isEmpty()) {
      judge("FunctionNode", path, frame.text("function").orElse(""), frame, content, scan);
    }
  }

  private static void judge(
      String loader, String module, String type, JsonFrame frame, Content content, Scan scan) {
    String name = module + "." + type;
    String message = "%s %s".formatted(loader, name);
    boolean isOperator = loader.equals("OperatorFuncNode") || module.equals("operator");
    if (isOperator && !(module.equals("operator") && OPERATORS.contains(type))) {
      scan.report(HARMFUL, content, frame.offset(), message);
    } else if (isOperator) {
      Rule rule = type.equals("itemgetter") ? UNKNOWN : HARMFUL;
      scan.report(rule, content, frame.offset(), message);
    } else if (isOwn(loader, name)) {
      return;
    } else {
      switch (Callables.judge(name)) {
        case HARMFUL -> scan.report(HARMFUL, content, frame.offset(), message);
        case UNKNOWN -> scan.report(UNKNOWN, content, frame.offset(), message);
        case KNOWN -> {}
      }
    }
  }

  /// What skops writes for functions, methods and types themselves, whose content is judged apart.
  private static boolean isOwn(String loader, String name) {
    return switch (loader) {
      case "FunctionNode" -> name.equals("builtins.function") || name.equals("types.FunctionType");
      case "MethodNode" -> name.equals("builtins.method") || name.equals("types.MethodType");
      case "BytesNode",
          "BytearrayNode",
          "JsonNode",
          "ListNode",
          "DictNode",
          "TupleNode",
          "SetNode",
          "SliceNode",
          "TypeNode" ->
          Set.of(
                  "builtins.bytes",
                  "builtins.bytearray",
                  "builtins.str",
                  "builtins.int",
                  "builtins.float",
                  "builtins.bool",
                  "builtins.NoneType",
                  "builtins.list",
                  "builtins.dict",
                  "builtins.tuple",
                  "builtins.set",
                  "builtins.slice",
                  "builtins.type",
                  "builtins.complex",
                  "builtins.ellipsis")
              .contains(name);
      default -> false;
    };
  }
}
