package dev.trivet.threat;

import dev.trivet.inventory.AiSystem;
import java.util.Set;
import java.util.stream.Collectors;

/// Draws the data flow diagram of a system: what its components and flows declare, and what its
/// profile implies where they are silent.
///
/// A declared element takes the place of the derived ones of its kind, a declared flow that of the
/// derived ones between the same kinds. What the profile names and no flow shows stays: a diagram
/// that leaves out the mail because somebody declared only the chat would hide a way in.
public final class DrawDataFlow {

  /// @param model the system's own; techniques outside it are not shown
  public DataFlowDiagram of(AiSystem system, ThreatModel model) {
    var answers = new Answers(system.profile());
    var where = new Whereabouts(system, answers);
    var sketch = new Sketch();
    Set<String> shown = new DeclaredParts(system, answers, where, sketch).draw();
    var inside = new DerivedInside(answers, where, sketch);
    Part front = inside.core();
    inside.around(front);
    new DerivedParts(answers, sketch, front).draw(shown);
    return sketch.finish(
        system, model.threats().stream().map(Threat::technique).collect(Collectors.toSet()));
  }
}
