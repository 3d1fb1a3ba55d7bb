package dev.trivet.cli;

import java.io.IOException;
import java.util.List;

/// One command: what it takes, and what it does. It holds no state.
///
/// Options are described by code and not by annotations: reading annotations would take longer than
/// everything else a short command does.
interface Command {
  Usage usage();

  ExitCode run(Given given, Console console) throws IOException, Refusal;

  /// The commands below this one.
  default List<Command> children() {
    return List.of();
  }
}
