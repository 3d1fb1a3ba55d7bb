package dev.trivet.artifact.pickle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Judges a call of something unknown by its name and by what it is given.
final class Suspicion {
  private static final Set<String> RUNS =
      Set.of(
          "exec",
          "execute",
          "executor",
          "eval",
          "evaluate",
          "system",
          "popen",
          "spawn",
          "shell",
          "bash",
          "run",
          "runner",
          "command",
          "cmd",
          "subprocess",
          "compile",
          "import",
          "importer",
          "instantiate",
          "interact",
          "dlopen",
          "invoke",
          "call",
          "cdll",
          "interpreter",
          "terminal",
          "repl",
          "script",
          "code",
          "func",
          "function",
          "lambda",
          "download",
          "downloader",
          "fetch",
          "urlopen",
          "install",
          "launch",
          "unlink",
          "rmtree");
  private static final Set<String> LOADS =
      Set.of(
          "load",
          "loads",
          "loader",
          "unpickle",
          "unpickler",
          "deserialize",
          "open",
          "read",
          "fetch",
          "download",
          "url",
          "urlopen",
          "request",
          "connect",
          "write",
          "save",
          "dump",
          "delete",
          "remove",
          "unlink",
          "pretrained",
          "resolve",
          "locate",
          "render",
          "template",
          "include",
          "install",
          "start",
          "launch",
          "serve",
          "server",
          "client",
          "get",
          "file",
          "path",
          "plugin",
          "module",
          "library",
          "copy",
          "move",
          "extract",
          "restore",
          "parse",
          "process");
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?i)\\b(echo|touch|curl|wget|bash|nc|powershell|chmod|rm|cat|sleep|ping|whoami|id)\\s+\\S"
              + "|\\b(sh|bash|cmd|python3?)\\b\\s+[-/]|__import__|\\bimport\\s+\\w+|\\bexec\\s*\\("
              + "|\\beval\\s*\\(|\\bos\\.\\w+\\(|\\bsystem\\s*\\(|\\bprint\\s*\\(|\\bopen\\s*\\(|\\$\\(|&&|`"
              + "|__\\w+__|\\blambda\\b");
  private static final Pattern PLACE =
      Pattern.compile(
          "^/[\\w.-]|^[A-Za-z]:[\\\\/]|^\\\\\\\\|\\.\\./|^~/|^\\w[\\w+.-]*://|^\\w+\\.\\w+:\\w+$");

  /// Places that are no part of any model: a class that is given one opens it.
  private static final Pattern FAR =
      Pattern.compile("^/[\\w.-]+|^[A-Za-z]:[\\\\/]|^(https?|ftp|file|s3|gs|hf|data)://");

  private final Literals literals;
  private final Contents contents;

  Suspicion(Literals literals, Contents contents) {
    this.literals = literals;
    this.contents = contents;
  }

  /// Whether the call, by name and arguments, runs, loads, reads or writes something.
  boolean acts(Symbol called, int arguments) {
    List<String> texts = texts(arguments);
    if (texts.stream().anyMatch(text -> COMMAND.matcher(text).find())) {
      return true;
    }
    List<String> words = words(called.name());
    boolean hasText = texts.stream().anyMatch(text -> !text.isBlank());
    if (hasText && words.stream().anyMatch(RUNS::contains)) {
      return true;
    }
    boolean isPlaced = texts.stream().anyMatch(text -> PLACE.matcher(text).find());
    boolean isPickle = texts.stream().anyMatch(Suspicion::isPickle);
    boolean isFunction = !GlobalsEntry.isLikeAClass(lastStep(called.name()));
    return (isPlaced && (isFunction || texts.stream().anyMatch(t -> FAR.matcher(t).find())))
        || ((isPlaced || isPickle) && words.stream().anyMatch(LOADS::contains));
  }

  private static String lastStep(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static boolean isPickle(String text) {
    return text.length() > 2 && text.charAt(0) == 0x80 && text.charAt(1) <= 5;
  }

  /// The texts among the arguments, and among the containers that are arguments.
  private List<String> texts(int arguments) {
    var texts = new ArrayList<String>();
    for (int i = 0; i < Math.min(contents.count(arguments), Contents.KEPT); i++) {
      int argument = contents.element(arguments, i);
      text(argument).ifPresent(texts::add);
      for (int j = 0; j < Math.min(contents.count(argument), Contents.KEPT); j++) {
        text(contents.element(argument, j)).ifPresent(texts::add);
      }
    }
    return texts;
  }

  private Optional<String> text(int value) {
    return literals.isAtHand(value) ? literals.text(value) : Optional.empty();
  }

  /// `_run_entryPoint` is `run`, `entry`, `point`.
  static List<String> words(String name) {
    String spaced =
        name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2");
    return List.of(spaced.toLowerCase(Locale.ROOT).split("[._]+"));
  }
}
