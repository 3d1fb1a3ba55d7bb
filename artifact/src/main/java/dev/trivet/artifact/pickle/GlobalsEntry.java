package dev.trivet.artifact.pickle;

/// One name or pattern of the list of globals.
///
/// @param module without `.**`
/// @param isExact whether the module itself is meant and nothing below it
/// @param name a name, or a pattern: `*`, `^`, `abc*`, `*abc`, `*abc*`
record GlobalsEntry(String module, boolean isExact, String name, Judgement judgement) {
  private static final int NAME_SPELLED_OUT = 1_000_000;
  private static final int PER_LETTER = 10;

  boolean isSpelledOut() {
    return name.indexOf('*') < 0 && !name.equals("^");
  }

  boolean matches(String wanted) {
    if (name.equals("*")) {
      return !isPrivate(wanted) || judgement.standing() != Standing.HARMLESS;
    }
    if (name.equals("^")) {
      return isLikeAClass(wanted);
    }
    boolean isOpenBefore = name.startsWith("*");
    boolean isOpenAfter = name.endsWith("*");
    String core = name.substring(isOpenBefore ? 1 : 0, name.length() - (isOpenAfter ? 1 : 0));
    if (isOpenBefore) {
      return isOpenAfter ? wanted.contains(core) : wanted.endsWith(core);
    }
    return isOpenAfter ? wanted.startsWith(core) : wanted.equals(core);
  }

  /// Helpers of a harmless module are not promised to anybody.
  private static boolean isPrivate(String wanted) {
    return wanted.length() > 1
        && wanted.charAt(0) == '_'
        && Character.isLowerCase(wanted.charAt(1));
  }

  /// The more it says, the more it weighs: a name spelled out, then a long module, then a narrow
  /// pattern.
  int weight() {
    int narrow = name.equals("*") ? 0 : name.equals("^") ? 1 : 2;
    return (isSpelledOut() ? NAME_SPELLED_OUT : 0)
        + module.length() * PER_LETTER
        + (isExact ? PER_LETTER / 2 : 0)
        + narrow;
  }

  /// Whether the first letter after underscores is a capital.
  static boolean isLikeAClass(String name) {
    int i = 0;
    while (i < name.length() && name.charAt(i) == '_') {
      i++;
    }
    return i < name.length() && Character.isUpperCase(name.charAt(i));
  }
}
