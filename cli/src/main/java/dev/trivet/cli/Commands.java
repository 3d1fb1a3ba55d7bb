package dev.trivet.cli;

import java.util.List;
import java.util.Optional;

/// Every command, in the order of the work. Each is made when it is asked for only, so that a
/// command does not wait for the others.
enum Commands {
  INIT,
  CHECK,
  SCHEMA,
  CATALOG,
  SCAN,
  VERIFY,
  SIGN,
  BOM,
  MEASURE,
  GATE,
  RECORD,
  THREATS,
  CONTROLS,
  ASSESS,
  EXPLAIN,
  PROVE,
  DEMO,
  COMPLETION;

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  Command make() {
    return switch (this) {
      case INIT -> new InitCommand();
      case CHECK -> new CheckCommand();
      case SCHEMA -> new SchemaCommand();
      case CATALOG -> new CatalogCommand();
      case SCAN -> new ScanCommand();
      case VERIFY -> new VerifyCommand();
      case SIGN -> new SignCommand();
      case BOM -> new BomCommand();
      case MEASURE -> new MeasureCommand();
      case GATE -> new GateCommand();
      case RECORD -> new RecordCommand();
      case THREATS -> new ThreatsCommand();
      case CONTROLS -> new ControlsCommand();
      case ASSESS -> new AssessCommand();
      case EXPLAIN -> new ExplainCommand();
      case PROVE -> new ProveCommand();
      case DEMO -> new DemoCommand();
      case COMPLETION -> new CompletionCommand();
    };
  }

  static Optional<Commands> of(String word) {
    for (Commands command : values()) {
      if (command.word().equals(word)) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }

  /// @return the commands to know about: the one that is asked for, or all when it is none of them
  static List<Commands> neededFor(String... arguments) {
    Optional<Commands> asked = arguments.length == 0 ? Optional.empty() : of(arguments[0]);
    return asked.map(List::of).orElseGet(() -> List.of(values()));
  }
}
