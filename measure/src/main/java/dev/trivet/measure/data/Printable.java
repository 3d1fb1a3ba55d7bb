package dev.trivet.measure.data;

/// A stranger's words, fit to be shown.
final class Printable {
  private static final int MOST = 60;

  private Printable() {}

  static String of(String text) {
    String clean = text.replaceAll("\\p{C}", "?");
    return clean.length() > MOST ? clean.substring(0, MOST) + "..." : clean;
  }
}
