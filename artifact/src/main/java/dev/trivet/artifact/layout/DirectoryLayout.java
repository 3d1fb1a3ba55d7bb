package dev.trivet.artifact.layout;

import dev.trivet.artifact.rule.Rule;
import java.util.List;

/// A kind of directory whose files say of each other what they are. Stateless.
///
/// It is asked before the files are read, with no limits around it: it looks at names, and at
/// descriptions of bounded size. What takes more time it leaves to the
/// [dev.trivet.artifact.scan.Preparation] of a file.
public interface DirectoryLayout {
  /// What its plans may report besides the rules of readers.
  List<Rule> rules();

  /// Whether a plan may say how a file of that name is read.
  boolean mayKnow(FileEntry file);

  /// @param files of the whole directory, sorted by name
  /// @return a plan for those it knows of; an empty one for a directory of another kind
  DirectoryPlan plan(List<FileEntry> files);
}
