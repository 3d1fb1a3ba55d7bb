package dev.trivet.artifact.checkpoint;

import dev.trivet.artifact.archive.ArchiveLayout;
import java.util.Set;

/// Checkpoints and saved models in a zip: numbers lie beside an index of the same name. What the
/// index says of them is not held against them here, as it is in a directory; a loader takes them
/// for numbers either way.
public final class CheckpointArchive implements ArchiveLayout {
  @Override
  public String format() {
    return "tensorflow";
  }

  @Override
  public boolean recognises(Set<String> names) {
    return names.stream().anyMatch(name -> isShard(name, names));
  }

  @Override
  public Treatment treat(String name, Set<String> names) {
    return isShard(name, names)
        ? new Treatment.As(TensorDataReader.FORMAT)
        : new Treatment.ByContent();
  }

  private static boolean isShard(String name, Set<String> names) {
    return ShardName.of(name).filter(shard -> names.contains(shard.index())).isPresent();
  }
}
