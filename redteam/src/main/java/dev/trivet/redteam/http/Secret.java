package dev.trivet.redteam.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What opens an endpoint. It is read from the environment or from a file, goes into the header of
/// a request, and nowhere else: what an endpoint echoes of it is taken out of everything that is
/// kept.
public final class Secret {
  private static final int MOST_BYTES = 16 << 10;
  private static final int SHORTEST_REDACTED = 4;

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /// @throws IllegalArgumentException unless `value` is one line of printable text
  public static Secret of(String value) {
    String line = value.strip();
    if (line.isEmpty() || !line.chars().allMatch(c -> c >= ' ' && c != 127)) {
      throw new IllegalArgumentException("a secret is one line of printable text");
    }
    return new Secret(line);
  }

  /// @param environment finds a variable: `System::getenv`
  public static Optional<Secret> fromEnvironment(
      String name, UnaryOperator<@org.jspecify.annotations.Nullable String> environment) {
    return Optional.ofNullable(environment.apply(name)).filter(v -> !v.isBlank()).map(Secret::of);
  }

  public static Secret fromFile(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " is larger than any secret");
    }
    return of(Files.readString(file));
  }

  String value() {
    return value;
  }

  /// `text` without this secret.
  String outOf(String text) {
    return value.length() < SHORTEST_REDACTED ? text : text.replace(value, "[secret]");
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
