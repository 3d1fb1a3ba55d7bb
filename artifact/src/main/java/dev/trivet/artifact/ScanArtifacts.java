package dev.trivet.artifact;

import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.artifact.scan.ReadContents;
import dev.trivet.artifact.scan.ScanFile;
import dev.trivet.artifact.scan.ScanResult;
import dev.trivet.artifact.scan.ScanRules;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/// Scans files and directories, several files at a time.
///
/// One result per file; one per directory that is a model (it has a `config.json`,
/// `saved_model.pb`, `oci-layout`, `snapshots` or the like), whose findings then name the files. A
/// directory of several models is opened into its parts.
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

  /// @return in the order of `paths`; what cannot be opened has a result that says so
  public List<ScanResult> scan(List<Path> paths) {
    try (ExecutorService workers = Executors.newFixedThreadPool(parallel)) {
      var pending = new ArrayList<Pending>();
      paths.forEach(path -> submit(path, path.toString(), workers, pending));
      return pending.stream().map(Pending::await).toList();
    }
  }

  private void submit(Path path, String name, ExecutorService workers, List<Pending> pending) {
    if (!Files.isDirectory(path)) {
      pending.add(new OfFile(workers.submit(() -> scanFile.scan(path, name, fileName(path)))));
    } else if (ModelDirectory.isOne(path)) {
      pending.add(ofModel(path, name, workers));
    } else {
      for (Path part : parts(path)) {
        submit(part, part.toString(), workers, pending);
      }
    }
  }

  private Pending ofModel(Path path, String name, ExecutorService workers) {
    try {
      ModelDirectory directory = ModelDirectory.list(path);
      var files = new ArrayList<Future<ScanResult>>();
      for (ModelDirectory.Named file : directory.files()) {
        files.add(workers.submit(() -> scanFile.scan(file.file(), name, file.name())));
      }
      for (ModelDirectory.Named link : directory.refused()) {
        files.add(
            workers.submit(() -> scanFile.refuse(ScanRules.LINK_LEADS_OUT, name, link.name())));
      }
      return new OfModel(name, files);
    } catch (IOException e) {
      return new OfFile(
          workers.submit(() -> scanFile.refuse(ScanRules.UNREADABLE, name, String.valueOf(e))));
    }
  }

  private static List<Path> parts(Path directory) {
    var parts = new ArrayList<Path>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        boolean isLinkedDirectory = Files.isSymbolicLink(entry) && Files.isDirectory(entry);
        if (!isLinkedDirectory) {
          parts.add(entry);
        }
      }
    } catch (IOException e) {
      return List.of(directory.resolve("?"));
    }
    parts.sort(null);
    return parts;
  }

  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  private sealed interface Pending {
    ScanResult await();
  }

  private record OfFile(Future<ScanResult> result) implements Pending {
    @Override
    public ScanResult await() {
      return awaited(result);
    }
  }

  private record OfModel(String path, List<Future<ScanResult>> files) implements Pending {
    @Override
    public ScanResult await() {
      return ScanResult.ofDirectory(path, files.stream().map(ScanArtifacts::awaited).toList());
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
