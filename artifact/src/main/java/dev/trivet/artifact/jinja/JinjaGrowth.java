package dev.trivet.artifact.jinja;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds what grows without measure other than by loops over ranges: padding, texts that double,
/// macros that call themselves, and nesting no parser can follow.
final class JinjaGrowth {
  private static final int MOST_NESTED = 100;
  private static final int MOST_OPEN = 200;
  private static final int MOST_DIGITS = 6;
  private static final int MOST_DOUBLINGS = 12;

  /// Filters and methods whose argument is how long the result becomes.
  private static final Set<String> PADDING =
      Set.of(
          "center", "ljust", "rjust", "zfill", "indent", "lipsum", "expandtabs", "batch", "slice");

  /// `%9999999d`, `{:>9999999}`.
  private static final Pattern WIDE =
      Pattern.compile("%[-+ 0#]*\\d{7,}|%[-+ 0#]*\\d*\\.\\d{7,}|\\{[^{}]*:[^{}]*\\d{7,}[^{}]*}");

  private final List<JinjaIssue> issues = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();

  private int doublings;

  private JinjaGrowth() {}

  static List<JinjaIssue> check(List<JinjaPart> parts) {
    var growth = new JinjaGrowth();
    for (JinjaPart part : parts) {
      switch (part) {
        case JinjaPart.Data data -> {}
        case JinjaPart.Output output -> growth.expression(output.tokens());
        case JinjaPart.Statement statement -> growth.statement(statement);
      }
    }
    return growth.issues;
  }

  private void statement(JinjaPart.Statement statement) {
    expression(statement.tokens());
    String name = statement.name();
    if (name.startsWith("end")) {
      open.poll();
    } else if (isBlock(statement)) {
      open.push(
          name.equals("macro") && statement.tokens().size() > 1
              ? "macro " + statement.tokens().get(1).text()
              : name);
      if (open.size() == MOST_NESTED + 1) {
        add(statement.at(), "statements are nested more than %d deep".formatted(MOST_NESTED));
      }
    } else if (name.equals("set") && doubles(statement.tokens())) {
      doublings++;
      if (open.contains("for") || doublings == MOST_DOUBLINGS) {
        add(statement.at(), "a text grows by itself again and again");
      }
    }
  }

  private static boolean isBlock(JinjaPart.Statement statement) {
    return switch (statement.name()) {
      case "for", "if", "macro", "call", "filter", "with", "block", "generation", "autoescape" ->
          true;
      case "set" -> statement.tokens().stream().noneMatch(token -> token.isOperator("="));
      default -> false;
    };
  }

  /// `s = s ~ s`: what is assigned stands at least twice on the other side, added to itself.
  private static boolean doubles(List<JinjaToken> tokens) {
    int equals = 0;
    while (equals < tokens.size() && !tokens.get(equals).isOperator("=")) {
      equals++;
    }
    String target = name(tokens, 1, equals);
    int uses = 0;
    for (int i = equals + 1; i < tokens.size(); i++) {
      boolean isUse = name(tokens, i, Math.min(tokens.size(), i + equals - 1)).equals(target);
      uses += isUse && isAdded(tokens, i, i + equals - 1) ? 1 : 0;
    }
    return !target.isEmpty() && uses > 1;
  }

  private static String name(List<JinjaToken> tokens, int from, int to) {
    var name = new StringBuilder();
    for (int i = from; i < to; i++) {
      name.append(tokens.get(i).text());
    }
    return name.toString();
  }

  private static boolean isAdded(List<JinjaToken> tokens, int from, int end) {
    boolean isBefore = isAddition(tokens.get(from - 1));
    boolean isAfter = end < tokens.size() && isAddition(tokens.get(end));
    return isBefore || isAfter;
  }

  private static boolean isAddition(JinjaToken token) {
    return token.isOperator("~") || token.isOperator("+");
  }

  private void expression(List<JinjaToken> tokens) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      JinjaToken token = tokens.get(i);
      if (token.isOperator("(") || token.isOperator("[") || token.isOperator("{")) {
        depth++;
        if (depth == MOST_OPEN + 1) {
          add(token.at(), "brackets are nested more than %d deep".formatted(MOST_OPEN));
        }
      } else if (token.isOperator(")") || token.isOperator("]") || token.isOperator("}")) {
        depth--;
      } else if (token.isString() && WIDE.matcher(token.text()).find()) {
        add(token.at(), "a width of millions");
      } else if (token.kind() == JinjaToken.Kind.NAME) {
        name(tokens, i);
      }
    }
  }

  private void name(List<JinjaToken> tokens, int i) {
    boolean isCalled = i + 2 < tokens.size() && tokens.get(i + 1).isOperator("(");
    if (!isCalled) {
      return;
    }
    String name = tokens.get(i).text();
    if (PADDING.contains(name) && isLarge(tokens, i + 2)) {
      add(tokens.get(i).at(), name + " to millions");
    } else if (open.contains("macro " + name)) {
      add(tokens.get(i).at(), "macro %s calls itself".formatted(name));
    }
  }

  private static boolean isLarge(List<JinjaToken> tokens, int from) {
    for (int i = from; i < tokens.size() && !tokens.get(i).isOperator(")"); i++) {
      boolean isNumber = tokens.get(i).kind() == JinjaToken.Kind.NUMBER;
      if (isNumber && tokens.get(i).text().replace("_", "").length() > MOST_DIGITS) {
        return true;
      }
    }
    return false;
  }

  private void add(int at, String message) {
    issues.add(new JinjaIssue(JinjaRules.HUGE_LOOP, at, message));
  }
}
