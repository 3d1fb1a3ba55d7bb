package dev.trivet.artifact.layout;

import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Preparation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How the files of a directory are read.
///
/// @param files those to be read in a way of their own, by their names
/// @param findings what is wrong with the directory and with none of its files
public record DirectoryPlan(Map<String, Planned> files, List<DirectoryFinding> findings) {
  public static final DirectoryPlan NONE = new DirectoryPlan(Map.of(), List.of());

  public DirectoryPlan {
    files = Map.copyOf(files);
    findings = List.copyOf(findings);
  }

  /// What several kinds of layout say of the same files.
  ///
  /// @param files of the whole directory, sorted by name
  public static DirectoryPlan of(List<DirectoryLayout> layouts, List<FileEntry> files) {
    return layouts.stream().map(l -> l.plan(files)).reduce(NONE, DirectoryPlan::and);
  }

  /// @param where as findings shall name the file
  public record Planned(String where, Preparation preparation) {}

  /// @param where within the directory
  public record DirectoryFinding(Rule rule, String where, String message) {}

  /// This one and, where it says nothing, the other.
  public DirectoryPlan and(DirectoryPlan other) {
    var all = new HashMap<>(other.files());
    all.putAll(files);
    var allFindings = new ArrayList<>(findings);
    allFindings.addAll(other.findings());
    return new DirectoryPlan(all, allFindings);
  }

  public Planned of(String name) {
    return files.getOrDefault(name, new Planned(name, Preparation.NONE));
  }
}
