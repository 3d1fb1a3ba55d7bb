package dev.trivet.artifact.checkpoint;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.checkpoint.Bundle.Tensor;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Preparation;
import dev.trivet.artifact.scan.Scan;
import java.util.Comparator;
import java.util.List;

/// Holds a file of numbers against the index that says what lies where in it. Where the two agree,
/// the file is numbers; otherwise it is read as what it looks like.
///
/// @param number which of the files it is, by its name
/// @param count how many there are, by its name
record ShardCheck(IndexFile index, long number, long count) implements Preparation {
  /// Small tensors are held against their checksums; large ones are not read.
  private static final long LARGEST_READ = 1 << 16;

  @Override
  public Content prepare(Content file, Scan scan) {
    return index
        .bundle()
        .filter(bundle -> bundle.shards() == count && number < count)
        .map(bundle -> prepare(mine(bundle), file, scan))
        .orElse(file);
  }

  private List<Tensor> mine(Bundle bundle) {
    return bundle.tensors().stream()
        .filter(tensor -> tensor.entry().shard() == number && tensor.entry().size() != 0)
        .sorted(
            Comparator.comparingLong((Tensor tensor) -> tensor.entry().offset())
                .thenComparingLong(tensor -> tensor.entry().end()))
        .toList();
  }

  private static Content prepare(List<Tensor> tensors, Content file, Scan scan) {
    Bytes bytes = file.bytes();
    long size = bytes.size();
    long covered = 0;
    for (Tensor tensor : tensors) {
      scan.budget().takeEntries(1);
      BundleEntry entry = tensor.entry();
      if (!bytes.has(entry.offset(), entry.size())) {
        scan.report(
            isHuge(entry, size) ? CheckpointRules.HUGE : CheckpointRules.OUTSIDE,
            file,
            size,
            "%s: %,d bytes at %,d of %,d"
                .formatted(tensor.name(), entry.size(), entry.offset(), size));
        return file;
      }
      if (entry.offset() < covered) {
        scan.report(CheckpointRules.OVERLAP, file, entry.offset(), tensor.name());
      }
      gap(covered, entry.offset(), file, scan);
      checksum(tensor, file, scan);
      covered = Math.max(covered, entry.end());
    }
    gap(covered, size, file, scan);
    return file.as(TensorDataReader.FORMAT);
  }

  private static boolean isHuge(BundleEntry entry, long size) {
    return entry.size() < 0 || entry.size() / 1_000 > size;
  }

  /// Tensors may be aligned, with zeros between them.
  private static void gap(long from, long to, Content file, Scan scan) {
    for (long at = from; at < to; at++) {
      if (file.bytes().u8(at) != 0) {
        scan.report(CheckpointRules.GAP, file, at, "%,d bytes".formatted(to - at));
        scan.open(file.part(at, to - at));
        return;
      }
      if ((at & 0xfffff) == 0) {
        scan.budget().checkTime();
      }
    }
  }

  /// Of texts the checksum is not of their bytes alone; what they say is nothing a loader acts on.
  private static void checksum(Tensor tensor, Content file, Scan scan) {
    BundleEntry entry = tensor.entry();
    boolean isRead = entry.size() <= LARGEST_READ && TensorType.width(entry.type()) > 0;
    if (isRead && Checksums.of(file.bytes(), entry.offset(), entry.size()) != entry.checksum()) {
      scan.report(
          CheckpointRules.OUTSIDE, file, entry.offset(), tensor.name() + ": its checksum is wrong");
    }
  }
}
