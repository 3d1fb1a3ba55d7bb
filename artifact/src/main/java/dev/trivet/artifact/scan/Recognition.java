package dev.trivet.artifact.scan;

/// How sure a reader is that a content is of its format, from the content alone.
public enum Recognition {
  /// It is not.
  NO,
  /// It could be, as far as the first bytes tell: read only when no reader is sure. The reader says
  /// nothing about a content that turns out to be something else, and declines it.
  MAYBE,
  /// It is. Several readers may be sure of one content (a file that is two things at once): all of
  /// them read it.
  YES
}
