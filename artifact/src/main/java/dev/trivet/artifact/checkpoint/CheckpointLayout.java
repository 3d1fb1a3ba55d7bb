package dev.trivet.artifact.checkpoint;

import dev.trivet.artifact.layout.DirectoryLayout;
import dev.trivet.artifact.layout.DirectoryPlan;
import dev.trivet.artifact.layout.DirectoryPlan.Planned;
import dev.trivet.artifact.layout.FileEntry;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Preparation;
import dev.trivet.artifact.scan.Scan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Checkpoints in a directory: `NAME.index` beside `NAME.data-00000-of-00001` and its siblings. The
/// numbers are read as numbers only where a whole index says what lies where in them.
public final class CheckpointLayout implements DirectoryLayout {
  @Override
  public List<Rule> rules() {
    return CheckpointRules.all();
  }

  @Override
  public boolean mayKnow(FileEntry file) {
    return file.name().endsWith(ShardName.INDEX) || ShardName.of(file.name()).isPresent();
  }

  @Override
  public DirectoryPlan plan(List<FileEntry> files) {
    var indexes = new HashMap<String, IndexFile>();
    for (FileEntry file : files) {
      if (file.name().endsWith(ShardName.INDEX)) {
        indexes.put(file.name(), new IndexFile(file));
      }
    }
    var planned = new HashMap<String, Planned>();
    var numbers = new HashMap<String, Set<Long>>();
    for (FileEntry file : files) {
      Optional<ShardName> shard = ShardName.of(file.name());
      IndexFile index = shard.map(s -> indexes.get(s.index())).orElse(null);
      if (shard.isPresent() && index != null) {
        ShardName name = shard.get();
        numbers.computeIfAbsent(name.index(), i -> new HashSet<>()).add(name.number());
        var check = new ShardCheck(index, name.number(), name.count());
        planned.put(file.name(), new Planned(file.name(), check));
      }
    }
    indexes.forEach((name, index) -> {
      Set<Long> there = numbers.getOrDefault(name, Set.of());
      planned.put(name, new Planned(name, new ShardsThere(index, there)));
    });
    return new DirectoryPlan(planned, List.of());
  }

  /// Says which files of numbers an index misses.
  private record ShardsThere(IndexFile index, Set<Long> there) implements Preparation {
    private static final int TOLD = 5;

    @Override
    public Content prepare(Content file, Scan scan) {
      index
          .bundle()
          .ifPresent(bundle -> {
            int told = 0;
            for (long number = 0; number < bundle.shards() && told < TOLD; number++) {
              if (!there.contains(number)) {
                told++;
                String what = "file %d of %d".formatted(number + 1, bundle.shards());
                scan.report(CheckpointRules.MISSING, file, 0, what);
              }
            }
          });
      return file;
    }
  }
}
