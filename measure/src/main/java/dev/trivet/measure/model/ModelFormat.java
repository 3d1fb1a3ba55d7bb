package dev.trivet.measure.model;

import dev.trivet.measure.result.Attempt;
import java.nio.file.Path;

/// A format of model files that a module of its own runs. Such a file may hold code: whoever opens
/// one has looked at it first.
public interface ModelFormat {

  /// Whether the name of a file, in small letters, is that of such a one.
  boolean reads(String name);

  /// @param settings what the file cannot say itself
  Attempt<OpenModel> open(Path file, OnnxSettings settings);
}
