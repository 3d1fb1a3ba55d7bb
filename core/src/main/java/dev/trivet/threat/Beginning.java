package dev.trivet.threat;

import dev.trivet.catalog.TechniqueId;
import dev.trivet.threat.AttackGraph.Edge;
import dev.trivet.threat.AttackGraph.Node;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// An attack path as far as it has been followed.
///
/// @param before the path without its last node; empty at the way in
/// @param by the step that case studies speak for; empty when only the order of tactics does
record Beginning(Node node, int doubt, int length, Optional<Beginning> before, Optional<Edge> by) {

  static Beginning at(Node entry, int doubt) {
    return new Beginning(entry, doubt, 1, Optional.empty(), Optional.empty());
  }

  Beginning then(Node next, int more, Optional<Edge> by) {
    return new Beginning(next, doubt + more, length + 1, Optional.of(this), by);
  }

  /// Whether `next` may follow: the path holds neither the technique, its parent nor a refinement.
  boolean admits(Node next) {
    if (!next.mayFollow(node)) {
      return false;
    }
    Optional<Beginning> step = Optional.of(this);
    while (step.isPresent()) {
      if (step.get().node().repeats(next)) {
        return false;
      }
      step = step.get().before();
    }
    return true;
  }

  /// Whether every family of techniques of `other` is on this path too.
  boolean holdsAllOf(Beginning other) {
    return families().containsAll(other.families());
  }

  private List<TechniqueId> families() {
    return nodes().stream().map(step -> step.node().family()).toList();
  }

  /// Whether case studies show every step as it stands.
  boolean isShown() {
    return nodes().stream()
        .allMatch(step ->
            step.before().isEmpty() || step.by().filter(e -> !e.direct().isEmpty()).isPresent());
  }

  /// The path from the way in.
  List<Beginning> nodes() {
    var nodes = new ArrayDeque<Beginning>(AttackPath.MOST_HOPS);
    Optional<Beginning> step = Optional.of(this);
    while (step.isPresent()) {
      nodes.addFirst(step.get());
      step = step.get().before();
    }
    return List.copyOf(nodes);
  }
}
