package dev.trivet.inventory;

/// What the organisation is to a system, in the sense of ISO/IEC 22989 and the EU AI Act.
public enum Role {
  PROVIDER,
  DEPLOYER
}
