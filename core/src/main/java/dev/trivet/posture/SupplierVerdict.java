package dev.trivet.posture;

/// How a supplier stands at an instant, the best first. (A threat is accepted; a supplier is
/// acceptable.)
public enum SupplierVerdict {
  /// Every minimum criterion is met, and something shows each.
  ACCEPTABLE,
  /// None is missed, but some are met in part, unknown, or only claimed, or conditions are open.
  CONDITIONAL,
  /// It was assessed, too long ago.
  EXPIRED,
  /// Nobody assessed it, or nobody found out anything.
  UNASSESSED,
  /// A minimum criterion is not met. Time does not mend that; a new assessment may.
  REFUSED;

  /// Whether parts of such a supplier may be used, with care.
  public boolean allowsUse() {
    return switch (this) {
      case ACCEPTABLE, CONDITIONAL -> true;
      case EXPIRED, UNASSESSED, REFUSED -> false;
    };
  }
}
