package dev.trivet.bom;

/// How far a statement can be trusted; the order is from worst to best.
public enum Grade {
  /// Nobody says it.
  ABSENT,
  /// Somebody says it, or it was concluded; nothing shows it.
  ASSERTED,
  /// The bytes at hand show it.
  EVIDENCED
}
