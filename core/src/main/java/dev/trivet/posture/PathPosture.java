package dev.trivet.posture;

import dev.trivet.control.Control;
import dev.trivet.inventory.SystemId;
import dev.trivet.threat.AttackPath;
import java.util.List;

/// What stands in the way of the attack paths on a system, and what would cut those still open.
///
/// @param paths in the order they were given
/// @param cuts controls that together would cut every open path that any control can cut. Chosen
///   greedily, the one that cuts most first, and none of them is needless; a smaller set may exist.
/// @param beyond open paths that no control in force could cut
public record PathPosture(
    SystemId system, Basis basis, List<PathStatus> paths, List<Cut> cuts, List<AttackPath> beyond) {
  public PathPosture {
    paths = List.copyOf(paths);
    cuts = List.copyOf(cuts);
    beyond = List.copyOf(beyond);
  }

  /// A control that is not proven yet, and what it would do if it were.
  ///
  /// @param paths the open paths it cuts; another cut may cut some of them too
  public record Cut(Control control, Verdict verdict, List<AttackPath> paths) {
    public Cut {
      paths = List.copyOf(paths);
    }
  }

  public List<PathStatus> open() {
    return paths.stream().filter(path -> path.state() == PathStatus.State.OPEN).toList();
  }
}
