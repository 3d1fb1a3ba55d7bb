package dev.trivet.artifact;

import dev.trivet.artifact.layout.DirectoryPlan;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.artifact.scan.ReadContents;
import dev.trivet.artifact.scan.ScanFile;
import dev.trivet.artifact.scan.ScanResult;
import java.nio.file.Files;
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
    if (Files.isDirectory(target.path())) {
      return submitDirectory(target, workers);
    }
    return new OfFile(
        workers.submit(() -> scanFile.scan(target.path(), target.name(), fileName(target.path()))));
  }

  private Pending submitDirectory(Target target, ExecutorService workers) {
    ModelDirectory directory = ModelDirectory.list(target.path());
    DirectoryPlan plan = DirectoryLayouts.plan(directory);
    var files = new ArrayList<Future<ScanResult>>();
    for (ModelDirectory.Named file : directory.files()) {
      DirectoryPlan.Planned how = plan.of(file.name());
      files.add(
          workers.submit(() ->
              scanFile.scan(
                  file.file(), target.name() + "/" + file.name(), how.where(), how.preparation())));
    }
    directory
        .refused()
        .forEach(no -> files.add(refuse(target, no.rule(), no.name(), no.why(), workers)));
    plan.findings()
        .forEach(no -> files.add(refuse(target, no.rule(), no.where(), no.message(), workers)));
    return new OfDirectory(target.name(), files, directory.repeated());
  }

  private Future<ScanResult> refuse(
      Target target, Rule rule, String where, String why, ExecutorService workers) {
    return workers.submit(() -> scanFile.refuse(rule, target.name() + "/" + where, where, why));
  }

  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  private sealed interface Pending {
    ScanResult await();

    Stream<ScanResult> awaitEach();
  }

  private record OfFile(Future<ScanResult> result) implements Pending {
    @Override
    public ScanResult await() {
      return awaited(result);
    }

    @Override
    public Stream<ScanResult> awaitEach() {
      return Stream.of(await());
    }
  }

  private record OfDirectory(String path, List<Future<ScanResult>> files, List<String> repeated)
      implements Pending {
    @Override
    public ScanResult await() {
      return ScanResult.ofDirectory(path, awaitEach().toList(), repeated);
    }

    @Override
    public Stream<ScanResult> awaitEach() {
      return files.stream().map(ScanArtifacts::awaited);
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
