package dev.trivet.testkit;

import dev.trivet.control.Control;
import dev.trivet.control.Proof;
import dev.trivet.evidence.Subject;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.posture.Programme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One look that a proof of a control asks for, on one subject as it is deployed now.
public record Asked(Control control, Proof proof, Subject subject) {

  /// Everything the controls of a programme ask to see.
  public static List<Asked> of(Programme.Documents documents) {
    var asked = new ArrayList<Asked>();
    for (Control control : documents.controls().controls()) {
      for (Proof proof : control.proofs()) {
        subjects(proof, documents).forEach(s -> asked.add(new Asked(control, proof, s)));
      }
    }
    return asked;
  }

  private static Stream<? extends Subject> subjects(Proof proof, Programme.Documents documents) {
    return switch (proof.on()) {
      case ORGANISATION -> Stream.of(Subject.ORGANISATION);
      case EVERY_SUPPLIER ->
          documents.suppliers().stream().map(s -> new Subject.OfSupplier(s.id()));
      case SYSTEM -> documents.systems().stream().map(s -> new Subject.OfSystem(s.id()));
      case EVERY_MODEL ->
          components(documents, List.of(Component.Type.MODEL, Component.Type.ADAPTER));
      case EVERY_DATASET -> components(documents, List.of(Component.Type.DATASET));
      case EVERY_TOOL -> components(documents, List.of(Component.Type.TOOL));
      case EVERY_COMPONENT -> components(documents, List.of(Component.Type.values()));
    };
  }

  private static Stream<Subject> components(
      Programme.Documents documents, List<Component.Type> types) {
    return documents.systems().stream()
        .flatMap(s ->
            s.components().stream().filter(c -> types.contains(c.type())).map(c -> subject(s, c)));
  }

  private static Subject subject(AiSystem system, Component component) {
    return new Subject.OfComponent(
        system.id(), component.id(), component.digest(), component.version());
  }

  /// Whether the subject can be recognised at all: a component with neither digest nor version
  /// cannot.
  public boolean canBeShown() {
    return !(subject instanceof Subject.OfComponent part)
        || part.digest().isPresent()
        || part.version().isPresent();
  }
}
