package dev.trivet.artifact.pickle;

/// How a machine came to stand still.
enum Ending {
  /// It can go on.
  RUNNING,
  /// STOP: the stream is whole.
  STOPPED,
  /// The bytes ended before STOP.
  CUT_SHORT,
  /// Something no loader accepts.
  BROKEN,
  /// Another pickle begins right here, in the middle of this stream (joblib's object arrays).
  INLINE_PICKLE
}
