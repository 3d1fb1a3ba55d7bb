package dev.trivet.artifact.pickle;

import dev.trivet.artifact.rule.Rule;

/// What the machine tells about a stream. A trial run keeps it to itself; a real one hands it to
/// the scan.
interface Reports {
  /// @param place in the content
  void report(Rule rule, long place, String message);

  /// Bytes within the stream that would be loaded as a file of their own.
  void nested(long from, long length);

  /// As [#nested(long, long)], for bytes that stand decoded in the stream.
  ///
  /// @param place where they stand
  void nested(long place, byte[] bytes);

  /// A persistent id was asked for.
  ///
  /// @return what the loader gives for it
  int persistent(int id, long place);

  /// The machine stands where joblib's loader would read numbers, and others would go on with
  /// opcodes.
  void ambiguous(Machine machine);
}
