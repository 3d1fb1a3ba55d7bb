package dev.trivet.artifact.integrity;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where a model's signature lies when nobody says otherwise.
public final class SignatureFile {
  private static final String NAME = "model.sig";

  private SignatureFile() {}

  /// `model.sig` in a directory; beside a file its name with `.sig`.
  public static Path of(Path model) {
    return Files.isDirectory(model)
        ? model.resolve(NAME)
        : model.resolveSibling(model.getFileName() + ".sig");
  }
}
