package dev.trivet.bom.lineage;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.Basis;
import dev.trivet.bom.BomFinding;
import dev.trivet.bom.BomFinding.Kind;
import dev.trivet.bom.Bond;
import dev.trivet.bom.Bond.Relation;
import dev.trivet.bom.Part;
import dev.trivet.bom.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds where the chain from a model back to its sources breaks: something is not named, or named
/// so that nobody can tell which bytes are meant.
public final class FindBreaks {
  private final Aibom bom;
  private final List<BomFinding> breaks = new ArrayList<>();

  public FindBreaks(Aibom bom) {
    this.bom = bom;
  }

  public List<BomFinding> find() {
    origin();
    bom.bonds().stream().filter(bond -> bond.relation().isDescent()).forEach(this::ancestor);
    bom.parts(Part.Kind.DATASET).forEach(this::dataset);
    bom.parts(Part.Kind.LIBRARY).stream()
        .filter(library -> library.version().isEmpty())
        .forEach(
            library -> add(Kind.LINEAGE_BREAK, library, "it is needed in a version nobody names"));
    if (bom.subject().facts().of(Topic.LICENCE).isEmpty()) {
      add(Kind.NO_LICENCE, bom.subject(), "nothing says under which terms it may be used");
    }
    return breaks;
  }

  private void origin() {
    boolean hasAncestor = bom.bonds().stream().anyMatch(bond -> bond.relation().isDescent());
    boolean hasData = bom.bonds().stream().anyMatch(bond -> bond.relation() == Relation.TRAINED_ON);
    Part subject = bom.subject();
    if (subject.kind() == Part.Kind.ADAPTER && !hasAncestor) {
      add(Kind.LINEAGE_BREAK, subject, "it is an adapter, and what it adapts is not named");
    } else if (!hasAncestor && !hasData) {
      add(Kind.LINEAGE_BREAK, subject, "neither a base model nor training data is named");
    } else if (hasAncestor && !hasData && isFineTuned()) {
      add(Kind.LINEAGE_BREAK, subject, "it was trained further, and on what is not named");
    }
  }

  private boolean isFineTuned() {
    return bom.bonds().stream()
        .map(Bond::relation)
        .anyMatch(relation -> relation == Relation.FINE_TUNED_FROM || relation == Relation.ADAPTS);
  }

  private void ancestor(Bond bond) {
    Optional<Part> part = bom.part(bond.to());
    if (part.isEmpty()) {
      breaks.add(
          new BomFinding(Kind.LINEAGE_BREAK, bond.to(), "it is named as a source and not listed"));
      return;
    }
    if (!part.get().isAtHand() && !isPinned(part.get())) {
      add(
          Kind.LINEAGE_BREAK,
          part.get(),
          "it is named as a source without version or hash, so it can be any of its versions");
    }
    boolean isOnlyInferred =
        bom.bonds().stream()
            .filter(other -> other.to().equals(bond.to()) && other.relation().isDescent())
            .allMatch(other -> other.basis() instanceof Basis.Inferred);
    if (isOnlyInferred) {
      add(Kind.LINEAGE_BREAK, part.get(), "that it is a source was only inferred");
    }
  }

  /// A branch is not a version.
  private static boolean isPinned(Part part) {
    return part.version()
        .filter(version -> !version.matches("main|master|latest|HEAD"))
        .isPresent();
  }

  private void dataset(Part dataset) {
    boolean isFound =
        dataset.isAtHand()
            || dataset.version().isPresent()
            || !dataset.facts().of(Topic.HASH).isEmpty();
    if (!isFound) {
      add(Kind.LINEAGE_BREAK, dataset, "it is named without version or hash");
    }
    if (dataset.facts().of(Topic.LICENCE).isEmpty()) {
      add(Kind.NO_LICENCE, dataset, "nothing says under which terms it may be used");
    }
  }

  private void add(Kind kind, Part part, String message) {
    breaks.add(new BomFinding(kind, part.name(), message));
  }
}
