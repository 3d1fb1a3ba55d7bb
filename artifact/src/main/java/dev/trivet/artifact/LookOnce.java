package dev.trivet.artifact;

import dev.trivet.artifact.bytes.OpenFile;
import dev.trivet.artifact.integrity.CheckSignature;
import dev.trivet.artifact.integrity.CheckedSignature;
import dev.trivet.artifact.integrity.Verification;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.manifest.Manifest;
import dev.trivet.artifact.integrity.manifest.SeenDigests;
import dev.trivet.artifact.integrity.manifest.Serialization;
import dev.trivet.artifact.rule.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Looks at a model by one read: every file is opened once, and while it is open it is hashed, for
/// the model's digest and for what its signature says of it, and scanned.
///
/// What was hashed is what was scanned. A file read into memory cannot change in between; of a
/// larger one, which is mapped, the file system says so, and where its word is not enough it is
/// hashed again after the scan. See docs/integrity.md.
public final class LookOnce {
  private final ScanArtifacts scan;
  private final Optional<CheckSignature> check;
  private final OpenFile open;
  private final InstantSource clock;

  /// @param check whose signature counts; without it none is looked at
  /// @param clock that of the file system's times
  public LookOnce(
      ScanArtifacts scan, Optional<CheckSignature> check, OpenFile open, InstantSource clock) {
    this.scan = scan;
    this.check = check;
    this.open = open;
    this.clock = clock;
  }

  /// @param name as the scan's result shall name the model
  /// @param signature where the signature lies, which is not part of the model
  /// @throws IOException when the model cannot be read, holds what can be no part of a model, or
  ///   changes meanwhile
  public Looked at(Path model, String name, Path signature) throws IOException {
    Optional<CheckedSignature> said = check.map(c -> c.of(signature));
    var counted = Looked.list(model, signature);
    ScanTarget target = ScanTarget.of(model, name);
    var read = new ReadFiles(open, clock, scan.scanFile(), said.flatMap(CheckedSignature::pieces));
    List<ReadFiles.Seen> seen = read(read, ReadFiles.of(counted.files(), target));
    SeenDigests digests = ReadFiles.digests(seen);
    Manifest manifest = manifest(counted.files(), digests);
    Optional<Verification> verification = said.map(s -> s.over(model, List.of(), digests));
    boolean isDirectory = Files.isDirectory(model);
    var looked =
        new Looked(
            model,
            signature,
            manifest.digest(isDirectory ? Manifest.Shape.DIRECTORY : Manifest.Shape.FILE),
            manifest,
            digests,
            counted.files(),
            ReadFiles.stamps(seen),
            target.result(ReadFiles.results(seen, target), scan.scanFile()),
            verification);
    looked.requireUnchanged();
    return looked;
  }

  private List<ReadFiles.Seen> read(ReadFiles files, List<ReadFiles.Wanted> wanted)
      throws IOException {
    int threads = Math.max(1, Math.min(scan.parallel(), wanted.size()));
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      return files.all(wanted, pool);
    }
  }

  private static Manifest manifest(
      List<dev.trivet.artifact.integrity.manifest.ModelFile> files, SeenDigests digests)
      throws IOException {
    try {
      return Manifest.of(files, new Serialization.ByFile(), digests);
    } catch (StepFailed e) {
      throw new IOException(Finding.printable(e.reason().toString()), e);
    }
  }
}
