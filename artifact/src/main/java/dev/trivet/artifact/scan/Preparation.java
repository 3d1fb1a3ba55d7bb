package dev.trivet.artifact.scan;

/// What the directory of a file knows of it, and holds it against before it is read.
@FunctionalInterface
public interface Preparation {
  /// For a file nothing is known of.
  Preparation NONE = (file, scan) -> file;

  /// Reports what contradicts the directory.
  ///
  /// @return the content as it is to be read
  Content prepare(Content file, Scan scan);
}
