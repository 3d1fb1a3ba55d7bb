package dev.trivet.artifact.jinja;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Finds text of the template's own that is only there when the conversation holds certain words,
/// text that steers the model as no template needs to, and messages that are changed or left out.
final class JinjaSteering {
  private static final int LONGEST_TEXT = 4_000;
  private static final Pattern SENTENCE =
      Pattern.compile("\\p{L}{2,}[ ,]+\\p{L}+[ ,]+\\p{L}+|[A-Za-z0-9+/]{24,}={0,2}");
  private static final Pattern LINK =
      Pattern.compile(
          "(?i)\\b(https?|ftp)://[^\\s'\"<>{}]+"
              + "|\\b(visit|go to|open|click|browse)\\b[^.]{0,30}\\b[\\w-]+\\.(?!(py|js|txt|md)\\b)[a-z]{2,}");
  private static final Pattern STEERS =
      Pattern.compile(
          "(?i)(ignore|disregard|forget) (all |any |the |your )*(previous|prior|above|earlier|other"
              + "|system|safety)|(do not|don't|never) (mention|reveal|inform|disclose|warn"
              + "|tell (the |any|your )?(user|one|body|them|people|operator|customer)"
              + "(?! about (function|tool)))"
              + "|without (telling|informing|mentioning)|\\b(curl|wget|powershell|rm -rf|sudo)\\b"
              + "|exfiltrat|<script|secretly");

  /// Characters nobody sees and models read: Unicode's tags, and runs of what has no width.
  private static final Pattern HIDDEN =
      Pattern.compile("[\\x{E0000}-\\x{E007F}]|[\\u200b-\\u200d\\u2060\\ufeff]{3,}");

  private static final Pattern PLAIN_WORDS = Pattern.compile("[\\p{L}' ]{3,}");

  private final List<JinjaIssue> issues = new ArrayList<>();
  private final Deque<Branch> branches = new ArrayDeque<>();
  private final JinjaTriggers triggers = new JinjaTriggers();
  private final Map<String, StringBuilder> macros = new HashMap<>();
  private String macro = "";

  /// An open `if`; `trigger` is empty where the branch depends on nothing telling.
  private record Branch(int at, String trigger, StringBuilder text) {}

  private JinjaSteering() {}

  static List<JinjaIssue> check(List<JinjaPart> parts) {
    var steering = new JinjaSteering();
    for (JinjaPart part : parts) {
      switch (part) {
        case JinjaPart.Data data -> steering.says(data.text(), data.at());
        case JinjaPart.Output output -> steering.expression(output.tokens(), output.at());
        case JinjaPart.Statement statement -> steering.statement(statement);
      }
    }
    while (!steering.branches.isEmpty()) {
      steering.close();
    }
    return steering.issues;
  }

  private void statement(JinjaPart.Statement statement) {
    List<JinjaToken> tokens = statement.tokens();
    switch (statement.name()) {
      case "if" -> open(statement.at(), triggers.of(tokens));
      case "elif" -> {
        close();
        open(statement.at(), triggers.of(tokens));
      }
      // What is said unless a word is met waits for the word too.
      case "else" -> open(statement.at(), close());
      case "endif" -> close();
      case "set" -> {
        boolean isTriggered = branches.stream().anyMatch(b -> !b.trigger().isEmpty());
        triggers.assigned(tokens, isTriggered);
        expression(tokens, statement.at());
      }
      case "for" -> loop(statement);
      case "macro" -> {
        macro = tokens.size() > 1 ? tokens.get(1).text() : "";
        macros.put(macro, new StringBuilder());
      }
      case "endmacro" -> macro = "";
      default -> {}
    }
  }

  /// Messages with certain words may be left out of the loop.
  private void loop(JinjaPart.Statement statement) {
    List<JinjaToken> tokens = statement.tokens();
    triggers.looped(tokens);
    boolean isFiltered = tokens.stream().skip(1).anyMatch(t -> t.isName("if"));
    String trigger = isFiltered ? triggers.of(tokens) : "";
    if (!trigger.isEmpty()) {
      issues.add(
          new JinjaIssue(JinjaRules.STEERED, statement.at(), "leaves out what says " + trigger));
    }
  }

  private void open(int at, String trigger) {
    branches.push(new Branch(at, trigger, new StringBuilder()));
  }

  /// @return what the branch waited for
  private String close() {
    if (branches.isEmpty()) {
      return "";
    }
    Branch branch = branches.pop();
    steered(branch.at(), branch.trigger(), branch.text());
    if (!branches.isEmpty()) {
      branches.element().text().append(branch.text());
    }
    return branch.trigger();
  }

  private void steered(int at, String trigger, CharSequence text) {
    if (!trigger.isEmpty() && SENTENCE.matcher(text).find()) {
      issues.add(
          new JinjaIssue(
              JinjaRules.STEERED, at, "on '%s': %s".formatted(trigger, text.toString().strip())));
    }
  }

  private void expression(List<JinjaToken> tokens, int at) {
    boolean isRefusal = tokens.stream().anyMatch(t -> t.isName("raise_exception"));
    if (isRefusal) {
      return;
    }
    choice(tokens, at);
    for (int i = 0; i < tokens.size(); i++) {
      JinjaToken token = tokens.get(i);
      if (token.isString()) {
        says(token.text(), token.at());
      } else if (token.isName("replace") && triggers.mentionsContent(tokens)) {
        replacement(tokens, i);
      } else if (macros.containsKey(token.text())
          && i + 1 < tokens.size()
          && tokens.get(i + 1).isOperator("(")) {
        says(macros.get(token.text()).toString(), token.at());
      }
    }
  }

  /// `'text' if 'word' in content else ''`.
  private void choice(List<JinjaToken> tokens, int at) {
    int condition = 0;
    while (condition < tokens.size() && !tokens.get(condition).isName("if")) {
      condition++;
    }
    if (condition < tokens.size()) {
      var said = new StringBuilder();
      tokens.stream().filter(JinjaToken::isString).forEach(t -> said.append(t.text()));
      steered(at, triggers.of(tokens.subList(condition, tokens.size())), said);
    }
  }

  /// `content.replace('safe', 'unsafe')`: words of the conversation become others.
  private void replacement(List<JinjaToken> tokens, int i) {
    boolean isOfWords =
        i + 4 < tokens.size()
            && tokens.get(i + 2).isString()
            && tokens.get(i + 4).isString()
            && PLAIN_WORDS.matcher(tokens.get(i + 2).text()).matches()
            && !tokens.get(i + 2).text().isBlank();
    if (isOfWords) {
      issues.add(
          new JinjaIssue(
              JinjaRules.STEERED,
              tokens.get(i).at(),
              "'%s' becomes '%s'".formatted(tokens.get(i + 2).text(), tokens.get(i + 4).text())));
    }
  }

  private void says(String text, int at) {
    String part = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    if (!branches.isEmpty() && branches.element().text().length() < LONGEST_TEXT) {
      branches.element().text().append(part);
    }
    StringBuilder inMacro = macros.get(macro);
    if (inMacro != null && inMacro.length() < LONGEST_TEXT) {
      inMacro.append(part);
    }
    boolean steers =
        STEERS.matcher(text).find() || LINK.matcher(text).find() || HIDDEN.matcher(text).find();
    if (steers) {
      issues.add(new JinjaIssue(JinjaRules.INSTRUCTION, at, text.strip()));
    }
  }
}
