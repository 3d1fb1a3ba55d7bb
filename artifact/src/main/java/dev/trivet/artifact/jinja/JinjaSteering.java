package dev.trivet.artifact.jinja;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds text of the template's own that is only there when the conversation holds certain words,
/// and text that steers the model as no template needs to.
///
/// Genuine templates look into messages for marks (`</think>`, `/no_think`, `<|im_start|>`), not
/// for words of a language, and what they add then is marks too.
final class JinjaSteering {
  private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} '.,?!@:-]{2,}");
  private static final Pattern SENTENCE = Pattern.compile("\\p{L}{2,}[ ,]+\\p{L}+[ ,]+\\p{L}+");
  private static final Pattern LINK = Pattern.compile("(?i)\\b(https?|ftp)://[^\\s'\"<>{}]+");
  private static final Pattern STEERS =
      Pattern.compile(
          "(?i)(ignore|disregard|forget) (all |any |the |your )*(previous|prior|above|earlier|other"
              + "|system|safety)|(do not|don't|never) (mention|reveal|inform|disclose|warn"
              + "|tell (the |any|your )?(user|one|body|them|people|operator|customer))"
              + "|without (telling|informing|mentioning)|\\b(curl|wget|powershell|rm -rf|sudo)\\b"
              + "|exfiltrat|<script|secretly");

  private final List<JinjaIssue> issues = new ArrayList<>();
  private final Deque<Branch> branches = new ArrayDeque<>();
  private final Set<String> contents = new HashSet<>(Set.of("content"));

  /// An open `if`; `trigger` is empty where the branch depends on nothing telling.
  private record Branch(int at, String trigger, StringBuilder text) {}

  private JinjaSteering() {}

  static List<JinjaIssue> check(List<JinjaPart> parts) {
    var steering = new JinjaSteering();
    for (JinjaPart part : parts) {
      switch (part) {
        case JinjaPart.Data data -> steering.says(data.text(), data.at());
        case JinjaPart.Output output -> steering.says(output.tokens());
        case JinjaPart.Statement statement -> steering.statement(statement);
      }
    }
    while (!steering.branches.isEmpty()) {
      steering.close();
    }
    return steering.issues;
  }

  private void statement(JinjaPart.Statement statement) {
    switch (statement.name()) {
      case "if" -> branches.push(branch(statement));
      case "elif" -> {
        close();
        branches.push(branch(statement));
      }
      case "else" -> {
        close();
        branches.push(new Branch(statement.at(), "", new StringBuilder()));
      }
      case "endif" -> close();
      case "set" -> assign(statement);
      default -> {}
    }
  }

  /// A name that takes a message's text is watched like the text; what is set says something too.
  private void assign(JinjaPart.Statement statement) {
    List<JinjaToken> tokens = statement.tokens();
    if (tokens.size() > 3 && mentionsContent(tokens.subList(2, tokens.size()))) {
      contents.add(tokens.get(1).text());
      if (tokens.get(2).isOperator(".")) {
        contents.add(tokens.get(3).text());
      }
    }
    says(tokens);
  }

  private Branch branch(JinjaPart.Statement statement) {
    return new Branch(statement.at(), trigger(statement.tokens()), new StringBuilder());
  }

  /// The words that a message is searched for, or the date that is waited for.
  private String trigger(List<JinjaToken> tokens) {
    boolean comparesTime =
        tokens.stream().anyMatch(t -> t.isName("strftime_now"))
            && tokens.stream()
                .anyMatch(t -> t.isOperator("<") || t.isOperator(">") || t.isOperator("="));
    if (comparesTime) {
      return "the date";
    }
    if (!mentionsContent(tokens)) {
      return "";
    }
    boolean isSearch =
        tokens.stream().anyMatch(t -> t.isName("in") || isTextTest(t.text()) || t.isOperator("="));
    return tokens.stream()
        .filter(t -> t.isString() && isSearch)
        .map(JinjaToken::text)
        .filter(text -> !contents.contains(text) && !isRoleOrType(text))
        .filter(text -> WORDS.matcher(text).matches())
        .findFirst()
        .orElse("");
  }

  private static boolean isTextTest(String name) {
    return name.equals("startswith")
        || name.equals("endswith")
        || name.equals("find")
        || name.equals("count")
        || name.equals("search")
        || name.equals("match");
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
          "reasoning_content" ->
          true;
      default -> false;
    };
  }

  private boolean mentionsContent(List<JinjaToken> tokens) {
    return tokens.stream()
        .anyMatch(t ->
            (t.kind() == JinjaToken.Kind.NAME && contents.contains(t.text()))
                || (t.isString() && t.text().equals("content")));
  }

  private void close() {
    if (branches.isEmpty()) {
      return;
    }
    Branch branch = branches.pop();
    if (!branch.trigger().isEmpty() && SENTENCE.matcher(branch.text()).find()) {
      issues.add(
          new JinjaIssue(
              JinjaRules.STEERED,
              branch.at(),
              "on '%s': %s".formatted(branch.trigger(), branch.text().toString().strip())));
    }
    if (!branches.isEmpty()) {
      branches.element().text().append(branch.text());
    }
  }

  private void says(List<JinjaToken> tokens) {
    boolean isRefusal = tokens.stream().anyMatch(t -> t.isName("raise_exception"));
    if (!isRefusal) {
      tokens.stream().filter(JinjaToken::isString).forEach(token -> says(token.text(), token.at()));
    }
  }

  private void says(String text, int at) {
    if (!branches.isEmpty() && branches.element().text().length() < 4_000) {
      branches.element().text().append(text, 0, Math.min(text.length(), 4_000));
    }
    boolean steers = STEERS.matcher(text).find();
    if (steers || LINK.matcher(text).find()) {
      issues.add(new JinjaIssue(JinjaRules.INSTRUCTION, at, text.strip()));
    }
  }
}
