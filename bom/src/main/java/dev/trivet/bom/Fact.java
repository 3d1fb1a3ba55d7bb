package dev.trivet.bom;

/// One statement and how it is known. The text comes from files nobody vouches for.
public record Fact(String value, Basis basis) {
  private static final int LONGEST = 2_000;

  public Fact {
    value = cleaned(value);
  }

  /// One line, no hidden characters, of a length people read.
  private static String cleaned(String text) {
    var clean = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(c -> c == ' ' || isShown(c))
        .forEach(clean::appendCodePoint);
    return clean.toString().strip().replaceAll(" {2,}", " ");
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
      case Character.PRIVATE_USE -> false;
      default -> true;
    };
  }

  public Grade grade() {
    return basis.grade();
  }
}
