package dev.trivet.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Holds what the code writes against files that somebody has looked at.
///
/// The files lie below `src/test/resources/golden` of the module whose tests run. Run the tests
/// with `-Dtrivet.golden=write` to rewrite them, and review the difference like code.
public final class Golden {
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
  private static final String REWRITE = "run the tests with -Dtrivet.golden=write and review it";

  private Golden() {}

  /// What to do with a difference.
  enum Mode {
    COMPARE,
    WRITE
  }

  /// @param path below the golden folder, with `/`: `svg/member-assistant.svg`
  /// @throws AssertionError naming the first line that differs
  public static void matches(String path, String actual) {
    boolean writes = System.getProperty("trivet.golden", "").equals("write");
    matches(FOLDER.resolve(path), actual, writes ? Mode.WRITE : Mode.COMPARE);
  }

  static void matches(Path file, String actual, Mode mode) {
    try {
      switch (mode) {
        case WRITE -> write(file, actual);
        case COMPARE -> compare(file, actual);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the golden file " + file, e);
    }
  }

  private static void write(Path file, String actual) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(actual)) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, actual);
    }
  }

  private static void compare(Path file, String actual) throws IOException {
    if (!Files.exists(file)) {
      throw new AssertionError("there is no golden file " + file + "; " + REWRITE);
    }
    // A checkout may have turned the line ends; a golden file is about the text.
    String expected = Files.readString(file).replace("\r\n", "\n");
    if (!expected.equals(actual)) {
      throw new AssertionError(file + " " + firstDifference(expected, actual) + "; " + REWRITE);
    }
  }

  private static String firstDifference(String expected, String actual) {
    List<String> was = List.of(expected.split("\n", -1));
    List<String> is = List.of(actual.split("\n", -1));
    int line = 0;
    while (line < was.size() && line < is.size() && was.get(line).equals(is.get(line))) {
      line++;
    }
    return "differs in line %d%n  golden: %s%n  actual: %s%n"
        .formatted(line + 1, lineOf(was, line), lineOf(is, line));
  }

  private static String lineOf(List<String> lines, int line) {
    return line < lines.size() ? lines.get(line) : "(the text has ended)";
  }
}
