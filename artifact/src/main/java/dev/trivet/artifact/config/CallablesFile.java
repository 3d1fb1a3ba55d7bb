package dev.trivet.artifact.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Reads `callables.txt`: a kind and a name to a line, `#` before a comment.
final class CallablesFile {
  private static final String NAME = "callables.txt";

  private CallablesFile() {}

  /// Names by their kind.
  static Map<String, Set<String>> read() {
    Map<String, Set<String>> names = new HashMap<>();
    text()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" ", 2))
        .forEach(parts -> names.computeIfAbsent(parts[0], kind -> new HashSet<>()).add(parts[1]));
    return Map.copyOf(names);
  }

  private static String text() {
    try (InputStream in = CallablesFile.class.getResourceAsStream(NAME)) {
      if (in == null) {
        throw new IllegalStateException(NAME + " is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
