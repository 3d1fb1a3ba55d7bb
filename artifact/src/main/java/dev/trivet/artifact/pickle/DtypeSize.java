package dev.trivet.artifact.pickle;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many bytes an element of a NumPy type takes, by its short name: `f8`, `<i4`, `U5`, `V16`.
public final class DtypeSize {
  private static final Pattern FORM =
      Pattern.compile("[<>|=]?([?bBiufcSaUVmM])(\\d{0,18})(\\[.*])?");

  private DtypeSize() {}

  /// @return empty for what is not such a name, and for objects
  public static OptionalLong of(String type) {
    Matcher form = FORM.matcher(type);
    if (!form.matches()) {
      return OptionalLong.empty();
    }
    char kind = form.group(1).charAt(0);
    String digits = form.group(2);
    if (digits.isEmpty()) {
      return kind == '?' || kind == 'b' || kind == 'B' ? OptionalLong.of(1) : OptionalLong.empty();
    }
    long number = Long.parseLong(digits);
    return OptionalLong.of(kind == 'U' ? number * 4 : kind == 'm' || kind == 'M' ? 8 : number);
  }
}
