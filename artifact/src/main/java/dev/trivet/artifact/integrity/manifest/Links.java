package dev.trivet.artifact.integrity.manifest;

/// What a symbolic link within a model means.
public enum Links {
  /// It must not be there.
  REFUSE,
  /// It stands for what it leads to, under its own name.
  FOLLOW
}
