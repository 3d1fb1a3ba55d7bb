package dev.trivet.threat;

import dev.trivet.catalog.TechniqueId;
import dev.trivet.inventory.SystemId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What moves between whom in a system, and which trust boundaries it crosses.
///
/// @param title the system's
/// @param elements each id once
/// @param flows between elements of the diagram
public record DataFlowDiagram(
    SystemId system, String title, List<Element> elements, List<Flow> flows) {

  /// @throws IllegalArgumentException when an id stands twice or a flow ends nowhere
  public DataFlowDiagram {
    elements = List.copyOf(elements);
    flows = List.copyOf(flows);
    Map<String, Element> known = new HashMap<>();
    for (Element element : elements) {
      if (known.put(element.id(), element) != null) {
        throw new IllegalArgumentException("the element " + element.id() + " stands twice");
      }
    }
    for (Flow flow : flows) {
      if (!known.containsKey(flow.from()) || !known.containsKey(flow.to())) {
        throw new IllegalArgumentException(
            "a flow from %s to %s ends nowhere".formatted(flow.from(), flow.to()));
      }
    }
  }

  /// What an element is in the sense of data flow diagrams.
  public enum Kind {
    /// People and outsiders: nobody here decides what they send.
    EXTERNAL,
    /// Something that acts on data: a model, a service, an agent, a tool.
    PROCESS,
    /// Something that keeps data: a dataset, an index, a registry, a memory.
    STORE
  }

  /// Whose ground an element stands on. Inside one, things are trusted alike.
  public enum Boundary {
    INTERNET,
    USER_DEVICE,
    ORGANISATION,
    /// Whoever runs a model the system only calls.
    PROVIDER,
    THIRD_PARTY
  }

  /// How it is known.
  public enum Source {
    /// The system's own components and flows name it.
    DECLARED,
    /// The answers of the profile imply it.
    ANSWERED,
    /// It could be: the field that would decide is not answered.
    ASSUMED
  }

  /// How a flow stands to the organisation's boundary.
  public enum Crossing {
    /// Both ends stand on one ground.
    STAYS,
    ENTERS,
    LEAVES,
    /// It crosses a boundary, but neither end is the organisation's.
    PASSES
  }

  /// @param id of the component it stands for, or a name of ours with a colon in it
  public record Element(String id, Kind kind, String title, Boundary boundary, Source source) {}

  /// @param label what moves, in the programme's words or ours
  /// @param techniques those that apply to the system and plainly come along this way; not all that
  ///   could
  public record Flow(
      String from,
      String to,
      String label,
      Crossing crossing,
      Source source,
      List<TechniqueId> techniques) {
    public Flow {
      techniques = List.copyOf(techniques);
    }
  }

  public Optional<Element> element(String id) {
    return elements.stream().filter(e -> e.id().equals(id)).findFirst();
  }

  static Crossing crossing(Boundary from, Boundary to) {
    if (from == to) {
      return Crossing.STAYS;
    }
    if (to == Boundary.ORGANISATION) {
      return Crossing.ENTERS;
    }
    return from == Boundary.ORGANISATION ? Crossing.LEAVES : Crossing.PASSES;
  }
}
