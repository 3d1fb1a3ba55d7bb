package dev.trivet.artifact;

import dev.trivet.artifact.layout.DirectoryPlan;
import dev.trivet.artifact.scan.Preparation;
import dev.trivet.artifact.scan.ScanFile;
import dev.trivet.artifact.scan.ScanResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What of a model is to be scanned, and how the results of its files become one.
///
/// @param name as the result shall name the model
/// @param parts its files
/// @param directory what lies in it; nothing when the model is one file
record ScanTarget(String name, List<Part> parts, Optional<Directory> directory) {
  ScanTarget {
    parts = List.copyOf(parts);
  }

  /// A file of the model to be scanned.
  ///
  /// @param path as its result shall name it
  /// @param where as findings shall name it
  /// @param preparation what its directory holds it against
  record Part(Path file, String path, String where, Preparation preparation) {}

  /// What is said of a directory besides what its files say.
  record Directory(ModelDirectory listed, DirectoryPlan plan) {}

  static ScanTarget of(Path model, String name) {
    if (!Files.isDirectory(model)) {
      var only = new Part(model, name, fileName(model), Preparation.NONE);
      return new ScanTarget(name, List.of(only), Optional.empty());
    }
    ModelDirectory listed = ModelDirectory.list(model);
    DirectoryPlan plan = DirectoryLayouts.plan(listed);
    var parts = new ArrayList<Part>();
    for (ModelDirectory.Named file : listed.files()) {
      DirectoryPlan.Planned how = plan.of(file.name());
      parts.add(new Part(file.file(), name + "/" + file.name(), how.where(), how.preparation()));
    }
    return new ScanTarget(name, parts, Optional.of(new Directory(listed, plan)));
  }

  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  /// @param results of the parts, in their order
  ScanResult result(List<ScanResult> results, ScanFile scan) {
    if (directory.isEmpty()) {
      return results.getFirst();
    }
    var all = new ArrayList<>(results);
    all.addAll(refusals(scan));
    return ScanResult.ofDirectory(name, all, directory.get().listed().repeated());
  }

  /// What is there and is no file, and what is wrong with the directory as a whole.
  List<ScanResult> refusals(ScanFile scan) {
    var refusals = new ArrayList<ScanResult>();
    directory.ifPresent(in -> {
      for (ModelDirectory.Refused no : in.listed().refused()) {
        refusals.add(scan.refuse(no.rule(), name + "/" + no.name(), no.name(), no.why()));
      }
      for (DirectoryPlan.DirectoryFinding no : in.plan().findings()) {
        refusals.add(scan.refuse(no.rule(), name + "/" + no.where(), no.where(), no.message()));
      }
    });
    return refusals;
  }
}
