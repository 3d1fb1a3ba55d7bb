package dev.trivet.artifact.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text that an expression of literals alone has: `'__cla' ~ 'ss__'`, `['a','b']|join`,
/// `'__ssalc__'|reverse`, `'a'.replace('b','c')`.
final class ConstantText {
  private static final int MOST = 4_000;
  private static final int MOST_VALUES = 100;
  private static final Pattern PLACE = Pattern.compile("\\{[^{}.\\[]*}|%[cs]");

  private final List<JinjaToken> tokens;
  private int next;
  private int pieces;

  private ConstantText(List<JinjaToken> tokens, int from) {
    this.tokens = tokens;
    this.next = from;
  }

  /// @param pieces how many literals and operations it is made of; 1 is a plain literal
  /// @param end index of the token after it
  record Folded(String text, int pieces, int end) {}

  /// The longest constant text that begins at that token.
  static Optional<Folded> at(List<JinjaToken> tokens, int from) {
    var folding = new ConstantText(tokens, from);
    return folding.sum().map(text -> new Folded(text, folding.pieces, folding.next));
  }

  private Optional<String> sum() {
    Optional<String> left = operand();
    while (left.isPresent() && (is(0, "~") || is(0, "+"))) {
      int operator = next++;
      Optional<String> right = operand();
      if (right.isEmpty()) {
        next = operator;
        return left;
      }
      left = Optional.of(cut(left.get() + right.get()));
    }
    return left;
  }

  private Optional<String> operand() {
    Optional<String> text = is(0, "[") || is(0, "(") ? list() : string();
    while (text.isPresent()) {
      Optional<String> changed = operation(text.get());
      if (changed.isEmpty()) {
        return text;
      }
      pieces++;
      text = changed;
    }
    return text;
  }

  /// Neighbouring literals are one, as in Python.
  private Optional<String> string() {
    if (next >= tokens.size() || !tokens.get(next).isString()) {
      return Optional.empty();
    }
    var text = new StringBuilder();
    while (next < tokens.size() && tokens.get(next).isString() && text.length() < MOST) {
      text.append(tokens.get(next++).text());
      pieces++;
    }
    return Optional.of(text.toString());
  }

  /// `['a', 'b']|join`, `('a', 'b')|join`; of one in parentheses itself.
  private Optional<String> list() {
    int begin = next;
    var text = new StringBuilder();
    for (next++; next < tokens.size() && text.length() < MOST; next++) {
      JinjaToken token = tokens.get(next);
      if (token.isString()) {
        text.append(token.text());
        pieces++;
      } else if (token.isOperator("]") || token.isOperator(")")) {
        next++;
        return text.isEmpty() ? back(begin) : Optional.of(text.toString());
      } else if (!token.isOperator(",") && !token.isOperator("~") && !token.isOperator("+")) {
        return back(begin);
      }
    }
    return back(begin);
  }

  private Optional<String> back(int begin) {
    next = begin;
    return Optional.empty();
  }

  private Optional<String> operation(String text) {
    if (isReversal()) {
      next += 6;
      return Optional.of(new StringBuilder(text).reverse().toString());
    }
    if (is(0, "*")
        && next + 1 < tokens.size()
        && tokens.get(next + 1).kind() == JinjaToken.Kind.NUMBER) {
      return repeated(text, tokens.get(next + 1).text());
    }
    if (is(0, "%")) {
      return formatted(text, next + 1);
    }
    if (!is(0, "|") && !is(0, ".")) {
      return Optional.empty();
    }
    String name = next + 1 < tokens.size() ? tokens.get(next + 1).text() : "";
    return switch (name) {
      case "join" -> is(0, ".") ? joined(text) : done(2, text);
      case "format" -> is(2, "(") ? formatted(text, next + 2) : Optional.empty();
      case "reverse" -> done(2, new StringBuilder(text).reverse().toString());
      case "string", "trim", "safe", "list" -> done(2, text);
      case "lower" -> done(2, text.toLowerCase(Locale.ROOT));
      case "upper" -> done(2, text.toUpperCase(Locale.ROOT));
      case "replace" -> replaced(text);
      default -> Optional.empty();
    };
  }

  private boolean isReversal() {
    return is(0, "[") && is(1, ":") && is(2, ":") && is(3, "-") && next + 5 < tokens.size();
  }

  private Optional<String> repeated(String text, String digits) {
    if (!digits.matches("[0-9]{1,3}") || text.length() > 64) {
      return Optional.empty();
    }
    next += 2;
    return Optional.of(cut(text.repeat(Integer.parseInt(digits))));
  }

  /// `'__'.join(['', 'class', ''])`.
  private Optional<String> joined(String separator) {
    if (!is(2, "(") || !(is(3, "[") || is(3, "("))) {
      return Optional.empty();
    }
    var parts = new ArrayList<String>();
    int at = next + 4;
    while (at < tokens.size() && (tokens.get(at).isString() || tokens.get(at).isOperator(","))) {
      if (tokens.get(at).isString()) {
        parts.add(tokens.get(at).text());
      }
      at++;
    }
    next = Math.min(tokens.size(), at + 2);
    return Optional.of(cut(String.join(separator, parts)));
  }

  /// `'{:c}'.format(95)`, `'%c' % 95`, `'%c'|format(95)`: characters by number, texts as they are.
  private Optional<String> formatted(String form, int from) {
    var values = new ArrayList<String>();
    boolean isOpen = from < tokens.size() && tokens.get(from).isOperator("(");
    int at = from + (isOpen ? 1 : 0);
    while (at < tokens.size() && values.size() < MOST_VALUES && isValue(tokens.get(at), isOpen)) {
      JinjaToken token = tokens.get(at++);
      if (token.kind() == JinjaToken.Kind.NUMBER) {
        values.add(character(token.text()));
      } else if (token.isString()) {
        values.add(token.text());
      }
    }
    if (values.isEmpty()) {
      return Optional.empty();
    }
    next = Math.min(tokens.size(), at + (isOpen ? 1 : 0));
    return Optional.of(cut(filled(form, values)));
  }

  private static boolean isValue(JinjaToken token, boolean isOneOfSeveral) {
    return token.kind() == JinjaToken.Kind.NUMBER
        || token.isString()
        || (isOneOfSeveral && token.isOperator(","));
  }

  private static String filled(String form, List<String> values) {
    Matcher places = PLACE.matcher(form);
    var filled = new StringBuilder();
    int used = 0;
    while (used < values.size() && places.find()) {
      places.appendReplacement(filled, Matcher.quoteReplacement(values.get(used++)));
    }
    places.appendTail(filled);
    return filled.toString();
  }

  private static String character(String digits) {
    return digits.matches("\\d{1,6}") ? Character.toString(Integer.parseInt(digits)) : digits;
  }

  private Optional<String> replaced(String text) {
    boolean isPlain =
        is(2, "(")
            && is(4, ",")
            && is(6, ")")
            && tokens.get(next + 3).isString()
            && tokens.get(next + 5).isString()
            && !tokens.get(next + 3).text().isEmpty();
    if (!isPlain) {
      return Optional.empty();
    }
    return done(7, cut(text.replace(tokens.get(next + 3).text(), tokens.get(next + 5).text())));
  }

  /// Past the operation, and its empty parentheses if it has any.
  private Optional<String> done(int count, String text) {
    next += count;
    if (is(0, "(") && is(1, ")")) {
      next += 2;
    } else if (is(0, "(") && is(2, ")") && tokens.get(next + 1).isString()) {
      next += 3;
    }
    return Optional.of(text);
  }

  private boolean is(int ahead, String operator) {
    return next + ahead < tokens.size() && tokens.get(next + ahead).isOperator(operator);
  }

  private static String cut(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST);
  }
}
