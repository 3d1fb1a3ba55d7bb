package dev.trivet.bom.compare;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.Basis;
import dev.trivet.bom.Bond;
import dev.trivet.bom.Bond.Relation;
import dev.trivet.bom.Facts;
import dev.trivet.bom.Part;
import dev.trivet.bom.Topic;
import dev.trivet.bom.read.Licences;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Takes a CycloneDX document apart.
final class CycloneDxBill {
  private static final int MOST_PARTS = 100_000;

  private final JsonView document;
  private final Basis basis;
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final List<Bond> bonds = new ArrayList<>();

  CycloneDxBill(JsonView document, String source) {
    this.document = document;
    this.basis = new Basis.Declared(source);
  }

  Optional<Aibom> read() {
    Deque<JsonView> waiting = new ArrayDeque<>();
    var read = new LinkedHashMap<Part, JsonView>();
    JsonView main = document.at("metadata").at("component");
    if (main.isObject()) {
      waiting.add(main);
    }
    waiting.addAll(document.each("components"));
    while (!waiting.isEmpty() && parts.size() < MOST_PARTS) {
      JsonView component = waiting.poll();
      Part part = part(component);
      parts.putIfAbsent(part.ref(), part);
      read.put(part, component);
      for (JsonView child : component.each("components")) {
        waiting.add(child);
        bonds.add(new Bond(part.ref(), ref(child), Relation.CONTAINS, basis));
      }
    }
    // Not before all are known: a link may lead to what is listed later.
    read.forEach((part, component) -> links(component, part));
    for (JsonView dependency : document.each("dependencies")) {
      dependency.each("dependsOn").forEach(on -> depends(dependency, on));
    }
    return subject(main).map(this::bill);
  }

  private Aibom bill(Part subject) {
    List<Part> others = parts.values().stream().filter(p -> !p.equals(subject)).toList();
    return new Aibom(subject, Optional.empty(), others, bonds, Map.of(), List.of());
  }

  /// The model the bill is about: its main component, or the first model it lists.
  private Optional<Part> subject(JsonView main) {
    Optional<Part> named =
        main.isObject() ? Optional.ofNullable(parts.get(ref(main))) : Optional.empty();
    return named
        .filter(part -> part.kind() == Part.Kind.MODEL)
        .or(() -> parts.values().stream().filter(p -> p.kind() == Part.Kind.MODEL).findFirst())
        .or(() -> named)
        .or(() -> parts.values().stream().findFirst());
  }

  private Part part(JsonView component) {
    var facts =
        Facts.builder()
            .add(Topic.NAME, name(component), basis)
            .add(Topic.VERSION, component.text("version"), basis)
            .add(Topic.DESCRIPTION, component.text("description"), basis)
            .add(Topic.IDENTIFIER, component.text("purl"), basis)
            .add(Topic.PRODUCER, producer(component), basis);
    component.each("hashes").forEach(hash -> hash(hash, facts));
    component.each("licenses").forEach(choice -> licence(choice, facts));
    component
        .each("externalReferences")
        .forEach(reference -> facts.add(Topic.REFERENCE, reference.text("url"), basis));
    JsonView card = component.at("modelCard").at("modelParameters");
    facts.add(Topic.TASK, card.text("task"), basis);
    facts.add(Topic.ARCHITECTURE, card.text("modelArchitecture"), basis);
    card.each("inputs").forEach(in -> facts.add(Topic.INPUT, in.text("format"), basis));
    card.each("outputs").forEach(out -> facts.add(Topic.OUTPUT, out.text("format"), basis));
    OwnFacts.read(component.each("properties"), "name", "value", basis, facts);
    return new Part(ref(component), kind(component), facts.build());
  }

  private static String name(JsonView component) {
    String name = component.text("name").orElse("");
    return component.text("group").map(group -> group + "/" + name).orElse(name);
  }

  private static Optional<String> producer(JsonView component) {
    return component
        .at("supplier")
        .text("name")
        .or(() -> component.at("manufacturer").text("name"))
        .or(() -> component.text("publisher"))
        .or(() -> component.text("author"));
  }

  private void hash(JsonView hash, Facts.Builder facts) {
    String algorithm = hash.text("alg").orElse("").toLowerCase(Locale.ROOT);
    hash.text("content")
        .filter(content -> content.matches("[0-9a-fA-F]{32,128}"))
        .ifPresent(content ->
            facts.add(Topic.HASH, algorithm + ":" + content.toLowerCase(Locale.ROOT), basis));
  }

  private void licence(JsonView choice, Facts.Builder facts) {
    choice
        .text("expression")
        .or(() -> choice.at("license").text("id"))
        .or(() -> choice.at("license").text("name"))
        .ifPresent(name -> facts.add(Topic.LICENCE, Licences.normal(name), basis));
  }

  private static Part.Kind kind(JsonView component) {
    return switch (component.text("type").orElse("")) {
      case "machine-learning-model" -> Part.Kind.MODEL;
      case "data" -> Part.Kind.DATASET;
      case "file" -> Part.Kind.FILE;
      case "application", "platform", "operating-system", "container" -> Part.Kind.SYSTEM;
      default -> Part.Kind.LIBRARY;
    };
  }

  private static String ref(JsonView component) {
    return component
        .text("bom-ref")
        .orElseGet(() ->
            component.text("type").orElse("")
                + ":"
                + name(component)
                + "@"
                + component.text("version").orElse(""));
  }

  private void links(JsonView component, Part part) {
    OwnFacts.bonds(component.each("properties"), part.ref(), basis, bonds);
    for (JsonView dataset : component.at("modelCard").at("modelParameters").each("datasets")) {
      Optional<String> named = dataset.text("ref");
      if (named.isPresent()) {
        link(part.ref(), named.get(), Relation.TRAINED_ON);
      } else {
        inline(dataset, part);
      }
    }
    for (JsonView ancestor : component.at("pedigree").each("ancestors")) {
      Part source = part(ancestor);
      Part known =
          parts.values().stream()
              .filter(p -> p.name().equals(source.name()) && p.kind() == source.kind())
              .findFirst()
              .orElse(source);
      parts.putIfAbsent(known.ref(), known);
      link(part.ref(), known.ref(), Relation.DERIVED_FROM);
    }
  }

  /// A dataset that is described where it is used.
  private void inline(JsonView dataset, Part part) {
    dataset
        .text("name")
        .ifPresent(name -> {
          String ref = "dataset:" + name;
          var facts =
              Facts.builder()
                  .add(Topic.NAME, name, basis)
                  .add(Topic.DESCRIPTION, dataset.text("description"), basis);
          parts.putIfAbsent(ref, new Part(ref, Part.Kind.DATASET, facts.build()));
          bonds.add(new Bond(part.ref(), ref, Relation.TRAINED_ON, basis));
        });
  }

  private void depends(JsonView dependency, JsonView on) {
    link(dependency.text("ref").orElse(""), on.text().orElse(""), Relation.USES);
  }

  /// Adds a bond, unless a more telling one between the two is there already.
  private void link(String from, String to, Relation relation) {
    boolean isKnown =
        bonds.stream().anyMatch(bond -> bond.from().equals(from) && bond.to().equals(to));
    if (!from.isEmpty() && !to.isEmpty() && !isKnown) {
      bonds.add(new Bond(from, to, relation, basis));
    }
  }
}
