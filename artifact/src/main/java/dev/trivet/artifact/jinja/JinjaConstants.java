package dev.trivet.artifact.jinja;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts the text of a variable in the variable's place: after `{% set a = '__cl' %}`, `a ~ 'ass__'`
/// is a constant text like any other.
final class JinjaConstants {
  private static final int LONGEST = 200;

  private final Map<String, String> known = new HashMap<>();
  private final Set<String> assigned = new HashSet<>();

  /// The parts with every variable of constant text replaced, and the names the template assigns.
  record Replaced(List<JinjaPart> parts, Set<String> assigned) {}

  static Replaced in(List<JinjaPart> parts) {
    var constants = new JinjaConstants();
    var replaced = new ArrayList<JinjaPart>();
    for (JinjaPart part : parts) {
      replaced.add(
          switch (part) {
            case JinjaPart.Data data -> data;
            case JinjaPart.Output output ->
                new JinjaPart.Output(constants.replace(output.tokens(), 0), output.at());
            case JinjaPart.Statement statement -> constants.statement(statement);
          });
    }
    return new Replaced(replaced, constants.assigned);
  }

  private JinjaPart statement(JinjaPart.Statement statement) {
    int from = firstValue(statement);
    List<JinjaToken> tokens = replace(statement.tokens(), from);
    for (int i = 1; i < from; i++) {
      if (tokens.get(i).kind() == JinjaToken.Kind.NAME) {
        assigned.add(tokens.get(i).text());
      }
    }
    boolean isPlain = statement.name().equals("set") && from == 3;
    if (isPlain) {
      Optional<String> text = constant(tokens, from);
      text.ifPresentOrElse(
          value -> known.put(tokens.get(1).text(), value),
          () -> known.remove(tokens.get(1).text()));
    }
    return new JinjaPart.Statement(tokens, statement.at());
  }

  /// What stands before it names variables: `set a =`, `for a, b in`, `macro f(`.
  private static int firstValue(JinjaPart.Statement statement) {
    List<JinjaToken> tokens = statement.tokens();
    String end =
        switch (statement.name()) {
          case "set" -> "=";
          case "macro" -> "(";
          default -> "";
        };
    boolean isLoop = statement.name().equals("for");
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i).isOperator(end) || (isLoop && tokens.get(i).isName("in"))) {
        return i + 1;
      }
    }
    return 1;
  }

  private static Optional<String> constant(List<JinjaToken> tokens, int from) {
    return ConstantText.at(tokens, from)
        .filter(folded -> folded.end() == tokens.size())
        .map(ConstantText.Folded::text)
        .filter(text -> text.length() <= LONGEST);
  }

  private List<JinjaToken> replace(List<JinjaToken> tokens, int from) {
    if (known.isEmpty()) {
      return tokens;
    }
    var replaced = new ArrayList<>(tokens);
    for (int i = from; i < tokens.size(); i++) {
      JinjaToken token = tokens.get(i);
      String text = token.kind() == JinjaToken.Kind.NAME ? known.get(token.text()) : null;
      if (text != null && isVariable(tokens, i)) {
        replaced.set(i, new JinjaToken(JinjaToken.Kind.STRING, text, token.at()));
      }
    }
    return replaced;
  }

  private static boolean isVariable(List<JinjaToken> tokens, int i) {
    boolean isPart =
        i > 0 && (tokens.get(i - 1).isOperator(".") || tokens.get(i - 1).isOperator("|"));
    boolean isKeyword = i + 1 < tokens.size() && tokens.get(i + 1).isOperator("=");
    return !isPart && !isKeyword;
  }
}
