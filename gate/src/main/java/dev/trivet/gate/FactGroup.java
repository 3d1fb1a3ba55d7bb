package dev.trivet.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The variables of the policy language, and how a caller makes each of them known.
enum FactGroup {
  ENVIRONMENT("say where the model shall go with --environment"),
  ARTEFACT("name the model"),
  SCAN("the scanner reads the model by itself"),
  VERIFICATION("say whom to trust: --trusted-key, --trusted-certificate or --identity"),
  PROVENANCE("give attestations with --provenance, or record them as evidence on these bytes"),
  BOM("the files say it; a supplier's bill is given with --bom"),
  SYSTEM("name the system with --programme and --system"),
  COMPONENT("name the part with --programme, --system and --component"),
  SUPPLIER("name the part with --programme, --system and --component"),
  CONTROLS("name the system with --programme and --system"),
  MEASUREMENTS("name the part with --programme, --system and --component");

  private final String hint;

  FactGroup(String hint) {
    this.hint = hint;
  }

  String hint() {
    return hint;
  }

  String variable() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether it holds named facts, and not a single one, a list or a map.
  boolean isStruct() {
    return switch (this) {
      case ENVIRONMENT, CONTROLS, MEASUREMENTS -> false;
      case ARTEFACT, SCAN, VERIFICATION, PROVENANCE, BOM, SYSTEM, COMPONENT, SUPPLIER -> true;
    };
  }

  /// The groups an expression names, as far as its text shows.
  static List<FactGroup> in(String expression) {
    return Arrays.stream(values()).filter(group -> names(expression, group.variable())).toList();
  }

  private static boolean names(String expression, String variable) {
    int at = expression.indexOf(variable);
    while (at >= 0) {
      int end = at + variable.length();
      boolean begins = at == 0 || ".'\"".indexOf(expression.charAt(at - 1)) < 0;
      boolean isWord =
          (at == 0 || !isLetter(expression.charAt(at - 1)))
              && (end == expression.length() || !isLetter(expression.charAt(end)));
      if (begins && isWord) {
        return true;
      }
      at = expression.indexOf(variable, at + 1);
    }
    return false;
  }

  private static boolean isLetter(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
