package dev.trivet.formats.programme;

import dev.trivet.control.ControlSet;
import dev.trivet.control.Proof;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.SupplierAssessment;
import dev.trivet.formats.document.Nearest;
import dev.trivet.formats.document.Problem.Kind;
import dev.trivet.formats.document.Problems;
import dev.trivet.formats.programme.Documents.Document;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Field;
import dev.trivet.inventory.Supplier;
import dev.trivet.inventory.Vocabulary;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Warns of what can be used as it is, but says less than its author may think.
final class WarnOfGaps {
  private final Problems problems;

  WarnOfGaps(Problems problems) {
    this.problems = problems;
  }

  /// Questions of the quick start that nobody answered, one warning for each system.
  void unanswered(List<Document<AiSystem>> systems, Vocabulary vocabulary) {
    List<Field> quickStart = vocabulary.quickStart();
    for (Document<AiSystem> system : systems) {
      List<String> open =
          quickStart.stream()
              .filter(field -> !system.value().profile().answers(field))
              .map(Field::name)
              .toList();
      if (!open.isEmpty()) {
        problems.add(
            Kind.UNANSWERED,
            system.at("profile"),
            "%s leaves %d of the %d quick-start questions unanswered: %s"
                .formatted(
                    system.value().id(), open.size(), quickStart.size(), String.join(", ", open)),
            "what is unanswered rules no threat out");
      }
    }
  }

  /// Evidence of a method no control asks for: it shows nothing.
  void unused(List<Document<? extends Evidence>> evidence, ControlSet controls) {
    Set<String> asked =
        controls.controls().stream()
            .flatMap(control -> control.proofs().stream())
            .map(Proof::method)
            .collect(Collectors.toSet());
    for (Document<? extends Evidence> document : evidence) {
      String method = document.value().method();
      if (!asked.contains(method)) {
        problems.add(
            Kind.UNUSED_EVIDENCE,
            document.at("method"),
            "no control asks for the method '" + Nearest.shortened(method) + "'",
            Nearest.to(method, asked)
                .map(nearest -> "did you mean '" + nearest + "'?")
                .orElse("'trivet catalog list methods' shows what controls ask for"));
      }
    }
  }

  /// Suppliers whose newest assessment has run out, one warning for each.
  void expired(
      List<Document<SupplierAssessment>> assessments,
      List<Document<Supplier>> suppliers,
      Instant now) {
    for (Document<Supplier> supplier : suppliers) {
      assessments.stream()
          .filter(a -> a.value().supplier().equals(supplier.value().id()))
          .filter(a -> !a.value().assessedAt().isAfter(now))
          .max(Comparator.comparing(a -> a.value().assessedAt()))
          .filter(a -> a.value().isExpiredAt(now))
          .ifPresent(a ->
              problems.add(
                  Kind.EXPIRED_ASSESSMENT,
                  a.at("expires"),
                  "the assessment of the supplier %s ran out at %s"
                      .formatted(a.value().supplier(), a.value().expires()),
                  "assess it again; until then its parts inherit 'expired'"));
    }
  }
}
