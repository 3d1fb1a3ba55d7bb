package dev.trivet.artifact.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes a template apart. Comments are left out; the text of a `raw` block is data.
final class JinjaLexer {
  private static final Pattern END_RAW = Pattern.compile("\\{%[-+]?\\s*endraw\\s*[-+]?%\\}");

  /// Characters no expression holds outside of strings; the engine refuses the whole template.
  private static final String NO_OPERATORS = ";$\\?@#&^`";

  private final String template;
  private final List<JinjaPart> parts = new ArrayList<>();
  private int at;
  private boolean isBroken;

  private JinjaLexer(String template) {
    this.template = template;
  }

  /// @param isBroken whether a bracket or a string does not end, or an expression holds what none
  ///   does
  record Lexed(List<JinjaPart> parts, boolean isBroken) {}

  static Lexed lex(String template) {
    var lexer = new JinjaLexer(template);
    while (lexer.at < template.length()) {
      lexer.part();
    }
    return new Lexed(lexer.parts, lexer.isBroken);
  }

  private void part() {
    int open = nextOpening(at);
    if (open > at) {
      parts.add(new JinjaPart.Data(template.substring(at, open), at));
    }
    at = open;
    if (open == template.length()) {
      return;
    }
    int begin = open;
    switch (template.charAt(open + 1)) {
      case '#' -> comment();
      case '{' -> parts.add(new JinjaPart.Output(tokens("}}"), begin));
      default -> statement(begin);
    }
  }

  private int nextOpening(int from) {
    for (int i = template.indexOf('{', from); i >= 0; i = template.indexOf('{', i + 1)) {
      char next = i + 1 < template.length() ? template.charAt(i + 1) : ' ';
      if (next == '{' || next == '%' || next == '#') {
        return i;
      }
    }
    return template.length();
  }

  private void comment() {
    int end = template.indexOf("#}", at + 2);
    isBroken |= end < 0;
    at = end < 0 ? template.length() : end + 2;
  }

  private void statement(int begin) {
    var statement = new JinjaPart.Statement(tokens("%}"), begin);
    if (!statement.name().equals("raw")) {
      parts.add(statement);
      return;
    }
    Matcher end = END_RAW.matcher(template);
    boolean isEnded = end.find(at);
    parts.add(
        new JinjaPart.Data(template.substring(at, isEnded ? end.start() : template.length()), at));
    isBroken |= !isEnded;
    at = isEnded ? end.end() : template.length();
  }

  /// The tokens up to `close`, strings read whole; brackets hold `}}` of their own.
  private List<JinjaToken> tokens(String close) {
    var tokens = new ArrayList<JinjaToken>();
    at += 2;
    int braces = 0;
    while (at < template.length()) {
      char c = template.charAt(at);
      if (braces == 0 && isClose(close)) {
        return tokens;
      }
      if (c == '"' || c == '\'') {
        tokens.add(string(c));
      } else if (Character.isJavaIdentifierStart(c) && c != '$') {
        tokens.add(run(JinjaToken.Kind.NAME));
      } else if (Character.isDigit(c)) {
        tokens.add(run(JinjaToken.Kind.NUMBER));
      } else {
        braces += c == '{' ? 1 : c == '}' && braces > 0 ? -1 : 0;
        operator(c, tokens);
      }
    }
    isBroken = true;
    at = template.length(); // an escape at the very end reaches beyond it
    return tokens;
  }

  private boolean isClose(String close) {
    char c = template.charAt(at);
    int begin = c == '-' || c == '+' ? at + 1 : at;
    if (!template.startsWith(close, begin)) {
      return false;
    }
    at = begin + close.length();
    return true;
  }

  private void operator(char c, List<JinjaToken> tokens) {
    isBroken |= NO_OPERATORS.indexOf(c) >= 0;
    if (!Character.isWhitespace(c)) {
      boolean isPower = c == '*' && template.startsWith("**", at);
      tokens.add(new JinjaToken(JinjaToken.Kind.OPERATOR, isPower ? "**" : String.valueOf(c), at));
      at += isPower ? 1 : 0;
    }
    at++;
  }

  private JinjaToken run(JinjaToken.Kind kind) {
    int begin = at;
    while (at < template.length() && isWordPart(template.charAt(at))) {
      at++;
    }
    return new JinjaToken(kind, template.substring(begin, at), begin);
  }

  private static boolean isWordPart(char c) {
    return Character.isJavaIdentifierPart(c) && c != '$';
  }

  private JinjaToken string(char quote) {
    int begin = at++;
    var text = new StringBuilder();
    while (at < template.length() && template.charAt(at) != quote) {
      if (template.charAt(at) == '\\' && at + 1 < template.length()) {
        escape(text);
      } else {
        text.append(template.charAt(at++));
      }
    }
    isBroken |= at >= template.length();
    at++;
    return new JinjaToken(JinjaToken.Kind.STRING, text.toString(), begin);
  }

  /// As Python reads it: `\x5f`, `\137`, `_`.
  private void escape(StringBuilder text) {
    char c = template.charAt(at + 1);
    at += 2;
    switch (c) {
      case 'n' -> text.append('\n');
      case 't' -> text.append('\t');
      case 'r' -> text.append('\r');
      case 'x' -> digits(text, 2, 16, "\\x");
      case 'u' -> digits(text, 4, 16, "\\u");
      case 'U' -> digits(text, 8, 16, "\\U");
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        digits(text, 3, 8, "\\");
      }
      default -> text.append(c);
    }
  }

  private void digits(StringBuilder text, int most, int radix, String otherwise) {
    int value = 0;
    int count = 0;
    while (count < most
        && at < template.length()
        && Character.digit(template.charAt(at), radix) >= 0) {
      value = value * radix + Character.digit(template.charAt(at), radix);
      at++;
      count++;
    }
    if (count == 0 || !Character.isValidCodePoint(value)) {
      text.append(otherwise);
    } else {
      text.appendCodePoint(value);
    }
  }
}
