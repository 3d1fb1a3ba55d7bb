package dev.trivet.formats.xlsx;

import dev.trivet.shared.Checks;

/// Text as it may stand in a cell.
final class Cells {
  private static final int LONGEST = 32_767;
  private static final String CUT = "...";

  private Cells() {}

  /// Text that a spreadsheet would take for a formula gets an apostrophe before it, also when it is
  /// saved as CSV and opened again; what cannot be shown is left out, what is too long is cut.
  static String text(String text) {
    var kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\r' && !Checks.isHidden(c) && c != '\uFFFE' && c != '\uFFFF') {
        kept.append(c);
      }
    }
    if (startsFormula(kept)) {
      kept.insert(0, '\'');
    }
    if (kept.length() > LONGEST) {
      kept.setLength(LONGEST - CUT.length());
      kept.append(CUT);
    }
    return kept.toString();
  }

  /// White space is looked through: some readers strip it first.
  private static boolean startsFormula(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
        return "=+-@|%\uFF1D\uFF0B\uFF0D\uFF20".indexOf(c) >= 0;
      }
    }
    return false;
  }
}
