package dev.trivet.catalog;

/// Whether something is asked, or done, once for the organisation or on each AI system.
public enum Scope {
  ORGANISATION,
  SYSTEM
}
