package dev.trivet.artifact.numpy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
    Optional<PythonLiteral> get(String key) {
      for (int i = 0; i + 1 < items.size(); i += 2) {
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
        case ' ', '\t', '\n', '\r', ',', ':' -> at++;
        case '(', '[', '{' -> {
          open.push(new Open(c, new ArrayList<>()));
          at++;
          return open.size() <= DEEPEST;
        }
        case ')', ']', '}' -> {
          at++;
          return close(c);
        }
        case '\'', '"' -> {
          return string(c);
        }
        default -> {
          return word();
        }
      }
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
      var value = new StringBuilder();
      for (int i = at + 1; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == quote) {
          add(new Text(value.toString()));
          at = i + 1;
          return true;
        }
        boolean isEscape = c == '\\' && i + 1 < text.length();
        value.append(isEscape ? text.charAt(++i) : c);
      }
      return false;
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
      return isBeforeQuote && word.length() <= 2;
    }

    private static boolean isOfWord(char c) {
      return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '+';
    }
  }
}
