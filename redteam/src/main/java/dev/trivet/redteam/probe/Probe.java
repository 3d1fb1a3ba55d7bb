package dev.trivet.redteam.probe;

import dev.trivet.catalog.Ref;
import dev.trivet.catalog.TechniqueId;
import java.util.List;

/// One attempt to make a model do something, written out: where it plays, and what success is.
///
/// @param template which of the family's templates it was made from
public record Probe(ProbeId id, Family family, int template, Scene scene, Goal goal) {

  public List<TechniqueId> techniques() {
    return family.techniques();
  }

  public List<Ref> risks() {
    return family.risks();
  }
}
