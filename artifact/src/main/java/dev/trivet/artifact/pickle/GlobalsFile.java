package dev.trivet.artifact.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads the lists that come with this package.
final class GlobalsFile {
  private static final String BELOW = ".**";

  private GlobalsFile() {}

  /// The entries of `globals.txt` by module.
  static Map<String, List<GlobalsEntry>> entries() {
    var entries = new HashMap<String, List<GlobalsEntry>>();
    Judgement judgement = Judgement.of(Standing.UNKNOWN, "");
    for (String line : lines("globals.txt")) {
      if (line.startsWith(" ")) {
        add(words(line), judgement, entries);
      } else {
        judgement = judgement(line);
      }
    }
    return entries;
  }

  /// What stands between spaces. Nothing here may be slow the first time it runs: every scan of a
  /// pickle waits for it.
  private static List<String> words(String line) {
    var words = new ArrayList<String>();
    int at = 0;
    while (at < line.length()) {
      int space = line.indexOf(' ', at);
      int end = space < 0 ? line.length() : space;
      if (end > at) {
        words.add(line.substring(at, end));
      }
      at = end + 1;
    }
    return words;
  }

  private static void add(
      List<String> words, Judgement judgement, Map<String, List<GlobalsEntry>> entries) {
    String first = words.getFirst();
    boolean isExact = !first.endsWith(BELOW);
    String module = isExact ? first : first.substring(0, first.length() - BELOW.length());
    List<GlobalsEntry> ofModule = entries.computeIfAbsent(module, m -> new ArrayList<>());
    for (int i = 1; i < words.size(); i++) {
      ofModule.add(new GlobalsEntry(module, isExact, words.get(i), judgement));
    }
  }

  private static Judgement judgement(String line) {
    int space = line.indexOf(' ');
    String kind = line.substring(0, space);
    String reason = line.substring(space + 1).strip();
    return kind.startsWith("check:")
        ? new Judgement(Standing.HARMLESS, Check.of(kind.substring("check:".length())), reason)
        : Judgement.of(standing(kind), reason);
  }

  private static Standing standing(String kind) {
    return kind.equals("suspicious")
        ? Standing.UNKNOWN
        : Standing.valueOf(kind.toUpperCase(Locale.ROOT));
  }

  /// The lines of a list, without comments and empty ones.
  static List<String> lines(String name) {
    try (InputStream stream = GlobalsFile.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing from the class path");
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      var lines = new ArrayList<String>();
      for (int at = 0; at < text.length(); ) {
        int end = text.indexOf('\n', at);
        String line = text.substring(at, end < 0 ? text.length() : end);
        if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(line);
        }
        at += line.length() + 1;
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
