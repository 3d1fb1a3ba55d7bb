package dev.trivet.artifact.integrity;

import dev.trivet.artifact.integrity.manifest.Links;
import dev.trivet.artifact.integrity.manifest.Serialization;
import java.util.List;

/// How a model is to be signed.
///
/// @param ignored paths below the model's directory that are not signed, besides git's
public record SignOptions(Serialization serialization, Links links, List<String> ignored) {
  public SignOptions {
    ignored = List.copyOf(ignored);
  }

  /// File by file, without links, everything.
  public static SignOptions standard() {
    return new SignOptions(new Serialization.ByFile(), Links.REFUSE, List.of());
  }
}
