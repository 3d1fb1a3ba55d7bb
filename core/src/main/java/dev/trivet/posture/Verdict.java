package dev.trivet.posture;

/// The state of a control, on a system or for the organisation.
public enum Verdict {
  /// Every proof it asks for is there, fresh, and passes.
  PROVEN,
  /// Fresh evidence contradicts it.
  FAILING,
  /// It passed, but too long ago or for another artefact.
  STALE,
  /// Somebody says so, or part of the proof is there; the whole is not shown.
  CLAIMED,
  /// Somebody says it will be done.
  PLANNED,
  /// Nobody says anything and nothing shows it.
  ABSENT,
  /// It does not concern the system, for a reason on record.
  EXCLUDED
}
