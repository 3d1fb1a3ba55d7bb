package dev.trivet.artifact.numpy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Values written as Python writes them: `{'descr': '<f8', 'shape': (3, 4L), }`. Parsed without
/// recursion, and never evaluated.
sealed interface PythonLiteral {
  /// Deeper than this no header is, and Python's own parser begins to struggle.
  int DEEPEST = 64;

  record Text(String text) implements PythonLiteral {}

  record Whole(long number) implements PythonLiteral {}

  /// `True`, `False`, `None`, or any other name.
  record Word(String word) implements PythonLiteral {}

  /// A tuple or list.
  record Sequence(List<PythonLiteral> elements) implements PythonLiteral {}

  /// A dictionary: keys and values in turn.
  record Dictionary(List<PythonLiteral> items) implements PythonLiteral {
    /// Of equal keys the last, as in Python.
    Optional<PythonLiteral> get(String key) {
      for (int i = items.size() - items.size() % 2 - 2; i >= 0; i -= 2) {
        if (items.get(i) instanceof Text(String text) && text.equals(key)) {
          return Optional.of(items.get(i + 1));
        }
      }
      return Optional.empty();
    }
  }

  /// How deep brackets nest in the text, strings left out.
  static int depth(String text) {
    int depth = 0;
    int deepest = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(' || c == '[' || c == '{' || c == '-' || c == '~') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
      } else if (Character.isLetterOrDigit(c)) {
        deepest = Math.max(deepest, depth);
      }
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  /// @return empty when the text is no literal, or nests too deep
  static Optional<PythonLiteral> parse(String text) {
    return new Parser(text).parse();
  }

  /// One pass over the text with a stack of open brackets.
  final class Parser {
    private final String text;
    private int at;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<PythonLiteral> top = new ArrayList<>();
    private boolean isAfterText;
    private boolean isRaw;

    private record Open(char bracket, List<PythonLiteral> elements) {}

    Parser(String text) {
      this.text = text;
    }

    Optional<PythonLiteral> parse() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (!take(c)) {
          return Optional.empty();
        }
      }
      return open.isEmpty() && top.size() == 1 ? Optional.of(top.getFirst()) : Optional.empty();
    }

    private boolean take(char c) {
      switch (c) {
        case ' ', '\t', '\n', '\r' -> {
          at++;
          return true;
        }
        case ',', ':' -> at++;
        case '(', '[', '{' -> {
          isAfterText = false;
          open.push(new Open(c, new ArrayList<>()));
          at++;
          return open.size() <= DEEPEST;
        }
        case ')', ']', '}' -> {
          at++;
          isAfterText = false;
          return close(c);
        }
        case '\'', '"' -> {
          return string(c);
        }
        default -> {
          boolean wasAfterText = isAfterText;
          isAfterText = false;
          boolean isWord = word();
          isAfterText = wasAfterText && at < text.length() && "'\"".indexOf(text.charAt(at)) >= 0;
          return isWord;
        }
      }
      isAfterText = false;
      return true;
    }

    private boolean close(char c) {
      if (open.isEmpty()) {
        return false;
      }
      Open closed = open.pop();
      boolean isDictionary = c == '}';
      if (isDictionary != (closed.bracket() == '{')) {
        return false;
      }
      add(isDictionary ? new Dictionary(closed.elements()) : new Sequence(closed.elements()));
      return true;
    }

    private void add(PythonLiteral value) {
      (open.isEmpty() ? top : open.element().elements()).add(value);
    }

    private boolean string(char quote) {
      int end = at + 1;
      while (end < text.length() && text.charAt(end) != quote) {
        end += text.charAt(end) == '\\' ? 2 : 1;
      }
      if (end >= text.length()) {
        return false;
      }
      String written = text.substring(at + 1, end);
      join(isRaw ? written : PythonEscapes.decoded(written));
      at = end + 1;
      isAfterText = true;
      isRaw = false;
      return true;
    }

    /// Neighbouring texts are one.
    private void join(String value) {
      List<PythonLiteral> siblings = open.isEmpty() ? top : open.element().elements();
      if (isAfterText && siblings.getLast() instanceof Text(String before)) {
        siblings.removeLast();
        siblings.add(new Text(before + value));
      } else {
        siblings.add(new Text(value));
      }
    }

    private boolean word() {
      int end = at;
      while (end < text.length() && isOfWord(text.charAt(end))) {
        end++;
      }
      if (end == at) {
        return false;
      }
      String word = text.substring(at, end);
      at = end;
      String number = word.endsWith("L") ? word.substring(0, word.length() - 1) : word;
      if (number.matches("-?\\d{1,18}")) {
        add(new Whole(Long.parseLong(number)));
      } else if (number.matches("-?\\d+")) {
        add(new Whole(number.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE));
      } else if (isStringPrefix(word)) {
        return true;
      } else {
        add(new Word(word));
      }
      return true;
    }

    /// `u'...'` and `b'...'`.
    private boolean isStringPrefix(String word) {
      boolean isBeforeQuote =
          at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"');
      isRaw = isBeforeQuote && word.toLowerCase(Locale.ROOT).contains("r");
      return isBeforeQuote && word.length() <= 2;
    }

    private static boolean isOfWord(char c) {
      return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '+';
    }
  }
}
