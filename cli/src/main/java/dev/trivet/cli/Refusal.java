package dev.trivet.cli;

import java.util.List;

/// Ends a command before it did anything: why, and what to do now.
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;
  private final transient List<String> hints;

  Refusal(ExitCode code, String message, String... hints) {
    super(message);
    this.code = code;
    this.hints = List.of(hints);
  }

  /// When everything has been said already.
  Refusal(ExitCode code) {
    this(code, "");
  }

  ExitCode code() {
    return code;
  }

  List<String> hints() {
    return hints;
  }

  String said() {
    return getMessage() == null ? "" : getMessage();
  }
}
