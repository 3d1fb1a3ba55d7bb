package dev.trivet.bom.compare;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.Basis;
import dev.trivet.bom.Bond;
import dev.trivet.bom.Bond.Relation;
import dev.trivet.bom.Facts;
import dev.trivet.bom.Part;
import dev.trivet.bom.Topic;
import dev.trivet.bom.read.Licences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes the graph of an SPDX 3 document apart.
final class SpdxBill {
  private static final Set<String> LICENCE = Set.of("hasDeclaredLicense", "hasConcludedLicense");

  private final JsonView document;
  private final Basis basis;
  private final Map<String, JsonView> elements = new LinkedHashMap<>();
  private final Map<String, Facts.Builder> facts = new LinkedHashMap<>();
  private final Map<String, Part.Kind> kinds = new HashMap<>();
  private final List<Bond> bonds = new ArrayList<>();

  SpdxBill(JsonView document, String source) {
    this.document = document;
    this.basis = new Basis.Declared(source);
  }

  Optional<Aibom> read() {
    for (JsonView element : document.each("@graph")) {
      element
          .text("spdxId")
          .or(() -> element.text("@id"))
          .ifPresent(id -> elements.putIfAbsent(id, element));
    }
    elements.forEach((id, element) ->
        kind(element)
            .ifPresent(kind -> {
              kinds.put(id, kind);
              facts.put(id, part(element));
            }));
    elements.values().forEach(this::relation);
    var parts = new ArrayList<Part>();
    facts.forEach(
        (id, of) -> parts.add(new Part(id, kinds.getOrDefault(id, Part.Kind.LIBRARY), of.build())));
    return subject(parts)
        .map(subject -> {
          parts.remove(subject);
          return new Aibom(subject, Optional.empty(), parts, bonds, Map.of(), List.of());
        });
  }

  /// The model the bill has as its root, or the first one.
  private Optional<Part> subject(List<Part> parts) {
    var roots = new ArrayList<String>();
    elements
        .values()
        .forEach(e -> e.each("rootElement").forEach(r -> r.text().ifPresent(roots::add)));
    return parts.stream()
        .filter(p -> p.kind() == Part.Kind.MODEL && roots.contains(p.ref()))
        .findFirst()
        .or(() -> parts.stream().filter(p -> p.kind() == Part.Kind.MODEL).findFirst())
        .or(() -> parts.stream().findFirst());
  }

  private static Optional<Part.Kind> kind(JsonView element) {
    return switch (element.text("type").or(() -> element.text("@type")).orElse("")) {
      case "ai_AIPackage" -> Optional.of(Part.Kind.MODEL);
      case "dataset_DatasetPackage" -> Optional.of(Part.Kind.DATASET);
      case "software_File" -> Optional.of(Part.Kind.FILE);
      case "software_Package" ->
          Optional.of(
              element.text("software_primaryPurpose").filter("application"::equals).isPresent()
                  ? Part.Kind.SYSTEM
                  : Part.Kind.LIBRARY);
      default -> Optional.empty();
    };
  }

  private Facts.Builder part(JsonView element) {
    var of =
        Facts.builder()
            .add(Topic.NAME, element.text("name"), basis)
            .add(Topic.DESCRIPTION, element.text("description"), basis)
            .add(Topic.VERSION, element.text("software_packageVersion"), basis)
            .add(Topic.IDENTIFIER, element.text("software_packageUrl"), basis)
            .add(Topic.REFERENCE, element.text("software_downloadLocation"), basis);
    if (element.each("extension").isEmpty()) {
      of.add(Topic.TRAINING, element.text("ai_informationAboutTraining"), basis);
    }
    element
        .text("suppliedBy")
        .map(elements::get)
        .flatMap(agent -> agent.text("name"))
        .ifPresent(name -> of.add(Topic.PRODUCER, name, basis));
    element.each("ai_typeOfModel").forEach(t -> of.add(Topic.ARCHITECTURE, t.text(), basis));
    element.each("ai_domain").forEach(t -> of.add(Topic.TASK, t.text(), basis));
    for (JsonView hash : element.each("verifiedUsing")) {
      String algorithm = hash.text("algorithm").orElse("").replaceFirst("^sha(\\d)", "sha-$1");
      hash.text("hashValue")
          .map(value -> algorithm + ":" + value.toLowerCase(Locale.ROOT))
          .ifPresent(value -> of.add(Topic.HASH, value, basis));
    }
    for (JsonView extension : element.each("extension")) {
      OwnFacts.read(
          extension.each("extension_cdxProperty"),
          "extension_cdxPropName",
          "extension_cdxPropValue",
          basis,
          of);
    }
    return of;
  }

  private void relation(JsonView element) {
    String type = element.text("relationshipType").orElse("");
    String from = element.text("from").orElse("");
    for (JsonView to : element.each("to")) {
      String target = to.text().orElse("");
      Facts.Builder of = facts.get(from);
      if (of != null && LICENCE.contains(type)) {
        of.add(Topic.LICENCE, licence(target).map(Licences::normal), basis);
      } else if (facts.containsKey(from) && facts.containsKey(target)) {
        relation(type).ifPresent(r -> bonds.add(new Bond(from, target, r, basis)));
      }
    }
  }

  private Optional<String> licence(String id) {
    JsonView named = elements.get(id);
    return named == null
        ? Optional.of(id.substring(id.lastIndexOf('/') + 1)).filter(name -> !name.isEmpty())
        : named.text("simplelicensing_licenseExpression").or(() -> named.text("name"));
  }

  private static Optional<Relation> relation(String type) {
    return switch (type) {
      case "contains" -> Optional.of(Relation.CONTAINS);
      case "descendantOf" -> Optional.of(Relation.DERIVED_FROM);
      case "trainedOn" -> Optional.of(Relation.TRAINED_ON);
      case "testedOn" -> Optional.of(Relation.EVALUATED_ON);
      case "dependsOn" -> Optional.of(Relation.USES);
      default -> Optional.empty();
    };
  }
}
