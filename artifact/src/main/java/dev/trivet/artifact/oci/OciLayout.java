package dev.trivet.artifact.oci;

import dev.trivet.artifact.layout.DirectoryLayout;
import dev.trivet.artifact.layout.DirectoryPlan;
import dev.trivet.artifact.layout.FileEntry;
import dev.trivet.artifact.rule.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// OCI image layouts (`oci-layout`, `index.json`, `blobs/`) and what `docker save` writes
/// (`manifest.json`), anywhere in a directory or archive. The blobs themselves are read like all
/// other files, under the names their manifests give them.
public final class OciLayout implements DirectoryLayout {
  @Override
  public List<Rule> rules() {
    return OciRules.all();
  }

  @Override
  public boolean mayKnow(FileEntry file) {
    return ("/" + file.name()).contains("/blobs/");
  }

  @Override
  public DirectoryPlan plan(List<FileEntry> files) {
    Map<String, FileEntry> byName = new HashMap<>();
    for (FileEntry file : files) {
      byName.put(file.name(), file);
    }
    DirectoryPlan plan = DirectoryPlan.NONE;
    for (FileEntry file : files) {
      boolean isSaved =
          file.lastName().equals("manifest.json")
              && !byName.containsKey(file.folder() + "oci-layout");
      if (isSaved || file.lastName().equals("oci-layout")) {
        plan = plan.and(new ImageWalk(file.folder(), byName).walk());
      }
    }
    return plan;
  }
}
