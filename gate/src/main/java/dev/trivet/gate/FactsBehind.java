package dev.trivet.gate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The facts behind a broken rule, in words: what the facts are that its expression names. The rule
/// says what should be, this says what is.
final class FactsBehind {
  private static final Pattern PATH = Pattern.compile("(?<![\\w.\"'])([a-z]+)\\.([a-zA-Z]+)");
  private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']+)[\"']");
  private static final Set<String> BAD = Set.of("failing", "stale", "absent", "claimed");
  private static final int MOST = 6;

  private FactsBehind() {}

  /// @param values as the policy language sees them
  static String of(String expression, Map<String, Object> values) {
    var said = new LinkedHashSet<String>();
    PATH.matcher(expression).results().forEach(m -> single(m.group(1), m.group(2), values, said));
    if (expression.contains("controls") && values.get("controls") instanceof Map<?, ?> controls) {
      said.addAll(controls(expression, controls));
    }
    if (expression.contains("scan.")) {
      said.addAll(findings(values));
    }
    return String.join("; ", said);
  }

  private static void single(
      String group, String field, Map<String, Object> values, Set<String> said) {
    if (!(values.get(group) instanceof Map<?, ?> facts)) {
      return;
    }
    Object value = facts.get(field);
    if (value instanceof List<?> list) {
      said.add("%s.%s holds %d".formatted(group, field, list.size()));
    } else if (value != null) {
      boolean isNamed =
          facts.get("id") instanceof String id && !id.isEmpty() && !field.equals("id");
      String named = isNamed ? " (" + facts.get("id") + ")" : "";
      said.add("%s.%s is %s%s".formatted(group, field, value.equals("") ? "empty" : value, named));
    }
  }

  /// Those the expression names; where it names none, those that stand at a bad verdict it names.
  private static List<String> controls(String expression, Map<?, ?> controls) {
    List<String> quoted =
        QUOTED.matcher(expression).results().map((MatchResult m) -> m.group(1)).toList();
    var named = new ArrayList<String>();
    var bad = new ArrayList<String>();
    controls.forEach((id, verdict) -> {
      if (quoted.contains(id)) {
        named.add(id + " is " + verdict);
      } else if (quoted.contains(verdict) && BAD.contains(verdict)) {
        bad.add(id + " is " + verdict);
      }
    });
    return shortened(named.isEmpty() ? bad : named);
  }

  private static List<String> findings(Map<String, Object> values) {
    var found = new ArrayList<String>();
    if (values.get("scan") instanceof Map<?, ?> scan
        && scan.get("findings") instanceof List<?> all) {
      for (Object finding : all) {
        if (finding instanceof Map<?, ?> facts) {
          found.add("found %s in %s".formatted(facts.get("rule"), facts.get("where")));
        }
      }
    }
    return shortened(found.stream().distinct().toList());
  }

  private static List<String> shortened(List<String> all) {
    if (all.size() <= MOST) {
      return all;
    }
    var some = new ArrayList<>(all.subList(0, MOST));
    some.add("and " + (all.size() - MOST) + " more");
    return some;
  }
}
