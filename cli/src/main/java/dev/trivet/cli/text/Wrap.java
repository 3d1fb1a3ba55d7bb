package dev.trivet.cli.text;

import java.util.ArrayList;
import java.util.List;

/// Breaks text into lines at spaces; a word longer than a line is cut.
final class Wrap {
  private Wrap() {}

  static List<String> lines(String text, int width) {
    return lines(text, width, width);
  }

  /// @param first width of the first line
  /// @param rest width of all others
  static List<String> lines(String text, int first, int rest) {
    var lines = new ArrayList<String>();
    String left = text.strip();
    int width = Math.max(1, first);
    while (left.length() > width) {
      int space = left.lastIndexOf(' ', width);
      boolean moves = space <= 0 && lines.isEmpty() && width < rest && left.indexOf(' ') < rest;
      int end = moves ? 0 : space <= 0 ? width : space;
      lines.add(left.substring(0, end).stripTrailing());
      left = left.substring(end).stripLeading();
      width = Math.max(1, rest);
    }
    lines.add(left);
    return lines;
  }
}
