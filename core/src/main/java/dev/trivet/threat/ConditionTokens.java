package dev.trivet.threat;

/// Cuts an expression into tokens: `( ) & | !`, `$MACRO`, `@AML.Txxxx`, `field:word,word`.
///
/// By hand and not by a regular expression: every command that looks at threats reads some 400
/// expressions first, in a JVM that has not warmed up.
final class ConditionTokens {
  private ConditionTokens() {}

  /// @return where the next token starts, at `from` or after; the length when there is none
  static int start(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /// @return where the token that starts at `at` ends; `at` when none starts there
  static int end(String text, int at) {
    char first = text.charAt(at);
    if (first == '(' || first == ')' || first == '&' || first == '|' || first == '!') {
      return at + 1;
    }
    if (first == '$' || first == '@') {
      int end = run(text, at + 1, first == '@' ? '.' : '_');
      return end == at + 1 ? at : end;
    }
    int colon = run(text, at, '_');
    if (colon == at || colon == text.length() || text.charAt(colon) != ':') {
      return at;
    }
    int end = run(text, colon + 1, ',');
    return end == colon + 1 ? at : end;
  }

  /// Whether a token stands for another expression.
  static boolean isName(String token) {
    return token.charAt(0) == '$' || token.charAt(0) == '@';
  }

  /// The end of the letters, digits, underscores and `also` from `at` on.
  private static int run(String text, int at, char also) {
    int end = at;
    while (end < text.length() && (isWord(text.charAt(end)) || text.charAt(end) == also)) {
      end++;
    }
    return end;
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
