package dev.trivet.threat;

import dev.trivet.catalog.TechniqueId;
import dev.trivet.inventory.AiSystem;
import dev.trivet.threat.DataFlowDiagram.Boundary;
import dev.trivet.threat.DataFlowDiagram.Element;
import dev.trivet.threat.DataFlowDiagram.Flow;
import dev.trivet.threat.DataFlowDiagram.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/// A data flow diagram while it is drawn: first what is declared, then what the profile implies
/// where nothing was declared.
final class Sketch {
  private final SequencedMap<String, Drawn> elements = new LinkedHashMap<>();
  private final List<Arrow> arrows = new ArrayList<>();

  private record Drawn(Part part, Element element) {}

  private record Arrow(Drawn from, Drawn to, String label, Source source, List<Channel> channels) {
    boolean joins(Part one, Part other) {
      return from.part() == one && to.part() == other;
    }
  }

  /// Adds an element unless one of this id stands already.
  void element(Part part, String id, String title, Boundary boundary, Source source) {
    elements.putIfAbsent(
        id, new Drawn(part, new Element(id, part.kind(), title, boundary, source)));
  }

  boolean has(Part part) {
    return first(part).isPresent();
  }

  boolean has(String id) {
    return elements.containsKey(id);
  }

  Optional<Part> partOf(String id) {
    return Optional.ofNullable(elements.get(id)).map(Drawn::part);
  }

  /// The element that stands for its part in derived flows: the first that people are declared to
  /// deal with, or else the first.
  Optional<String> first(Part part) {
    return of(part)
        .filter(id -> peopleTo(id, Source.DECLARED))
        .findFirst()
        .or(() -> of(part).findFirst());
  }

  private boolean peopleTo(String id, Source source) {
    return arrows.stream()
        .anyMatch(a ->
            a.source() == source
                && a.from().part() == Part.PEOPLE
                && a.to().element().id().equals(id));
  }

  private Stream<String> of(Part part) {
    return elements.values().stream()
        .filter(drawn -> drawn.part() == part)
        .map(drawn -> drawn.element().id());
  }

  private List<String> takingPart(Part part) {
    return part.isMany() ? of(part).toList() : first(part).stream().toList();
  }

  boolean flows(String from, String to) {
    return arrows.stream()
        .anyMatch(a -> a.from().element().id().equals(from) && a.to().element().id().equals(to));
  }

  /// Whether any flow of this source joins the two parts in this direction.
  boolean joins(Part from, Part to, Source source) {
    return arrows.stream().anyMatch(a -> a.source() == source && a.joins(from, to));
  }

  void flow(String from, String to, String label, Source source) {
    Channel channel = Channel.between(drawn(from).part(), drawn(to).part());
    flow(from, to, label, source, List.of(channel));
  }

  void flow(String from, String to, String label, Source source, List<Channel> channels) {
    arrows.add(new Arrow(drawn(from), drawn(to), label, source, channels));
  }

  private Drawn drawn(String id) {
    return Optional.ofNullable(elements.get(id)).orElseThrow();
  }

  /// A derived flow between two parts, unless the system declares one between them.
  void connect(Part from, Part to, String label, Source source) {
    if (joins(from, to, Source.DECLARED)) {
      return;
    }
    for (String start : takingPart(from)) {
      for (String end : takingPart(to)) {
        flow(start, end, label, source);
      }
    }
  }

  /// Whoever is drawn to ask.
  List<String> asking(Part front) {
    return arrows.stream()
        .filter(a -> a.joins(Part.PEOPLE, front) && a.channels().contains(Channel.ASKING))
        .map(a -> a.from().element().id())
        .distinct()
        .toList();
  }

  Optional<Boundary> boundary(Part part) {
    return first(part).map(id -> drawn(id).element().boundary());
  }

  /// The finished diagram. A derived element that no flow reached says nothing and is left out.
  DataFlowDiagram finish(AiSystem system, Set<TechniqueId> applicable) {
    List<Element> kept =
        elements.values().stream().filter(this::isKept).map(Drawn::element).toList();
    List<Flow> flows = arrows.stream().map(arrow -> flow(arrow, applicable)).distinct().toList();
    return new DataFlowDiagram(system.id(), system.title(), kept, flows);
  }

  private boolean isKept(Drawn drawn) {
    return drawn.element().source() == Source.DECLARED
        || arrows.stream().anyMatch(a -> a.from().equals(drawn) || a.to().equals(drawn));
  }

  private static Flow flow(Arrow arrow, Set<TechniqueId> applicable) {
    return new Flow(
        arrow.from().element().id(),
        arrow.to().element().id(),
        arrow.label(),
        DataFlowDiagram.crossing(
            arrow.from().element().boundary(), arrow.to().element().boundary()),
        arrow.source(),
        arrow.channels().stream()
            .flatMap(Channel::techniques)
            .filter(applicable::contains)
            .distinct()
            .toList());
  }
}
