package dev.trivet.artifact.tensorflow;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.config.Places;
import dev.trivet.artifact.proto.ProtoFields;
import dev.trivet.artifact.proto.ProtoPlace;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import dev.trivet.artifact.tensorflow.TfOperators.Effect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The nodes of one graph or function, whose names refer to each other.
final class TfScope {
  private static final int COST_OF_NODE = 400;
  private static final int MOST_STEPS = 200;

  /// Operators that hand texts on or put them together.
  private static final Set<String> PASSING =
      Set.of(
          "Const",
          "Identity",
          "IdentityN",
          "Pack",
          "StringJoin",
          "ConcatV2",
          "Concat",
          "ExpandDims",
          "Reshape",
          "PlaceholderWithDefault",
          "Squeeze",
          "Add",
          "AddV2",
          "ReduceJoin",
          "StringStrip",
          "ShardedFilename",
          "RegexReplace",
          "StaticRegexReplace",
          "Substr",
          "Fill",
          "Tile",
          "StringLower",
          "AsString",
          "DecodeBase64",
          "Select",
          "SelectV2",
          "Switch",
          "Merge");

  private final Content content;
  private final Bytes bytes;
  private final Scan scan;
  private final Set<String> assets;
  private final TfFunctions functions;
  private String name = "";
  private final Map<String, TfNode> passing = new HashMap<>();
  private final List<TfNode> byInput = new ArrayList<>();

  /// @param assets names of constants that stand for assets
  TfScope(Content content, Scan scan, Set<String> assets, TfFunctions functions) {
    this.functions = functions;
    this.content = content;
    this.bytes = content.bytes();
    this.scan = scan;
    this.assets = assets;
  }

  /// The node a tensor belongs to: `^a/b:0` is of `a/b`.
  static String nodeName(String tensor) {
    String name = tensor.startsWith("^") ? tensor.substring(1) : tensor;
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  /// @param scopeName of the function; empty for the graph
  /// @param field the number of the field that holds nodes
  void read(ProtoPlace scope, String scopeName, int field) {
    name = scopeName;
    ProtoFields fields = ProtoFields.of(bytes, scope);
    while (fields.next()) {
      if (fields.is(field)) {
        scan.budget().takeEntries(1);
        node(fields.place());
      }
    }
    byInput.forEach(this::checkPaths);
  }

  private void node(ProtoPlace place) {
    TfNode node = new TfNodeReader(content, scan).read(place);
    functions.calls(name, node);
    switch (functions.has(node.operator) ? Effect.NONE : TfOperators.effect(node.operator)) {
      case HARMFUL -> report(TfRules.HARMFUL, node);
      case ABORTS -> report(TfRules.ABORT, node);
      case UNKNOWN -> report(TfRules.CUSTOM, node);
      case FILES_BY_INPUT -> {
        scan.budget().reserve(COST_OF_NODE);
        byInput.add(node);
      }
      case NONE -> streams(node);
    }
    boolean hasTexts = !node.texts.isEmpty() || !node.operator.equals("Const");
    if (PASSING.contains(node.operator) && hasTexts) {
      scan.budget().reserve(COST_OF_NODE);
      passing.put(node.name, node);
    }
  }

  /// Debugging and printing operators write where an attribute says.
  private void streams(TfNode node) {
    boolean mayWrite = TfOperators.mayWrite(node.operator);
    for (String text : node.texts) {
      if (mayWrite && Places.isRemote(text)) {
        scan.report(TfRules.HARMFUL, content, node.at, "%s to %s".formatted(node.operator, text));
      }
    }
  }

  /// Follows the inputs of an operator to constant texts.
  private void checkPaths(TfNode node) {
    Deque<String> waiting = new ArrayDeque<>(node.inputs);
    var seen = new HashSet<String>();
    node.texts.forEach(text -> checkPath(node, text));
    while (!waiting.isEmpty() && seen.size() < MOST_STEPS) {
      String name = nodeName(waiting.pop());
      TfNode source = passing.get(name);
      if (source == null || !seen.add(name) || assets.contains(name)) {
        continue;
      }
      source.texts.forEach(text -> checkPath(node, text));
      waiting.addAll(source.inputs);
    }
  }

  private void checkPath(TfNode node, String text) {
    if (Places.leadsOut(text)) {
      scan.report(
          TfRules.FILE_OUTSIDE,
          content,
          node.at,
          "%s (%s): %s".formatted(node.operator, node.name, text));
    }
  }

  private void report(Rule rule, TfNode node) {
    scan.report(rule, content, node.at, "%s (%s)".formatted(node.operator, node.name));
  }
}
