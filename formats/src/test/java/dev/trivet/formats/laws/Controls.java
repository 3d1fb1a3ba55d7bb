package dev.trivet.formats.laws;

import dev.trivet.control.Control;
import dev.trivet.control.ControlSet;
import dev.trivet.posture.Programme;
import java.util.function.UnaryOperator;

/// Programmes with some other controls.
final class Controls {
  private Controls() {}

  static Programme.Documents with(Programme.Documents documents, UnaryOperator<Control> changed) {
    ControlSet set = documents.controls();
    return new Programme.Documents(
        documents.settings(),
        documents.systems(),
        documents.suppliers(),
        new ControlSet(set.controls().stream().map(changed).toList(), set.compositions()),
        documents.implementations(),
        documents.treatments(),
        documents.exclusions());
  }

  static Control effect(Control control, Control.Effect effect) {
    return new Control(
        control.id(),
        control.title(),
        control.area(),
        control.stage(),
        control.function(),
        control.novelty(),
        effect,
        control.scope(),
        control.appliesWhen(),
        control.objective(),
        control.practice(),
        control.implementedMitigations(),
        control.counters(),
        control.satisfies(),
        control.proofs());
  }
}
