package dev.trivet.bom.lineage;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.Basis;
import dev.trivet.bom.BomFinding;
import dev.trivet.bom.BomFinding.Kind;
import dev.trivet.bom.Bond;
import dev.trivet.bom.Grade;
import dev.trivet.bom.Part;
import dev.trivet.bom.Topic;
import dev.trivet.formats.svg.LineageNode;
import dev.trivet.formats.svg.LineageNode.Place;
import dev.trivet.formats.svg.LineageNode.Standing;
import dev.trivet.formats.svg.LineageSvg;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Draws a bill's lineage.
public final class DrawLineage {
  private final Aibom bom;
  private final Set<String> broken;

  public DrawLineage(Aibom bom) {
    this.bom = bom;
    this.broken =
        bom.findings().stream()
            .filter(finding -> finding.kind() == Kind.LINEAGE_BREAK)
            .map(BomFinding::about)
            .collect(Collectors.toSet());
  }

  /// The picture as text.
  public String svg(LineageSvg.Use use) {
    Part subject = bom.subject();
    Map<String, Bond> best = new LinkedHashMap<>();
    bom.bondsFrom(subject.ref()).stream()
        .filter(bond -> bond.relation() != Bond.Relation.CONTAINS)
        .sorted(Comparator.comparing((Bond bond) -> bond.basis().grade()).reversed())
        .forEach(bond -> best.putIfAbsent(bond.to(), bond));
    var around = new ArrayList<LineageNode>();
    best.values()
        .forEach(bond -> bom.part(bond.to()).ifPresent(part -> around.add(node(part, bond))));
    around.sort(Comparator.comparing(LineageNode::place).thenComparing(LineageNode::name));
    bom.system()
        .ifPresent(system ->
            around.add(
                new LineageNode(Place.SYSTEM, system.name(), "", "declared", Standing.SAID)));
    List<String> breaks =
        bom.findings().stream()
            .filter(finding -> finding.kind() == Kind.LINEAGE_BREAK)
            .map(finding -> finding.about() + ": " + finding.message())
            .toList();
    return new LineageSvg(use).draw(model(subject), around, breaks);
  }

  private LineageNode model(Part subject) {
    var facts = subject.facts();
    String what =
        String.join(", ", facts.values(Topic.ARCHITECTURE))
            + facts
                .value(Topic.PARAMETERS)
                .map(p -> ", %,d parameters".formatted(Long.parseLong(p)))
                .orElse("");
    String hash =
        facts.value(Topic.HASH).map(h -> "SHA-256 " + h.substring(8, 20) + "...").orElse("");
    Standing standing =
        broken.contains(subject.name())
            ? Standing.BROKEN
            : subject.isAtHand() ? Standing.SHOWN : Standing.SAID;
    return new LineageNode(
        Place.MODEL, subject.name(), what.replaceFirst("^, ", ""), hash, standing);
  }

  private LineageNode node(Part part, Bond bond) {
    String version = part.version().map(DrawLineage::shortened).orElse("");
    String name =
        part.kind() == Part.Kind.LIBRARY ? (part.name() + " " + version).strip() : part.name();
    boolean isBroken = broken.contains(part.name());
    String detail =
        part.kind() == Part.Kind.LIBRARY ? "" : version.isEmpty() ? "version unknown" : version;
    Standing standing =
        isBroken
            ? Standing.BROKEN
            : bond.basis().grade() == Grade.EVIDENCED ? Standing.SHOWN : Standing.SAID;
    return new LineageNode(place(part), name, detail, bond(bond), standing);
  }

  private static String shortened(String version) {
    return version.matches("[0-9a-f]{40}") ? "commit " + version.substring(0, 12) : version;
  }

  private static Place place(Part part) {
    return switch (part.kind()) {
      case MODEL, ADAPTER, FILE -> Place.BASE;
      case DATASET -> Place.DATASET;
      case LIBRARY -> Place.LIBRARY;
      case SYSTEM -> Place.SYSTEM;
    };
  }

  /// `fine tuned from it, read in README.md`
  private static String bond(Bond bond) {
    String from =
        switch (bond.basis()) {
          case Basis.Read read -> "read in " + read.file();
          case Basis.Declared declared -> "declared";
          case Basis.Inferred inferred -> "inferred";
        };
    String what =
        bond.relation() == Bond.Relation.USES ? "" : Words.spoken(bond.relation()) + " it, ";
    return what + from;
  }
}
