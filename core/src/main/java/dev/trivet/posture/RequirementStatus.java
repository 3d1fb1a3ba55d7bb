package dev.trivet.posture;

/// How far the evidence goes for a requirement. Best first, but for [#NOT_APPLICABLE].
public enum RequirementStatus {
  /// A control that answers it wholly, or a declared composition, is proven wherever it is asked.
  MET,
  /// Proven controls answer a part of it.
  PARTLY_MET,
  /// A requirement that overlaps it is met or partly met. That supports it and satisfies nothing.
  SUPPORTED,
  /// Nothing shows it. That does not say it is violated.
  NOT_EVIDENCED,
  /// Fresh evidence contradicts a control that answers it, and no proven one does.
  FAILING,
  /// Every control that would answer it is excluded, or the requirement is, with a reason on
  /// record.
  NOT_APPLICABLE;

  public boolean worseThan(RequirementStatus other) {
    return compareTo(other) > 0;
  }
}
