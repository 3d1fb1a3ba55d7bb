package dev.trivet.threat;

import dev.trivet.catalog.TechniqueId;
import java.util.stream.Stream;

/// What a flow is to an adversary, and the techniques that plainly come along it.
///
/// Only what is obvious from the two ends: a reader should nod, not wonder. The full list is the
/// threat model's.
enum Channel {
  ASKING("AML.T0040", "AML.T0047", "AML.T0051.000", "AML.T0054", "AML.T0015"),
  CONTENT("AML.T0093", "AML.T0051.001", "AML.T0068", "AML.T0015"),
  WEB_CONTENT("AML.T0078", "AML.T0100", "AML.T0051.001"),
  SENSING("AML.T0041", "AML.T0015"),
  MODEL_SUPPLY("AML.T0010.003", "AML.T0011.000"),
  DATA_SUPPLY("AML.T0010.002", "AML.T0020"),
  SOFTWARE_SUPPLY("AML.T0010.001", "AML.T0010.004", "AML.T0011.001"),
  TOOL_SUPPLY("AML.T0010.005", "AML.T0110", "AML.T0011.002"),
  LEARNING("AML.T0020", "AML.T0059"),
  LOADING("AML.T0011.000", "AML.T0018"),
  INDEXING("AML.T0070", "AML.T0071"),
  LOOKING_UP("AML.T0051.001", "AML.T0082", "AML.T0085.000"),
  REMEMBERING("AML.T0080.000", "AML.T0080.001"),
  ACTING("AML.T0053", "AML.T0101"),
  REPORTING("AML.T0051.001", "AML.T0099"),
  SENDING("AML.T0086"),
  ANSWERING("AML.T0024", "AML.T0057", "AML.T0056", "AML.T0077"),
  NONE;

  private final String techniques;

  Channel(String... techniques) {
    this.techniques = String.join(" ", techniques);
  }

  Stream<TechniqueId> techniques() {
    return techniques.isEmpty()
        ? Stream.empty()
        : Stream.of(techniques.split(" ")).map(TechniqueId::new);
  }

  /// The channel that the two ends alone make a flow.
  static Channel between(Part from, Part to) {
    return switch (from) {
      case PEOPLE -> fromPeople(to);
      case CONTENT -> fromContent(to);
      case SUPPLIER -> fromSupplier(to);
      case SERVICE, MODEL -> fromFront(to);
      case TOOL -> fromTool(to);
      case REGISTRY -> to == Part.MODEL ? LOADING : NONE;
      case INDEX, RECORDS -> LOOKING_UP;
      case MEMORY -> REMEMBERING;
      case DATASET, ADAPTER, PROMPT, LIBRARY, TRAINING -> NONE;
    };
  }

  private static Channel fromPeople(Part to) {
    return switch (to) {
      case SERVICE, MODEL, TOOL -> ASKING;
      case DATASET, TRAINING -> LEARNING;
      case INDEX, RECORDS -> INDEXING;
      case PEOPLE, CONTENT, SUPPLIER, LIBRARY, ADAPTER, PROMPT, REGISTRY, MEMORY -> NONE;
    };
  }

  private static Channel fromContent(Part to) {
    Channel asPeople = fromPeople(to);
    return asPeople == ASKING ? CONTENT : asPeople;
  }

  private static Channel fromSupplier(Part to) {
    return switch (to) {
      case MODEL, REGISTRY, ADAPTER -> MODEL_SUPPLY;
      case DATASET -> DATA_SUPPLY;
      case SERVICE, TRAINING, LIBRARY -> SOFTWARE_SUPPLY;
      case TOOL -> TOOL_SUPPLY;
      case INDEX -> INDEXING;
      case PEOPLE, CONTENT, SUPPLIER, PROMPT, MEMORY, RECORDS -> NONE;
    };
  }

  private static Channel fromFront(Part to) {
    return switch (to) {
      case PEOPLE -> ANSWERING;
      case TOOL -> ACTING;
      case CONTENT, SUPPLIER -> SENDING;
      case SERVICE, MODEL, TRAINING, LIBRARY, DATASET, ADAPTER, PROMPT -> NONE;
      case REGISTRY, INDEX, MEMORY, RECORDS -> NONE;
    };
  }

  private static Channel fromTool(Part to) {
    return switch (to) {
      case SERVICE, MODEL -> REPORTING;
      case PEOPLE, CONTENT, SUPPLIER -> SENDING;
      case TRAINING, TOOL, LIBRARY, DATASET, ADAPTER, PROMPT, REGISTRY, INDEX -> NONE;
      case MEMORY, RECORDS -> NONE;
    };
  }
}
