package dev.trivet.artifact;

import dev.trivet.artifact.checkpoint.CheckpointLayout;
import dev.trivet.artifact.layout.DirectoryLayout;
import dev.trivet.artifact.layout.DirectoryPlan;
import dev.trivet.artifact.layout.FileEntry;
import dev.trivet.artifact.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/// Every kind of directory whose files say something of each other.
final class DirectoryLayouts {
  private DirectoryLayouts() {}

  private static List<DirectoryLayout> all() {
    return List.of(new CheckpointLayout());
  }

  static DirectoryPlan plan(ModelDirectory directory) {
    List<FileEntry> files =
        directory.files().stream().map(f -> new FileEntry(f.file(), f.name())).toList();
    return all().stream()
        .map(layout -> layout.plan(files))
        .reduce(DirectoryPlan.NONE, DirectoryPlan::and);
  }

  static Stream<Rule> rules() {
    return all().stream().flatMap(layout -> layout.rules().stream());
  }
}
