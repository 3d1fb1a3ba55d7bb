package dev.trivet.formats.programme;

import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.control.ControlSet;
import dev.trivet.control.Implementation;
import dev.trivet.formats.document.Problem.Kind;
import dev.trivet.formats.document.Problems;
import dev.trivet.formats.programme.Documents.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts an organisation's own controls beside, or in the place of, those Trivet ships.
final class ControlsInForce {
  private final Map<ControlId, Control> controls = new LinkedHashMap<>();
  private final Map<ControlId, ControlId> replaced = new LinkedHashMap<>();
  private final List<Implementation> implementations = new ArrayList<>();
  private final List<ControlSet.Composition> compositions;
  private final ControlSet shipped;
  private final Problems problems;

  ControlsInForce(ControlSet shipped, Problems problems) {
    this.shipped = shipped;
    this.problems = problems;
    this.compositions = new ArrayList<>(shipped.compositions());
    shipped.controls().forEach(c -> controls.put(c.id(), c));
  }

  void take(List<Document<ControlDocument>> documents) {
    for (Document<ControlDocument> document : documents) {
      ControlDocument said = document.value();
      implementations.addAll(said.implementations());
      if (shipped.control(said.id()).isPresent()) {
        checkOnlySaysHowFar(document);
      } else {
        define(document);
      }
    }
    replaced.keySet().forEach(controls::remove);
    compositions.replaceAll(this::afterReplacement);
    compositions.removeIf(composition -> !isWhole(composition));
  }

  void takeSets(List<Document<ControlSetDocument>> sets) {
    sets.forEach(set -> compositions.addAll(set.value().compositions()));
  }

  private void checkOnlySaysHowFar(Document<ControlDocument> document) {
    if (document.value().defines()) {
      problems.add(
          Kind.CONTRADICTION,
          document.at("id"),
          document.value().id() + " is shipped with Trivet and cannot be defined anew",
          "give your control an id of its own and say 'replaces' or 'extends'");
    }
  }

  private void define(Document<ControlDocument> document) {
    ControlDocument said = document.value();
    Optional<Control> base = said.extended().flatMap(shipped::control);
    said.extended().ifPresent(id -> checkKnown(document, id, "extends"));
    for (ControlId id : said.replaces()) {
      checkKnown(document, id, "replaces");
      replaced.put(id, said.id());
    }
    try {
      controls.put(said.id(), said.control(base));
    } catch (IllegalArgumentException e) {
      problems.add(
          Kind.MISSING_KEY,
          document.at(),
          String.valueOf(e.getMessage()),
          "a control with an id of your own is defined in full, or extends a shipped one");
    }
  }

  private void checkKnown(Document<ControlDocument> document, ControlId id, String key) {
    if (shipped.control(id).isEmpty()) {
      problems.unknown(
          Kind.UNKNOWN_REFERENCE,
          document.at(key),
          "control",
          id.value(),
          shipped.controls().stream().map(c -> c.id().value()).toList());
    }
  }

  /// A composition that named a replaced control names the one in its place.
  private ControlSet.Composition afterReplacement(ControlSet.Composition composition) {
    if (composition.together().stream().noneMatch(replaced::containsKey)) {
      return composition;
    }
    return new ControlSet.Composition(
        composition.requirement(),
        composition.together().stream().map(id -> replaced.getOrDefault(id, id)).toList(),
        composition.why());
  }

  /// It only stays whole if the control in the other's place answers the requirement too.
  private boolean isWhole(ControlSet.Composition composition) {
    return composition.together().stream()
        .allMatch(id -> {
          Control control = controls.get(id);
          return control != null
              && control.satisfies().stream()
                  .anyMatch(s -> s.requirement().equals(composition.requirement()));
        });
  }

  ControlSet set() {
    return new ControlSet(List.copyOf(controls.values()), compositions);
  }

  List<Implementation> implementations() {
    return implementations;
  }

  boolean knows(ControlId id) {
    return controls.containsKey(id) || replaced.containsKey(id);
  }
}
