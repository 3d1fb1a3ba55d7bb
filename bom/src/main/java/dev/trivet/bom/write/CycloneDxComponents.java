package dev.trivet.bom.write;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.Bond;
import dev.trivet.bom.Fact;
import dev.trivet.bom.Facts;
import dev.trivet.bom.Grade;
import dev.trivet.bom.Part;
import dev.trivet.bom.Topic;
import dev.trivet.bom.read.Licences;
import dev.trivet.bom.write.Written.Format;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parts of a bill as CycloneDX components.
final class CycloneDxComponents {
  private static final int MOST_TENSORS = 256;

  private final Aibom bom;
  private final Format format;

  CycloneDxComponents(Aibom bom, Format format) {
    this.bom = bom;
    this.format = format;
  }

  /// The model, with its files inside it.
  Tree subject() {
    Part subject = bom.subject();
    List<Map<String, Object>> files = bom.parts(Part.Kind.FILE).stream().map(this::file).toList();
    Tree tree = component(subject);
    tree.put("pedigree", pedigree());
    tree.put("components", files);
    tree.put("evidence", CycloneDxEvidence.of(subject.facts()));
    tree.put("modelCard", new CycloneDxCard(bom).card());
    var properties = new ArrayList<>(Spoken.properties(subject.facts()));
    bonds(properties);
    bom.tensors().entrySet().stream()
        .limit(MOST_TENSORS)
        .forEach(t -> properties.add(Tree.property("trivet:tensor:" + t.getKey(), t.getValue())));
    return tree.put("properties", properties);
  }

  private Map<String, Object> file(Part file) {
    List<Map<String, Object>> size =
        file.facts().values(Topic.SIZE).stream()
            .map(value -> Tree.property("trivet:size", value))
            .toList();
    return component(file).put("properties", size).map();
  }

  /// What the model is to the other parts: CycloneDX has fewer words for it.
  private void bonds(List<Map<String, Object>> properties) {
    bom.bondsFrom(bom.subject().ref()).stream()
        .filter(bond -> bond.relation() != Bond.Relation.CONTAINS)
        .forEach(bond -> {
          String name = "trivet:bond:" + Words.of(bond.relation());
          properties.add(Tree.property(name, bond.to()));
          properties.add(
              Tree.property(name + Spoken.BASIS, Spoken.basis(new Fact("", bond.basis()))));
        });
  }

  /// Everything but the model and its files.
  List<Map<String, Object>> others() {
    var others = new ArrayList<Map<String, Object>>();
    bom.system().ifPresent(system -> others.add(whole(system)));
    bom.parts().stream()
        .filter(part -> part.kind() != Part.Kind.FILE)
        .forEach(part -> others.add(whole(part)));
    return others;
  }

  private Map<String, Object> whole(Part part) {
    Tree tree = component(part);
    if (part.kind() == Part.Kind.DATASET) {
      tree.put("data", List.of(data(part.facts(), part.name())));
    }
    tree.put("evidence", CycloneDxEvidence.of(part.facts()));
    return tree.put("properties", Spoken.properties(part.facts())).map();
  }

  /// What every kind of part has.
  private Tree component(Part part) {
    Facts facts = part.facts();
    Tree tree =
        new Tree()
            .put("type", type(part.kind()))
            .put("bom-ref", part.ref())
            .put("supplier", facts.value(Topic.PRODUCER).map(name -> Tree.of("name", name)))
            .put("name", part.name())
            .put("version", part.version());
    boolean isElsewhere = part.kind() != Part.Kind.SYSTEM && !part.isAtHand();
    if (format == Format.CYCLONEDX_1_7 && isElsewhere) {
      tree.put("isExternal", true);
    }
    return tree.put("description", facts.value(Topic.DESCRIPTION))
        .put("hashes", hashes(facts))
        .put("licenses", licences(facts))
        .put("purl", purl(facts))
        .put("externalReferences", references(facts));
  }

  static String type(Part.Kind kind) {
    return switch (kind) {
      case MODEL, ADAPTER -> "machine-learning-model";
      case DATASET -> "data";
      case LIBRARY -> "library";
      case FILE -> "file";
      case SYSTEM -> "application";
    };
  }

  private static List<Map<String, Object>> hashes(Facts facts) {
    return facts.values(Topic.HASH).stream()
        .filter(hash -> hash.matches("sha-(256:[0-9a-f]{64}|384:[0-9a-f]{96}|512:[0-9a-f]{128})"))
        .map(hash ->
            new Tree()
                .put("alg", "SHA-" + hash.substring(4, 7))
                .put("content", hash.substring(8))
                .map())
        .toList();
  }

  private static List<Map<String, Object>> licences(Facts facts) {
    return facts.values(Topic.LICENCE).stream()
        .map(name -> {
          boolean isShown =
              facts.of(Topic.LICENCE).stream()
                  .anyMatch(f -> f.value().equals(name) && f.grade() == Grade.EVIDENCED);
          Tree licence =
              new Tree()
                  .put(Licences.isSpdx(name) ? "id" : "name", name)
                  .put("acknowledgement", isShown ? "concluded" : "declared");
          return new Tree().put("license", licence).map();
        })
        .toList();
  }

  static Optional<String> purl(Facts facts) {
    return facts.values(Topic.IDENTIFIER).stream()
        .filter(id -> id.matches("pkg:[a-z]+/[\\w./%-]+(@[\\w.+!%-]+)?"))
        .findFirst();
  }

  private static List<Map<String, Object>> references(Facts facts) {
    return Urls.among(facts.values(Topic.REFERENCE)).stream()
        .map(url -> new Tree().put("type", Urls.type(url)).put("url", url).map())
        .toList();
  }

  private static Map<String, Object> data(Facts facts, String name) {
    List<Map<String, Object>> owners =
        facts.values(Topic.PRODUCER).stream()
            .map(owner -> Tree.of("organization", Tree.of("name", owner)))
            .toList();
    var contents = new ArrayList<Map<String, Object>>();
    for (Topic topic : List.of(Topic.CONTENT, Topic.STATISTICS, Topic.PROVENANCE)) {
      facts
          .values(topic)
          .forEach(value ->
              contents.add(Tree.property(topic.name().toLowerCase(java.util.Locale.ROOT), value)));
    }
    Tree content = new Tree();
    Urls.among(facts.values(Topic.REFERENCE)).stream()
        .findFirst()
        .ifPresent(url -> content.put("url", url));
    return new Tree()
        .put("type", "dataset")
        .put("name", name)
        .put("contents", content.put("properties", contents))
        .put("sensitiveData", facts.values(Topic.SENSITIVITY))
        .put("description", facts.value(Topic.DESCRIPTION))
        .put("governance", new Tree().put("owners", owners))
        .map();
  }

  /// What the model was made from, and at which commit it stands.
  private Tree pedigree() {
    var ancestors = new ArrayList<Map<String, Object>>();
    var notes = new ArrayList<String>();
    for (Bond bond : bom.bondsFrom(bom.subject().ref())) {
      Optional<Part> part = bond.relation().isDescent() ? bom.part(bond.to()) : Optional.empty();
      part.ifPresent(ancestor -> {
        ancestors.add(
            new Tree()
                .put("type", type(ancestor.kind()))
                .put("name", ancestor.name())
                .put("version", ancestor.version())
                .put("purl", purl(ancestor.facts()))
                .map());
        notes.add(
            "%s %s (%s)"
                .formatted(Words.spoken(bond.relation()), ancestor.name(), bond.basis().word()));
      });
    }
    List<Map<String, Object>> commits =
        bom.subject().facts().values(Topic.VERSION).stream()
            .filter(version -> version.matches("[0-9a-f]{40}"))
            .map(commit -> Tree.of("uid", commit))
            .toList();
    return new Tree()
        .put("ancestors", ancestors.stream().distinct().toList())
        .put("commits", commits)
        .put("notes", String.join("; ", notes));
  }
}
