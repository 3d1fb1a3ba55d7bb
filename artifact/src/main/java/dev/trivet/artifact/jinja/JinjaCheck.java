package dev.trivet.artifact.jinja;

import dev.trivet.artifact.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Judges the expressions and statements of a template, token by token.
final class JinjaCheck {
  private static final int SHOWN = 160;
  private static final Set<String> LOADING = Set.of("include", "import", "extends", "from");
  private static final Set<String> BUILDING = Set.of("~", "+", "*", "%");
  private static final Set<String> BUILDING_FILTERS =
      Set.of(
          "join", "format", "reverse", "replace", "lower", "upper", "string", "list", "first",
          "last");

  private final List<JinjaIssue> issues = new ArrayList<>();
  private final Set<String> assigned;

  /// @param assigned names of the template's own variables
  private JinjaCheck(Set<String> assigned) {
    this.assigned = assigned;
  }

  static List<JinjaIssue> of(List<JinjaPart> parts) {
    JinjaConstants.Replaced replaced = JinjaConstants.in(parts);
    var check = new JinjaCheck(replaced.assigned());
    for (JinjaPart part : replaced.parts()) {
      switch (part) {
        case JinjaPart.Data data -> {}
        case JinjaPart.Output output -> check.expression(output.tokens());
        case JinjaPart.Statement statement -> check.statement(statement);
      }
    }
    check.issues.addAll(JinjaLoops.check(parts));
    check.issues.addAll(JinjaGrowth.check(parts));
    check.issues.addAll(JinjaSteering.check(parts));
    return check.issues;
  }

  private void statement(JinjaPart.Statement statement) {
    if (LOADING.contains(statement.name())) {
      add(JinjaRules.OTHER_FILE, statement.at(), statement.tokens(), 0);
    }
    expression(statement.tokens());
  }

  private void expression(List<JinjaToken> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      JinjaToken token = tokens.get(i);
      switch (token.kind()) {
        case NAME -> name(tokens, i);
        case STRING -> text(tokens, i);
        case OPERATOR -> operator(tokens, i);
        case NUMBER -> {}
      }
    }
  }

  private void name(List<JinjaToken> tokens, int i) {
    String name = tokens.get(i).text();
    boolean isAttribute = i > 0 && tokens.get(i - 1).isOperator(".");
    boolean isFilter = i > 0 && tokens.get(i - 1).isOperator("|");
    boolean isCalled = i + 1 < tokens.size() && tokens.get(i + 1).isOperator("(");
    if (JinjaNames.isInternal(name) && (isAttribute || name.startsWith("__"))) {
      add(JinjaRules.ATTRIBUTE_WALK, tokens.get(i).at(), tokens, i);
    } else if (JinjaNames.isPiece(name)) {
      add(JinjaRules.COMPUTED_NAME, tokens.get(i).at(), tokens, i);
    } else if (JinjaNames.isDangerousCall(name) && isCalled && !isFilter) {
      add(JinjaRules.DANGEROUS_CALL, tokens.get(i).at(), tokens, i);
    } else if (isFilter && name.equals("attr")) {
      attribute(tokens, i);
    } else if (isFilter && isHarvest(tokens, i)) {
      add(JinjaRules.COMPUTED_NAME, tokens.get(i).at(), tokens, i);
    } else if (!isAttribute && !isFilter && isUnusual(name) && !isKeyword(tokens, i)) {
      add(JinjaRules.UNUSUAL_NAME, tokens.get(i).at(), tokens, i);
    }
  }

  private boolean isUnusual(String name) {
    return JinjaNames.isUnusual(name) && !assigned.contains(name);
  }

  private static boolean isKeyword(List<JinjaToken> tokens, int i) {
    return i + 1 < tokens.size() && tokens.get(i + 1).isOperator("=");
  }

  /// `|attr('content')` is odd; with anything but a plain word it hides a name.
  private void attribute(List<JinjaToken> tokens, int i) {
    boolean isPlain =
        i + 3 < tokens.size()
            && tokens.get(i + 2).isString()
            && tokens.get(i + 3).isOperator(")")
            && !tokens.get(i + 2).text().startsWith("_");
    add(
        isPlain ? JinjaRules.UNUSUAL_NAME : JinjaRules.ATTRIBUTE_WALK,
        tokens.get(i).at(),
        tokens,
        i);
  }

  /// `|select|string`, `|string|list`: characters are taken from what an object looks like.
  private static boolean isHarvest(List<JinjaToken> tokens, int i) {
    String name = tokens.get(i).text();
    String next =
        i + 2 < tokens.size() && tokens.get(i + 1).isOperator("|") ? tokens.get(i + 2).text() : "";
    return (name.equals("select") && next.equals("string"))
        || (name.equals("string") && next.equals("list"));
  }

  private void text(List<JinjaToken> tokens, int i) {
    boolean isMiddle = i > 0 && tokens.get(i - 1).isString();
    if (isMiddle) {
      return;
    }
    Optional<ConstantText.Folded> folded = ConstantText.at(tokens, i);
    if (folded.isEmpty()) {
      return;
    }
    boolean namesInternal = JinjaNames.namesInternal(folded.get().text());
    if (namesInternal) {
      add(
          folded.get().pieces() > 1 ? JinjaRules.COMPUTED_NAME : JinjaRules.ATTRIBUTE_WALK,
          tokens.get(i).at(),
          tokens,
          i);
    } else if (tokens.get(i).text().equals("attr") && isArgumentOf("map", tokens, i)) {
      add(JinjaRules.ATTRIBUTE_WALK, tokens.get(i).at(), tokens, i);
    }
  }

  private static boolean isArgumentOf(String function, List<JinjaToken> tokens, int i) {
    return i >= 2 && tokens.get(i - 1).isOperator("(") && tokens.get(i - 2).isName(function);
  }

  /// A list of pieces that is joined, or an index that is computed from texts.
  private void operator(List<JinjaToken> tokens, int i) {
    if (!tokens.get(i).isOperator("[") && !tokens.get(i).isOperator("(")) {
      return;
    }
    Optional<ConstantText.Folded> folded = ConstantText.at(tokens, i);
    if (folded.isPresent() && JinjaNames.namesInternal(folded.get().text())) {
      add(JinjaRules.COMPUTED_NAME, tokens.get(i).at(), tokens, i);
    } else if (tokens.get(i).isOperator("[") && isIndex(tokens, i) && isComputed(tokens, i)) {
      add(JinjaRules.UNUSUAL_NAME, tokens.get(i).at(), tokens, i);
    }
  }

  private static boolean isIndex(List<JinjaToken> tokens, int i) {
    if (i == 0) {
      return false;
    }
    JinjaToken before = tokens.get(i - 1);
    return before.isOperator(")")
        || before.isOperator("]")
        || before.isOperator("}")
        || before.isString()
        || (before.kind() == JinjaToken.Kind.NAME
            && !before.isName("in")
            && !before.isName("else"));
  }

  private static boolean isComputed(List<JinjaToken> tokens, int open) {
    boolean hasText = false;
    boolean isBuilt = false;
    for (int i = open + 1; i < tokens.size() && !tokens.get(i).isOperator("]"); i++) {
      JinjaToken token = tokens.get(i);
      hasText |= token.isString();
      isBuilt |=
          token.kind() == JinjaToken.Kind.OPERATOR
              ? BUILDING.contains(token.text())
              : BUILDING_FILTERS.contains(token.text()) && tokens.get(i - 1).isOperator("|");
    }
    return hasText && isBuilt;
  }

  private void add(Rule rule, int at, List<JinjaToken> tokens, int around) {
    var shown = new StringBuilder();
    for (int i = Math.max(0, around - 6); i < tokens.size() && shown.length() < SHOWN; i++) {
      JinjaToken token = tokens.get(i);
      shown.append(token.isString() ? "'" + token.text() + "'" : token.text()).append(' ');
    }
    issues.add(new JinjaIssue(rule, at, shown.toString().strip()));
  }
}
