package dev.trivet.artifact.integrity.manifest;

import dev.trivet.artifact.bytes.MappedFile;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Digests many ranges of files, several at a time, the largest first.
public final class HashRanges implements DigestRanges {
  private final int threads;

  public HashRanges(int threads) {
    this.threads = Math.max(1, threads);
  }

  @Override
  public List<Octets> sha256(List<FileRange> ranges) throws StepFailed {
    if (threads == 1 || ranges.size() < 2) {
      var digests = new ArrayList<Octets>();
      for (FileRange range : ranges) {
        digests.add(one(range));
      }
      return digests;
    }
    List<Integer> order =
        IntStream.range(0, ranges.size())
            .boxed()
            .sorted(Comparator.comparingLong((Integer i) -> ranges.get(i).size()).reversed())
            .toList();
    try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, ranges.size()))) {
      var futures = new TreeMap<Integer, Future<Octets>>();
      for (int index : order) {
        Callable<Octets> task = () -> one(ranges.get(index));
        futures.put(index, pool.submit(task));
      }
      return collect(futures.values());
    }
  }

  private static List<Octets> collect(Collection<Future<Octets>> futures) throws StepFailed {
    var digests = new ArrayList<Octets>(futures.size());
    try {
      for (Future<Octets> future : futures) {
        digests.add(future.get());
      }
      return digests;
    } catch (ExecutionException e) {
      futures.forEach(future -> future.cancel(false));
      if (e.getCause() instanceof StepFailed failed) {
        throw failed;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailed(Step.READ, "model", "hashing was interrupted");
    }
  }

  private static Octets one(FileRange range) throws StepFailed {
    ModelFile file = range.file();
    try {
      if (range.size() == 0) {
        requireSize(Files.size(file.path()), file);
        return Octets.utf8("").sha256();
      }
      try (MappedFile mapped = MappedFile.open(file.path())) {
        requireSize(mapped.bytes().size(), file);
        return DigestBytes.sha256(mapped.bytes().slice(range.from(), range.size()));
      }
    } catch (IOException e) {
      throw new StepFailed(Step.UNUSABLE, file.name(), "it cannot be read: " + e.getMessage());
    } catch (InternalError e) {
      // How the JDK says that a mapped file became shorter.
      throw new StepFailed(Step.UNUSABLE, file.name(), "it changed while it was read");
    }
  }

  private static void requireSize(long size, ModelFile file) throws StepFailed {
    if (size != file.size()) {
      throw new StepFailed(Step.UNUSABLE, file.name(), "it changed while it was read");
    }
  }
}
