package dev.trivet.artifact;

import dev.trivet.artifact.ScanTarget.Part;
import dev.trivet.artifact.bytes.FileStamp;
import dev.trivet.artifact.bytes.MappedFile;
import dev.trivet.artifact.bytes.OpenFile;
import dev.trivet.artifact.integrity.manifest.ModelFile;
import dev.trivet.artifact.integrity.manifest.SeenDigests;
import dev.trivet.artifact.integrity.manifest.Serialization;
import dev.trivet.artifact.scan.ScanFile;
import dev.trivet.artifact.scan.ScanResult;
import dev.trivet.artifact.scan.ScanRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Opens files once each, and hashes and scans them while they are open.
///
/// @param pieces which pieces are hashed besides the whole
record ReadFiles(
    OpenFile open, InstantSource clock, ScanFile scan, Optional<Serialization.ByShard> pieces) {

  /// A file that is wanted.
  ///
  /// @param real its path without links
  /// @param counts whether it is part of what is signed and hashed, and has to be readable
  /// @param parts under which names it is scanned
  record Wanted(Path real, long size, boolean counts, List<Part> parts) {
    Wanted {
      parts = List.copyOf(parts);
    }
  }

  /// What was seen of it.
  ///
  /// @param stamp nothing when it could not be read and need not be
  /// @param digests nothing when it does not count
  record Seen(
      Path real,
      Optional<FileStamp> stamp,
      Optional<SeenDigests.OfFile> digests,
      Map<String, ScanResult> results) {}

  /// Each file once, whatever names lead to it; the largest first.
  static List<Wanted> of(List<ModelFile> counted, ScanTarget target) throws IOException {
    var parts = new LinkedHashMap<Path, List<Part>>();
    for (ModelFile file : counted) {
      parts.putIfAbsent(file.path().toRealPath(), new ArrayList<>());
    }
    var count = new HashSet<>(parts.keySet());
    for (Part part : target.parts()) {
      parts.computeIfAbsent(part.file().toRealPath(), file -> new ArrayList<>()).add(part);
    }
    var wanted = new ArrayList<Wanted>();
    for (var file : parts.entrySet()) {
      Path real = file.getKey();
      wanted.add(new Wanted(real, Files.size(real), count.contains(real), file.getValue()));
    }
    wanted.sort(Comparator.comparingLong(Wanted::size).reversed());
    return wanted;
  }

  List<Seen> all(List<Wanted> wanted, ExecutorService pool) throws IOException {
    var futures = new ArrayList<Future<Seen>>();
    for (Wanted file : wanted) {
      Callable<Seen> task = () -> one(file);
      futures.add(pool.submit(task));
    }
    var seen = new ArrayList<Seen>();
    try {
      for (Future<Seen> future : futures) {
        seen.add(future.get());
      }
      return seen;
    } catch (ExecutionException e) {
      futures.forEach(future -> future.cancel(false));
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the model was read", e);
    }
  }

  private Seen one(Wanted file) throws IOException {
    try {
      return read(file);
    } catch (IOException e) {
      if (file.counts()) {
        throw new IOException(file.real().getFileName() + " cannot be read: " + e.getMessage(), e);
      }
      return new Seen(file.real(), Optional.empty(), Optional.empty(), unreadable(file));
    }
  }

  private Map<String, ScanResult> unreadable(Wanted file) {
    var results = new HashMap<String, ScanResult>();
    for (Part part : file.parts()) {
      results.put(
          part.path(),
          scan.refuse(ScanRules.UNREADABLE, part.path(), part.where(), "it cannot be opened"));
    }
    return results;
  }

  private Seen read(Wanted file) throws IOException {
    Instant now = clock.instant();
    FileStamp before = FileStamp.of(file.real());
    try (MappedFile opened = open.open(file.real())) {
      Optional<SeenDigests.OfFile> digests =
          file.counts()
              ? Optional.of(SeenDigests.OfFile.of(opened.bytes(), pieces))
              : Optional.empty();
      var results = new HashMap<String, ScanResult>();
      for (Part part : file.parts()) {
        results.put(
            part.path(), scan.scan(opened.bytes(), part.path(), part.where(), part.preparation()));
      }
      boolean isSteady = opened.isCopy() || before.tellsOfWrites(now);
      boolean isSame = isSteady || digests.map(d -> d.isOf(opened.bytes())).orElse(true);
      if (!isSame || !FileStamp.of(file.real()).equals(before)) {
        throw new IOException("it changed while it was read");
      }
      return new Seen(file.real(), Optional.of(before), digests, results);
    } catch (InternalError e) {
      // How the JDK says that a mapped file became shorter.
      throw new IOException("it changed while it was read", e);
    }
  }

  static SeenDigests digests(List<Seen> seen) {
    var digests = new HashMap<Path, SeenDigests.OfFile>();
    seen.forEach(file -> file.digests().ifPresent(known -> digests.put(file.real(), known)));
    return new SeenDigests(digests);
  }

  static Map<Path, FileStamp> stamps(List<Seen> seen) {
    var stamps = new HashMap<Path, FileStamp>();
    seen.forEach(file -> file.stamp().ifPresent(stamp -> stamps.put(file.real(), stamp)));
    return stamps;
  }

  /// The results of the target's parts, in their order.
  static List<ScanResult> results(List<Seen> seen, ScanTarget target) {
    var results = new HashMap<String, ScanResult>();
    seen.forEach(file -> results.putAll(file.results()));
    return target.parts().stream().map(part -> results.get(part.path())).toList();
  }
}
