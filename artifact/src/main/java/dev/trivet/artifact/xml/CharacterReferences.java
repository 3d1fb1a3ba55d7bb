package dev.trivet.artifact.xml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `&#47;`, `&#x2f;` and the five named ones.
final class CharacterReferences {
  private static final Pattern REFERENCE =
      Pattern.compile("&(#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);");

  private CharacterReferences() {}

  static String resolve(String value) {
    Matcher matcher = REFERENCE.matcher(value);
    return matcher.replaceAll(found -> Matcher.quoteReplacement(one(found.group(1))));
  }

  private static String one(String name) {
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      default -> {
        int code =
            name.startsWith("#x")
                ? Integer.parseInt(name.substring(2), 16)
                : Integer.parseInt(name.substring(1));
        yield Character.isValidCodePoint(code) ? Character.toString(code) : "";
      }
    };
  }
}
