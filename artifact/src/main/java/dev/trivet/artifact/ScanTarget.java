package dev.trivet.artifact;

import dev.trivet.artifact.scan.ScanFile;
import dev.trivet.artifact.scan.ScanResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What of a model is to be scanned by somebody who opens its files himself.
///
/// @param name as the result shall name it
/// @param directory what lies in it; nothing when the model is one file
record ScanTarget(Path model, String name, Optional<ModelDirectory> directory) {

  /// A file of the model to be scanned.
  ///
  /// @param path as its result shall name it
  /// @param where as findings shall name it
  record Part(Path file, String path, String where) {}

  static ScanTarget of(Path model, String name) {
    return new ScanTarget(
        model,
        name,
        Files.isDirectory(model) ? Optional.of(ModelDirectory.list(model)) : Optional.empty());
  }

  List<Part> parts() {
    if (directory.isEmpty()) {
      return List.of(new Part(model, name, ScanArtifacts.fileName(model)));
    }
    var parts = new ArrayList<Part>();
    for (ModelDirectory.Named file : directory.get().files()) {
      parts.add(new Part(file.file(), name + "/" + file.name(), file.name()));
    }
    return parts;
  }

  /// @param results of the parts, by [Part#path]
  ScanResult result(Map<String, ScanResult> results, ScanFile scan) {
    var all = new ArrayList<ScanResult>();
    for (Part part : parts()) {
      ScanResult result = results.get(part.path());
      if (result == null) {
        throw new IllegalStateException(part.path() + " was not scanned");
      }
      all.add(result);
    }
    if (directory.isEmpty()) {
      return all.getFirst();
    }
    for (ModelDirectory.Refused no : directory.get().refused()) {
      all.add(scan.refuse(no.rule(), name + "/" + no.name(), no.name(), no.why()));
    }
    return ScanResult.ofDirectory(name, all, directory.get().repeated());
  }
}
