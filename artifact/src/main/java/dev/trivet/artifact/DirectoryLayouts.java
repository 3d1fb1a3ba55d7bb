package dev.trivet.artifact;

import dev.trivet.artifact.checkpoint.CheckpointLayout;
import dev.trivet.artifact.layout.DirectoryLayout;
import dev.trivet.artifact.layout.DirectoryPlan;
import dev.trivet.artifact.layout.FileEntry;
import dev.trivet.artifact.oci.OciLayout;
import dev.trivet.artifact.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/// Every kind of directory whose files say something of each other.
final class DirectoryLayouts {
  private DirectoryLayouts() {}

  static List<DirectoryLayout> all() {
    return List.of(new CheckpointLayout(), new OciLayout());
  }

  static DirectoryPlan plan(ModelDirectory directory) {
    return DirectoryPlan.of(
        all(),
        directory.files().stream()
            .<FileEntry>map(f -> new FileEntry.OnDisk(f.file(), f.name()))
            .toList());
  }

  static Stream<Rule> rules() {
    return all().stream().flatMap(layout -> layout.rules().stream());
  }
}
