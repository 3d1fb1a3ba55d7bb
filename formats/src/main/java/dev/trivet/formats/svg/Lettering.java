package dev.trivet.formats.svg;

import dev.trivet.shared.Checks;
import java.util.ArrayList;
import java.util.List;

/// Text that comes from files nobody vouches for, made fit for a picture: clean, measured, wrapped.
///
/// Nobody can ask a font for its widths here, so the widths are those of a broad sans-serif: text
/// set in a narrower one leaves some room, and none runs out of its box.
final class Lettering {
  private static final int MOST_CHARACTERS = 300;
  private static final String ELLIPSIS = "\u2026";

  private Lettering() {}

  /// The text as one line without characters that hide, turn the direction or are not allowed in
  /// XML.
  static String clean(String text) {
    var clean = new StringBuilder();
    text.codePoints()
        .limit(MOST_CHARACTERS)
        .forEach(c -> {
          if (Character.isWhitespace(c)) {
            clean.append(' ');
          } else if (isShown(c)) {
            clean.appendCodePoint(c);
          }
        });
    return clean.toString().strip().replaceAll(" {2,}", " ");
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
      case Character.PRIVATE_USE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      default -> c > Character.MAX_VALUE || !Checks.isHidden((char) c);
    };
  }

  /// The width of a text in thousandths of the font size.
  private static int thousandths(String text) {
    return text.codePoints().map(Lettering::thousandths).sum();
  }

  private static int thousandths(int c) {
    if ("ijl|.,:;'!()[]".indexOf(c) >= 0) {
      return 370;
    }
    if ("mwMW@%".indexOf(c) >= 0) {
      return 960;
    }
    if (c == ' ') {
      return 320;
    }
    if ("frtI/-".indexOf(c) >= 0) {
      return 400;
    }
    if (c >= 0x1100) {
      return 1_050;
    }
    return Character.isUpperCase(c) ? 720 : 640;
  }

  /// The size at which plain text is as wide as bold text of this size.
  static int bold(int size) {
    return size + 1;
  }

  static int width(String text, int size) {
    return (thousandths(text) * size + 999) / 1_000;
  }

  /// The text in at most `lines` lines no wider than `width`; what does not fit is cut with an
  /// ellipsis.
  static List<String> wrap(String text, int size, int width, int lines) {
    var wrapped = new ArrayList<String>();
    String rest = clean(text);
    while (!rest.isEmpty() && wrapped.size() < lines - 1) {
      int fits = fitting(rest, size, width);
      if (fits == rest.length()) {
        break;
      }
      int space = rest.lastIndexOf(' ', fits);
      int cut = space > 0 ? space : fits;
      wrapped.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
    }
    if (!rest.isEmpty()) {
      wrapped.add(shorten(rest, size, width));
    }
    return wrapped;
  }

  static String shorten(String text, int size, int width) {
    String clean = clean(text);
    if (width(clean, size) <= width) {
      return clean;
    }
    int fits = fitting(clean, size, width - width(ELLIPSIS, size));
    return clean.substring(0, fits).strip() + ELLIPSIS;
  }

  /// How many characters from the start fit, one at least, never half of a pair.
  private static int fitting(String text, int size, int width) {
    int used = 0;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      used += thousandths(c) * size;
      if (used > width * 1_000 && at > 0) {
        return at;
      }
      at += Character.charCount(c);
    }
    return at;
  }
}
