package dev.trivet.inventory;

/// Where a system stands in its life.
public enum LifecycleStage {
  IDEA,
  DESIGN,
  DEVELOPMENT,
  VERIFICATION,
  DEPLOYMENT,
  OPERATION,
  RETIREMENT
}
