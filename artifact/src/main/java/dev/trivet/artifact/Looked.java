package dev.trivet.artifact;

import dev.trivet.artifact.bytes.FileStamp;
import dev.trivet.artifact.integrity.Verification;
import dev.trivet.artifact.integrity.manifest.IgnoredPaths;
import dev.trivet.artifact.integrity.manifest.Links;
import dev.trivet.artifact.integrity.manifest.ListFiles;
import dev.trivet.artifact.integrity.manifest.Manifest;
import dev.trivet.artifact.integrity.manifest.ModelFile;
import dev.trivet.artifact.integrity.manifest.SeenDigests;
import dev.trivet.artifact.rule.Finding;
import dev.trivet.artifact.scan.ScanResult;
import dev.trivet.shared.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one read of a model says of it.
///
/// @param signature where its signature lies or would lie
/// @param digest what evidence on the model is bound to; counts files, too, that a signature leaves
///   out
/// @param manifest of all files that count
/// @param digests of the same by their real paths, for whoever reads the files again
/// @param files those files
/// @param stamps of every file that was read, by its real path
/// @param verification nothing when nobody said whom to trust
public record Looked(
    Path model,
    Path signature,
    Digest digest,
    Manifest manifest,
    SeenDigests digests,
    List<ModelFile> files,
    Map<Path, FileStamp> stamps,
    ScanResult scan,
    Optional<Verification> verification) {
  public Looked {
    files = List.copyOf(files);
    stamps = Map.copyOf(stamps);
  }

  public long bytes() {
    return files.stream().mapToLong(ModelFile::size).sum();
  }

  /// Whether the model is still what was looked at, as far as its file system tells.
  ///
  /// @throws IOException when it is not
  public void requireUnchanged() throws IOException {
    if (!list(model, signature).files().equals(files)) {
      throw changed("its files");
    }
    for (Map.Entry<Path, FileStamp> file : stamps.entrySet()) {
      if (!FileStamp.of(file.getKey()).equals(file.getValue())) {
        throw changed(String.valueOf(file.getKey().getFileName()));
      }
    }
  }

  private IOException changed(String what) {
    return new IOException(
        Finding.printable(model.getFileName() + " changed while it was looked at: " + what));
  }

  /// The files that count: links are followed, git's files and the signature left out.
  ///
  /// @throws IOException when there is none, or what can be no part of a model
  static dev.trivet.artifact.integrity.manifest.ModelFiles list(Path model, Path signature)
      throws IOException {
    var found = ListFiles.of(model, IgnoredPaths.standard(), Links.FOLLOW, Optional.of(signature));
    if (!found.unusable().isEmpty()) {
      throw new IOException(Finding.printable(found.unusable().getFirst().toString()));
    }
    if (found.files().isEmpty()) {
      throw new IOException(Finding.printable(model + " holds no file"));
    }
    return found;
  }
}
