package dev.trivet.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files of a model, for those who want to read them and not to judge them.
///
/// @param files sorted by name; links are followed as far as they stay within
/// @param refused links that lead out
public record ModelFiles(List<Entry> files, List<String> refused) {
  public ModelFiles {
    files = List.copyOf(files);
    refused = List.copyOf(refused);
  }

  /// @param name relative to the directory, with `/`
  public record Entry(Path file, String name) {}

  /// A directory's files, or a file by itself.
  ///
  /// @throws IOException when a directory cannot be listed
  public static ModelFiles of(Path model) throws IOException {
    if (Files.isRegularFile(model)) {
      Path name = model.toRealPath().getFileName();
      return new ModelFiles(List.of(new Entry(model, name.toString())), List.of());
    }
    ModelDirectory directory = ModelDirectory.list(model);
    return new ModelFiles(
        directory.files().stream().map(named -> new Entry(named.file(), named.name())).toList(),
        directory.refused().stream().map(ModelDirectory.Named::name).toList());
  }
}
