package dev.trivet.artifact.integrity.manifest;

import dev.trivet.artifact.integrity.check.Reason;
import java.util.List;

/// What lies in a model's directory.
///
/// @param files sorted by name
/// @param ignored names that are there and were left out
/// @param unusable what can be no part of a model: links that are not wanted, devices, names that
///   are no text
/// @param outside links that were followed to somewhere else
public record ModelFiles(
    List<ModelFile> files, List<String> ignored, List<Reason> unusable, List<String> outside) {
  public ModelFiles {
    files = List.copyOf(files);
    ignored = List.copyOf(ignored);
    unusable = List.copyOf(unusable);
    outside = List.copyOf(outside);
  }
}
