package dev.trivet.artifact;

import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.artifact.scan.ReadContents;
import dev.trivet.artifact.scan.ScanFile;
import dev.trivet.artifact.scan.ScanResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// Scans files and directories, several files at a time.
public final class ScanArtifacts {
  private final ScanFile scanFile;
  private final int parallel;

  /// @param parallel how many files are read at once, each by one thread
  /// @param nanoTime as `System::nanoTime`
  public ScanArtifacts(
      List<FormatReader> readers, Limits limits, int parallel, LongSupplier nanoTime) {
    this.scanFile = new ScanFile(new ReadContents(readers), limits, nanoTime);
    this.parallel = parallel;
  }

  /// What to scan, under the name its result shall have.
  public record Target(Path path, String name) {
    public static Target of(Path path) {
      return new Target(path, path.toString());
    }
  }

  /// What has a result of its own.
  public enum Grouping {
    /// Each target: a file, or all that is in a directory, whose findings then name the files.
    BY_TARGET,
    /// Each file, those in directories too.
    BY_FILE
  }

  /// @return one result for each path, in their order; what cannot be opened has one that says so
  public List<ScanResult> scan(List<Path> paths) {
    return scan(paths.stream().map(Target::of).toList(), Grouping.BY_TARGET);
  }

  /// @return in the order of the targets; what cannot be opened has a result that says so
  public List<ScanResult> scan(List<Target> targets, Grouping grouping) {
    try (ExecutorService workers = Executors.newFixedThreadPool(parallel)) {
      List<Pending> pending = targets.stream().map(t -> submit(t, workers)).toList();
      return pending.stream()
          .flatMap(p ->
              switch (grouping) {
                case BY_TARGET -> Stream.of(p.await());
                case BY_FILE -> p.awaitEach();
              })
          .toList();
    }
  }

  private Pending submit(Target target, ExecutorService workers) {
    ScanTarget parts = ScanTarget.of(target.path(), target.name());
    var results = new ArrayList<Future<ScanResult>>();
    for (ScanTarget.Part part : parts.parts()) {
      results.add(
          workers.submit(
              () -> scanFile.scan(part.file(), part.path(), part.where(), part.preparation())));
    }
    return new Pending(parts, results, scanFile);
  }

  ScanFile scanFile() {
    return scanFile;
  }

  int parallel() {
    return parallel;
  }

  /// A target whose parts are being scanned.
  private record Pending(ScanTarget target, List<Future<ScanResult>> parts, ScanFile scan) {
    ScanResult await() {
      return target.result(each(), scan);
    }

    Stream<ScanResult> awaitEach() {
      return Stream.concat(each().stream(), target.refusals(scan).stream());
    }

    private List<ScanResult> each() {
      return parts.stream().map(ScanArtifacts::awaited).toList();
    }
  }

  private static ScanResult awaited(Future<ScanResult> result) {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while scanning", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
