package dev.trivet.control;

import dev.trivet.catalog.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The controls in force, and which of them together answer a requirement as a whole.
public final class ControlSet {
  private final SequencedMap<ControlId, Control> controls = new LinkedHashMap<>();
  private final Map<Ref, List<Composition>> compositions = new HashMap<>();

  /// Partial controls that, all proven, answer a requirement as a whole.
  ///
  /// @param why what each contributes, in a sentence
  public record Composition(Ref requirement, List<ControlId> together, String why) {
    public Composition {
      together = List.copyOf(together);
      if (together.size() < 2) {
        throw new IllegalArgumentException(
            "a composition for " + requirement + " needs two controls at least");
      }
    }
  }

  /// @throws IllegalArgumentException when a control stands twice, or a composition names one that
  ///   is not there or that does not say it answers part of the requirement
  public ControlSet(List<Control> controls, List<Composition> compositions) {
    for (Control control : controls) {
      if (this.controls.putIfAbsent(control.id(), control) != null) {
        throw new IllegalArgumentException("the control " + control.id() + " stands twice");
      }
    }
    for (Composition composition : compositions) {
      composition.together().forEach(id -> check(composition, id));
      this.compositions
          .computeIfAbsent(composition.requirement(), r -> new ArrayList<>())
          .add(composition);
    }
  }

  private void check(Composition composition, ControlId id) {
    Control control = controls.get(id);
    if (control == null
        || control.satisfies().stream()
            .noneMatch(s -> s.requirement().equals(composition.requirement()))) {
      throw new IllegalArgumentException(
          "the composition for %s names %s, which does not say it answers that requirement"
              .formatted(composition.requirement(), id));
    }
  }

  public List<Control> controls() {
    return List.copyOf(controls.values());
  }

  public Optional<Control> control(ControlId id) {
    return Optional.ofNullable(controls.get(id));
  }

  public List<Composition> compositions(Ref requirement) {
    return List.copyOf(compositions.getOrDefault(requirement, List.of()));
  }

  public List<Composition> compositions() {
    return compositions.values().stream().flatMap(List::stream).toList();
  }
}
