package dev.trivet.redteam.judge;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Text as a reader takes it: without invisible characters, emphasis and the difference between
/// capitals and small letters.
final class Plain {
  private static final Pattern FENCED = Pattern.compile("(?s)```.*?(```|$)");
  private static final Pattern INLINE = Pattern.compile("`[^`\\n]*`");

  private Plain() {}

  static String of(String text) {
    var plain = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> !isInvisible(c) && c != '*' && c != '\\' && c != '`')
        .forEach(plain::appendCodePoint);
    return plain.toString().toLowerCase(Locale.ROOT);
  }

  /// Without what a client shows as code, and so neither fetches nor runs.
  static String withoutCode(String text) {
    return INLINE.matcher(FENCED.matcher(text).replaceAll(" ")).replaceAll(" ");
  }

  private static boolean isInvisible(int c) {
    return Character.getType(c) == Character.FORMAT || (c >= 0xE0000 && c <= 0xE007F);
  }
}
