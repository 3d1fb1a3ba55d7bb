package dev.trivet.artifact.xml;

import dev.trivet.artifact.config.Places;
import dev.trivet.artifact.rule.Rule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Judges the entities a document type defines.
final class EntityCheck {
  private static final Pattern ENTITY =
      Pattern.compile(
          "<!ENTITY\\s+(%\\s*)?([^\\s%]+)\\s+(\"[^\"]*\"|'[^']*'"
              + "|(?:SYSTEM|PUBLIC\\s+(?:\"[^\"]*\"|'[^']*'))\\s*(?:[\"']([^\"']*))?)");
  private static final Pattern REFERENCE = Pattern.compile("[&%]([^;&%\\s#]{1,200});");
  private static final Pattern OUTER =
      Pattern.compile(
          "(?s)DOCTYPE\\s+[^\\s\\[>]+\\s+(?:SYSTEM|PUBLIC\\s+(?:\"[^\"]*\"|'[^']*'))"
              + "\\s*(?:[\"']([^\"']*))?.*");

  /// Definitions of well-known document types, and names that no address is in; asking for one
  /// tells its publisher nothing, and who could change it could change far more.
  private static final Pattern PUBLISHED =
      Pattern.compile(
          "urn:.*|https?://(www\\.)?(w3\\.org|apple\\.com/DTDs|freedesktop\\.org"
              + "|oasis-open\\.org|docbook\\.org|java\\.sun\\.com/(dtd|j2ee)|gtk\\.org)/.*");

  private static final long MOST_TEXT = 1_000_000;
  private static final long MOST_IN_ALL = 16_000_000;
  private static final long LONG = 200;
  private static final int MOST_ROUNDS = 64;

  private EntityCheck() {}

  /// The gravest rule it breaks.
  ///
  /// @param used how often the document refers to an entity
  static Optional<Rule> judge(String documentType, ToLongFunction<String> used) {
    Matcher matcher = ENTITY.matcher(documentType);
    Map<String, String> values = new HashMap<>();
    while (matcher.find()) {
      String value = matcher.group(3);
      boolean isElsewhere = value.startsWith("SYSTEM") || value.startsWith("PUBLIC");
      if (!isElsewhere) {
        values.putIfAbsent(matcher.group(2), value.substring(1, value.length() - 1));
      } else if (!isPublished(matcher.group(4))) {
        return Optional.of(isBeside(matcher.group(4)) ? XmlRules.EXTERNAL_DTD : XmlRules.EXTERNAL);
      }
    }
    if (explodes(values, used)) {
      return Optional.of(XmlRules.BOMB);
    }
    Matcher outer = OUTER.matcher(documentType);
    return outer.matches() ? elsewhere(documentType, outer.group(1)) : Optional.empty();
  }

  /// A document type by address alone is no known one: whoever answers there is asked.
  private static Optional<Rule> elsewhere(String documentType, @Nullable String address) {
    boolean isPublic = documentType.matches("(?s)DOCTYPE\\s+\\S+\\s+PUBLIC.*");
    if (isPublished(address) || (isPublic && address == null)) {
      return Optional.empty();
    }
    boolean isReached = address != null && !isPublic && !isBeside(address);
    return Optional.of(isReached ? XmlRules.EXTERNAL : XmlRules.EXTERNAL_DTD);
  }

  private static boolean isBeside(@Nullable String address) {
    return address != null && !Places.leadsOut(address);
  }

  private static boolean isPublished(@Nullable String address) {
    return address != null && PUBLISHED.matcher(address).matches();
  }

  /// Lengths are computed in rounds until they stand still; entities in a circle never do.
  private static boolean explodes(Map<String, String> values, ToLongFunction<String> used) {
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
        return lengths.entrySet().stream()
            .anyMatch(e -> isOverused(e.getKey(), e.getValue(), used));
      }
    }
    return true;
  }

  /// One long text repeated explodes without any nesting.
  private static boolean isOverused(String name, long length, ToLongFunction<String> used) {
    return length > LONG && used.applyAsLong(name) * length > MOST_IN_ALL;
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
