package dev.trivet.bom.read;

import dev.trivet.artifact.facts.FlatDocument;
import dev.trivet.bom.BomFinding.Kind;

/// Reads the index of a model that is split over several files: which tensor lies in which.
final class ShardSource implements Source {
  @Override
  public boolean reads(ModelFile file) {
    return file.plainName().endsWith(".index.json");
  }

  @Override
  public void read(ModelFile file, Draft draft) {
    FlatDocument index = FlatDocument.ofJson(file.bytes(), file.budget());
    index.problem().ifPresent(why -> draft.finding(Kind.NOT_READ, file.name(), why));
    String folder = file.name().substring(0, file.name().lastIndexOf('/') + 1);
    index.below("weight_map").forEach((tensor, shard) -> draft.shard(tensor, folder + shard));
  }
}
