package dev.trivet.cli;

/// Numbers with their noun.
final class Count {
  private Count() {}

  /// `1 threat`, `2 threats`; the noun takes an s, or ies for y.
  static String of(long number, String noun) {
    if (number == 1) {
      return "1 " + noun;
    }
    String plural = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    return number + " " + plural;
  }
}
