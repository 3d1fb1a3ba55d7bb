package dev.trivet.posture;

/// Which edges a figure rests on. Every figure is shown both ways.
public enum Basis {
  /// What the controls say in AI RMF terms, and crosswalk edges printed by a framework's own body.
  OFFICIAL_ONLY,
  /// Also our own mappings.
  WITH_DERIVED
}
