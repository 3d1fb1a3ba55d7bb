package dev.trivet.threat;

import dev.trivet.threat.DataFlowDiagram.Kind;

/// What an element is to a system. Flows are derived between parts; a declared element takes the
/// place of the derived one of its part.
enum Part {
  PEOPLE(Kind.EXTERNAL),
  CONTENT(Kind.EXTERNAL),
  SUPPLIER(Kind.EXTERNAL),
  SERVICE(Kind.PROCESS),
  MODEL(Kind.PROCESS),
  TRAINING(Kind.PROCESS),
  TOOL(Kind.PROCESS),
  LIBRARY(Kind.PROCESS),
  DATASET(Kind.STORE),
  ADAPTER(Kind.STORE),
  PROMPT(Kind.STORE),
  REGISTRY(Kind.STORE),
  INDEX(Kind.STORE),
  MEMORY(Kind.STORE),
  RECORDS(Kind.STORE);

  private final Kind kind;

  Part(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /// Whether every element of it takes part in a derived flow, not only the first.
  boolean isMany() {
    return switch (this) {
      case PEOPLE, CONTENT, TOOL -> true;
      case SUPPLIER, SERVICE, MODEL, TRAINING, LIBRARY, DATASET, ADAPTER, PROMPT -> false;
      case REGISTRY, INDEX, MEMORY, RECORDS -> false;
    };
  }
}
