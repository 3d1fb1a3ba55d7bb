package dev.trivet.artifact.yaml;

import dev.trivet.artifact.config.Callables;
import dev.trivet.artifact.config.Places;
import dev.trivet.artifact.rule.Rule;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Judges the tag of a node.
///
/// Sources: PyYAML's constructors, HyperPyYAML's tags, and the classes SnakeYAML and Psych build.
final class YamlTag {
  private static final Pattern PYTHON =
      Pattern.compile(
          "(?:tag:yaml\\.org,2002:|!!?)python/(object/apply|object/new|object|name|module):(.*)",
          Pattern.DOTALL);
  private static final Pattern PLAIN_PYTHON =
      Pattern.compile(
          "tag:yaml\\.org,2002:python/"
              + "(none|bool|str|unicode|bytes|int|long|float|complex|list|tuple|dict)");
  private static final Pattern HYPER =
      Pattern.compile("!(new|apply|name|module|applyref|include):(.*)", Pattern.DOTALL);
  private static final Pattern OTHER =
      Pattern.compile(
          "(?:tag:yaml\\.org,2002:|!)(ruby|perl|java|javax|php)[/.:](.*)", Pattern.DOTALL);
  private static final Pattern JAVA_CLASS =
      Pattern.compile("tag:yaml\\.org,2002:([a-z]\\w*(\\.\\w+)+)");

  private YamlTag() {}

  /// The rule it breaks; empty for plain data.
  static Optional<Rule> judge(String tag) {
    Matcher python = PYTHON.matcher(tag);
    if (python.matches()) {
      return Optional.of(named(python.group(1), python.group(2)));
    }
    if (PLAIN_PYTHON.matcher(tag).matches()) {
      return Optional.empty();
    }
    Matcher hyper = HYPER.matcher(tag);
    if (hyper.matches()) {
      return hyper(hyper.group(1), hyper.group(2));
    }
    if (OTHER.matcher(tag).matches() || JAVA_CLASS.matcher(tag).matches()) {
      return Optional.of(YamlRules.HARMFUL_TAG);
    }
    boolean isPython = tag.contains("python/");
    return isPython ? Optional.of(YamlRules.UNKNOWN_TAG) : Optional.empty();
  }

  private static Rule named(String how, String name) {
    return switch (Callables.judge(name)) {
      case HARMFUL -> YamlRules.HARMFUL_TAG;
      case UNKNOWN -> how.equals("module") ? YamlRules.HARMFUL_TAG : YamlRules.UNKNOWN_TAG;
      case KNOWN -> YamlRules.UNSAFE_LOADER;
    };
  }

  private static Optional<Rule> hyper(String how, String name) {
    if (how.equals("include")) {
      return Places.leadsOut(name) ? Optional.of(YamlRules.HARMFUL_TAG) : Optional.empty();
    }
    return switch (Callables.judge(name)) {
      case HARMFUL -> Optional.of(YamlRules.HARMFUL_TAG);
      case UNKNOWN -> Optional.of(YamlRules.UNKNOWN_TAG);
      case KNOWN -> Optional.empty();
    };
  }
}
