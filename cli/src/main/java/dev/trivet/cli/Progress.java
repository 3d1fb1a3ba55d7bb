package dev.trivet.cli;

import java.io.PrintWriter;
import java.util.Optional;

/// Says on a terminal what is going on, in one line that goes away again.
public final class Progress {
  private static final String CLEAR_LINE = "\r\u001B[K";

  private final Optional<PrintWriter> terminal;

  private Progress(Optional<PrintWriter> terminal) {
    this.terminal = terminal;
  }

  static Progress silent() {
    return new Progress(Optional.empty());
  }

  static Progress on(PrintWriter terminal) {
    return new Progress(Optional.of(terminal));
  }

  /// @param what our own words, such as `reading the programme`
  void says(String what) {
    terminal.ifPresent(t -> {
      t.print(CLEAR_LINE + what + " ...");
      t.flush();
    });
  }

  void done() {
    terminal.ifPresent(t -> {
      t.print(CLEAR_LINE);
      t.flush();
    });
  }
}
