package dev.trivet.artifact.pickle;

/// What is known of an object a pickle imports, in rising order of harm.
enum Standing {
  /// Whatever a pickle does with it stores values.
  HARMLESS,
  /// Data is made of it, but nobody needs to call it with arguments.
  BUILT,
  /// Its name is none that a Python program can have: importing it fails.
  IMPOSSIBLE,
  /// Nobody has judged it.
  UNKNOWN,
  /// Part of the standard library, and none of what data is made of.
  UNLISTED,
  /// Does harm when it is called.
  RISKY,
  /// Does harm; data never names it.
  GADGET
}
