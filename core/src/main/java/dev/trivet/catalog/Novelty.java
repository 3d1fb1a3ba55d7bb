package dev.trivet.catalog;

/// How much of a measure is security practice as every enterprise knows it.
public enum Novelty {
  /// A usual enterprise control does it with tools already run.
  CONVENTIONAL,
  /// The control exists, but AI needs a method or tool of its own.
  EXTENDED,
  /// No conventional control does it.
  AI_SPECIFIC
}
