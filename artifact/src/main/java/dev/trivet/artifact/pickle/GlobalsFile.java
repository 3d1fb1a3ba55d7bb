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
        add(line.strip().split(" +"), judgement, entries);
      } else {
        judgement = judgement(line);
      }
    }
    return entries;
  }

  private static void add(
      String[] words, Judgement judgement, Map<String, List<GlobalsEntry>> entries) {
    boolean isExact = !words[0].endsWith(BELOW);
    String module = isExact ? words[0] : words[0].substring(0, words[0].length() - BELOW.length());
    List<GlobalsEntry> ofModule = entries.computeIfAbsent(module, m -> new ArrayList<>());
    for (int i = 1; i < words.length; i++) {
      ofModule.add(new GlobalsEntry(module, isExact, words[i], judgement));
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
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
