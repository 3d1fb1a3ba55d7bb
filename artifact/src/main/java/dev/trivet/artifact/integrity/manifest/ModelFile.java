package dev.trivet.artifact.integrity.manifest;

import java.nio.file.Path;

/// A file of a model.
///
/// @param name from the model's directory, with `/`; its own name when the model is one file
public record ModelFile(Path path, String name, long size) {}
