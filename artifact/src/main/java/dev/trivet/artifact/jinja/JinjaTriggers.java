package dev.trivet.artifact.jinja;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells what a condition waits for: words in the conversation, its length, a date, chance, or a
/// variable that was set when one of these came true.
///
/// Genuine templates look into messages for marks (`</think>`, `/no_think`, `<|im_start|>`), not
/// for words of a language.
final class JinjaTriggers {
  private static final Pattern WORDS =
      Pattern.compile("[!@#$]?[\\p{L}\\p{N}][\\p{L}\\p{N} '.,?!@:-]{2,}");
  private static final Pattern LONG_CONVERSATION = Pattern.compile("[2-9]|\\d{2,}");

  private final Set<String> contents = new HashSet<>(Set.of("content"));
  private final Set<String> wordLists = new HashSet<>();
  private final Set<String> flags = new HashSet<>();

  /// A name that takes a message's text is watched like the text.
  void assigned(List<JinjaToken> tokens, boolean isTriggered) {
    if (tokens.size() < 4) {
      return;
    }
    String name = tokens.get(tokens.get(2).isOperator(".") ? 3 : 1).text();
    if (mentionsContent(tokens.subList(2, tokens.size()))) {
      contents.add(tokens.get(1).text());
      contents.add(name);
    }
    if (isTriggered) {
      flags.add(name);
    }
  }

  /// `for word in ['login', 'bank']`.
  void looped(List<JinjaToken> tokens) {
    boolean hasWords =
        tokens.size() > 4
            && tokens.get(2).isName("in")
            && (tokens.get(3).isOperator("[") || tokens.get(3).isOperator("("))
            && tokens.stream().anyMatch(t -> t.isString() && WORDS.matcher(t.text()).matches());
    if (hasWords) {
      wordLists.add(tokens.get(1).text());
    }
  }

  /// Empty where the condition depends on nothing telling.
  String of(List<JinjaToken> tokens) {
    boolean compares =
        tokens.stream().anyMatch(t -> t.isOperator("<") || t.isOperator(">") || t.isOperator("="));
    if (compares && tokens.stream().anyMatch(t -> t.isName("strftime_now"))) {
      return "the date";
    }
    if (tokens.stream().anyMatch(t -> t.isName("random"))) {
      return "chance";
    }
    if (isAboutLength(tokens)) {
      return "the length of the conversation";
    }
    if (tokens.stream().anyMatch(t -> isName(t, flags))) {
      return "what was said before";
    }
    return mentionsContent(tokens) ? words(tokens) : "";
  }

  private String words(List<JinjaToken> tokens) {
    boolean isSearch =
        tokens.stream().anyMatch(t -> t.isName("in") || isTextTest(t.text()) || t.isOperator("="));
    if (isSearch && tokens.stream().anyMatch(t -> isName(t, wordLists))) {
      return "words of a list";
    }
    return tokens.stream()
        .filter(t -> t.isString() && isSearch)
        .map(JinjaToken::text)
        .filter(text -> !contents.contains(text) && !isRoleOrType(text))
        .filter(text -> WORDS.matcher(text).matches())
        .findFirst()
        .orElse("");
  }

  /// `messages|length > 6`; the first message or two are told apart by many.
  private static boolean isAboutLength(List<JinjaToken> tokens) {
    for (int i = 0; i + 3 < tokens.size(); i++) {
      boolean isLength =
          tokens.get(i).isName("messages")
              && tokens.get(i + 1).isOperator("|")
              && (tokens.get(i + 2).isName("length") || tokens.get(i + 2).isName("count"))
              && tokens.get(i + 3).isOperator(">");
      if (isLength
          && tokens.subList(i + 4, tokens.size()).stream()
              .filter(t -> t.kind() == JinjaToken.Kind.NUMBER)
              .anyMatch(t -> LONG_CONVERSATION.matcher(t.text()).matches())) {
        return true;
      }
    }
    return false;
  }

  boolean mentionsContent(List<JinjaToken> tokens) {
    return tokens.stream()
        .anyMatch(t -> isName(t, contents) || (t.isString() && t.text().equals("content")));
  }

  private static boolean isName(JinjaToken token, Set<String> names) {
    return token.kind() == JinjaToken.Kind.NAME && names.contains(token.text());
  }

  private static boolean isTextTest(String name) {
    return switch (name) {
      case "startswith",
          "endswith",
          "find",
          "index",
          "count",
          "search",
          "match",
          "contains",
          "containing",
          "select",
          "reject",
          "selectattr",
          "rejectattr" ->
          true;
      default -> false;
    };
  }

  private static boolean isRoleOrType(String text) {
    return switch (text) {
      case "role",
          "type",
          "text",
          "image",
          "image_url",
          "video",
          "audio",
          "user",
          "system",
          "assistant",
          "tool",
          "function",
          "developer",
          "ipython",
          "model",
          "name",
          "input_audio",
          "tool_calls",
          "document",
          "documents",
          "thinking",
          "reasoning",
          "reasoning_content",
          "equalto",
          "defined",
          "string" ->
          true;
      default -> false;
    };
  }
}
