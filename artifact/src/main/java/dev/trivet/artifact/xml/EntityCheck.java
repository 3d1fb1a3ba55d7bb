package dev.trivet.artifact.xml;

import dev.trivet.artifact.rule.Rule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Judges the entities a document type defines.
final class EntityCheck {
  private static final Pattern ENTITY =
      Pattern.compile("<!ENTITY\\s+(%\\s*)?([^\\s%]+)\\s+(SYSTEM|PUBLIC|\"[^\"]*\"|'[^']*')");
  private static final Pattern REFERENCE = Pattern.compile("[&%]([^;&%\\s#]{1,200});");
  private static final Pattern OUTER =
      Pattern.compile("(?s)DOCTYPE\\s+[^\\s\\[>]+\\s+(SYSTEM|PUBLIC(?!\\s+.-//W3C//)).*");
  private static final long MOST_TEXT = 1_000_000;
  private static final int MOST_ROUNDS = 64;

  private EntityCheck() {}

  /// The gravest rule it breaks.
  static Optional<Rule> judge(String documentType) {
    Matcher matcher = ENTITY.matcher(documentType);
    Map<String, String> values = new HashMap<>();
    while (matcher.find()) {
      String value = matcher.group(3);
      if (value.equals("SYSTEM") || value.equals("PUBLIC")) {
        return Optional.of(XmlRules.EXTERNAL);
      }
      values.putIfAbsent(matcher.group(2), value.substring(1, value.length() - 1));
    }
    if (explodes(values)) {
      return Optional.of(XmlRules.BOMB);
    }
    return OUTER.matcher(documentType).matches()
        ? Optional.of(XmlRules.EXTERNAL_DTD)
        : Optional.empty();
  }

  /// Lengths are computed in rounds until they stand still; entities in a circle never do.
  private static boolean explodes(Map<String, String> values) {
    Map<String, Long> lengths = new HashMap<>();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      boolean isStill = true;
      for (Map.Entry<String, String> entity : values.entrySet()) {
        long length = length(entity.getValue(), lengths);
        if (length > MOST_TEXT) {
          return true;
        }
        isStill &= Long.valueOf(length).equals(lengths.put(entity.getKey(), length));
      }
      if (isStill) {
        return false;
      }
    }
    return true;
  }

  private static long length(String value, Map<String, Long> lengths) {
    long length = value.length();
    Matcher references = REFERENCE.matcher(value);
    while (references.find() && length <= MOST_TEXT) {
      length += lengths.getOrDefault(references.group(1), 0L) + 1;
    }
    return length;
  }
}
