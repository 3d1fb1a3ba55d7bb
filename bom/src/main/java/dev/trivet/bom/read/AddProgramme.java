package dev.trivet.bom.read;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.Basis;
import dev.trivet.bom.BomFinding;
import dev.trivet.bom.BomFinding.Kind;
import dev.trivet.bom.Bond;
import dev.trivet.bom.Bond.Relation;
import dev.trivet.bom.Facts;
import dev.trivet.bom.Part;
import dev.trivet.bom.Support;
import dev.trivet.bom.Topic;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.DataFlow;
import dev.trivet.inventory.Supplier;
import dev.trivet.posture.Programme;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Adds what a programme declares about a component to what its files say: each field marked as
/// declared, the digest compared with the bytes.
public final class AddProgramme {
  private final Programme programme;
  private final AiSystem system;
  private final Component component;
  private final Basis basis;

  /// @param component of the system, the one whose files were read
  public AddProgramme(Programme programme, AiSystem system, Component component) {
    this.programme = programme;
    this.system = system;
    this.component = component;
    this.basis = new Basis.Declared("programme, " + system.id() + "/" + component.id());
  }

  public Aibom to(Aibom bom) {
    var findings = new ArrayList<>(bom.findings());
    boolean isSame = digest(bom, findings);
    var parts = new ArrayList<>(bom.parts());
    var bonds = new ArrayList<>(bom.bonds());
    for (ComponentId id : component.derivedFrom()) {
      system.component(id).ifPresent(source -> source(bom, source, parts, bonds));
    }
    Part subject = bom.subject().with(facts(component));
    return new Aibom(subject, Optional.of(system(isSame)), parts, bonds, bom.tensors(), findings);
  }

  private Facts facts(Component of) {
    var facts =
        Facts.builder()
            .add(Topic.NAME, of.title(), basis)
            .add(Topic.VERSION, of.version(), basis)
            .add(Topic.LICENCE, of.licence().map(Licences::normal), basis);
    supplier(of)
        .ifPresentOrElse(
            supplier -> facts.add(Topic.PRODUCER, supplier.title(), basis),
            () -> facts.add(Topic.PRODUCER, system.owner(), basis));
    return facts.build();
  }

  private Optional<Supplier> supplier(Component of) {
    return of.supplier()
        .flatMap(id -> programme.suppliers().stream().filter(s -> s.id().equals(id)).findFirst());
  }

  /// @return whether the programme names these very bytes
  private boolean digest(Aibom bom, List<BomFinding> findings) {
    if (component.digest().isEmpty()) {
      return false;
    }
    String declared = component.digest().get().value();
    boolean isSame =
        bom.all()
            .flatMap(part -> part.facts().values(Topic.HASH).stream())
            .anyMatch(hash -> hash.replace("sha-256:", "sha256:").equals(declared));
    if (!isSame) {
      findings.add(
          new BomFinding(
              Kind.HASH_DIFFERS,
              component.title(),
              "the programme names %s, which is the hash of none of the files nor of their list"
                  .formatted(declared)));
    }
    return isSame;
  }

  private void source(Aibom bom, Component source, List<Part> parts, List<Bond> bonds) {
    boolean isData = source.type() == Component.Type.DATASET;
    String ref = (isData ? "dataset:" : "model:") + source.id();
    var facts =
        Facts.builder()
            .addAll(facts(source))
            .add(
                Topic.HASH, source.digest().map(d -> d.value().replaceFirst("^sha", "sha-")), basis)
            .add(Topic.IDENTIFIER, source.digest().map(Object::toString), basis)
            .build();
    parts.add(new Part(ref, isData ? Part.Kind.DATASET : Part.Kind.MODEL, facts));
    bonds.add(
        new Bond(
            bom.subject().ref(), ref, isData ? Relation.TRAINED_ON : Relation.DERIVED_FROM, basis));
  }

  private Part system(boolean isSame) {
    var declared = new Basis.Declared("programme, " + system.id());
    var facts =
        Facts.builder()
            .add(Topic.NAME, system.title(), declared)
            .add(Topic.DESCRIPTION, system.description(), declared)
            .add(Topic.PRODUCER, system.owner(), declared)
            .add(Topic.INTENDED_USE, system.purpose(), declared);
    for (Component part : system.components()) {
      String text = "%s (%s)".formatted(part.title(), Words.spoken(part.type()));
      boolean isThis = part.id().equals(component.id()) && isSame;
      facts.add(
          Topic.COMPONENT,
          text,
          isThis ? new Basis.Read(Support.FILE_HASH, "the model", part.id().value()) : declared);
    }
    for (DataFlow flow : system.flows()) {
      facts.add(Topic.DATA_FLOW, flow.toString(), declared);
    }
    return new Part("system:" + system.id(), Part.Kind.SYSTEM, facts.build());
  }
}
