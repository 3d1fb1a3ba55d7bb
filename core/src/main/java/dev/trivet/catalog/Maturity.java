package dev.trivet.catalog;

/// How far a technique has been seen, as ATLAS grades it.
public enum Maturity {
  FEASIBLE,
  DEMONSTRATED,
  REALIZED
}
