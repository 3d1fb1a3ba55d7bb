package dev.trivet.artifact.jinja;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Finds loops over constant ranges that never end in practice, and texts repeated without measure.
final class JinjaLoops {
  private static final long MOST_TURNS = 1_000_000;

  private JinjaLoops() {}

  static List<JinjaIssue> check(List<JinjaPart> parts) {
    var issues = new ArrayList<JinjaIssue>();
    Deque<Long> turns = new ArrayDeque<>(List.of(1L));
    for (JinjaPart part : parts) {
      switch (part) {
        case JinjaPart.Data data -> {}
        case JinjaPart.Output output -> repetition(output.tokens(), issues);
        case JinjaPart.Statement statement -> {
          repetition(statement.tokens(), issues);
          if (statement.name().equals("for")) {
            turns.push(product(turns.element(), largestRange(statement.tokens())));
            isTooMany(statement, turns.element(), issues);
          } else if (statement.name().equals("endfor") && turns.size() > 1) {
            turns.pop();
          }
        }
      }
    }
    return issues;
  }

  private static void isTooMany(
      JinjaPart.Statement statement, long turns, List<JinjaIssue> issues) {
    if (turns > MOST_TURNS) {
      issues.add(
          new JinjaIssue(JinjaRules.HUGE_LOOP, statement.at(), "%,d turns".formatted(turns)));
    }
  }

  private static long largestRange(List<JinjaToken> tokens) {
    long largest = 1;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).isName("range") && tokens.get(i + 1).isOperator("(")) {
        for (int j = i + 2; j < tokens.size() && !tokens.get(j).isOperator(")"); j++) {
          largest = Math.max(largest, number(tokens.get(j)));
        }
      }
    }
    return largest;
  }

  /// `'a' * 1000000000`, `10 ** 10 ** 10`.
  private static void repetition(List<JinjaToken> tokens, List<JinjaIssue> issues) {
    for (int i = 1; i + 1 < tokens.size(); i++) {
      boolean isTower =
          i + 2 < tokens.size()
              && tokens.get(i).isOperator("**")
              && tokens.get(i + 2).isOperator("**");
      boolean isPower =
          isTower || (tokens.get(i).isOperator("**") && number(tokens.get(i + 1)) > 5);
      boolean isTimes =
          tokens.get(i).isOperator("*")
              && Math.max(number(tokens.get(i - 1)), number(tokens.get(i + 1))) > MOST_TURNS;
      if (isPower || isTimes) {
        issues.add(
            new JinjaIssue(
                JinjaRules.HUGE_LOOP,
                tokens.get(i).at(),
                "%s %s %s"
                    .formatted(
                        tokens.get(i - 1).text(), tokens.get(i).text(), tokens.get(i + 1).text())));
      }
    }
  }

  private static long number(JinjaToken token) {
    if (token.kind() != JinjaToken.Kind.NUMBER) {
      return 1;
    }
    String digits = token.text().replace("_", "");
    if (!digits.matches("[0-9]+")) {
      return 1;
    }
    return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  private static long product(long left, long right) {
    return left > Long.MAX_VALUE / Math.max(1, right) ? Long.MAX_VALUE : left * right;
  }
}
