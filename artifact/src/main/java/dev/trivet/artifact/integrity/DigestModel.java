package dev.trivet.artifact.integrity;

import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.artifact.integrity.manifest.IgnoredPaths;
import dev.trivet.artifact.integrity.manifest.Links;
import dev.trivet.artifact.integrity.manifest.ListFiles;
import dev.trivet.artifact.integrity.manifest.Manifest;
import dev.trivet.artifact.integrity.manifest.ModelFiles;
import dev.trivet.artifact.integrity.manifest.Serialization;
import dev.trivet.shared.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The digests of a model nobody need have signed: what evidence about it is bound to.
public final class DigestModel {
  private final HashRanges hash;

  public DigestModel(HashRanges hash) {
    this.hash = hash;
  }

  /// A model's digest and those of its files.
  public record Digested(Digest model, Manifest manifest) {}

  /// Follows links; leaves out git's files, the signature and what is ignored.
  ///
  /// @throws IOException when something cannot be read, or there is no file
  public Digested of(Path model, List<String> ignored) throws IOException {
    return of(model, SignatureFile.of(model), ignored);
  }

  /// The same, where the signature lies elsewhere.
  public Digested of(Path model, Path signature, List<String> ignored) throws IOException {
    try {
      ModelFiles found =
          ListFiles.of(
              model, IgnoredPaths.standard().and(ignored), Links.FOLLOW, Optional.of(signature));
      if (found.files().isEmpty() || !found.unusable().isEmpty()) {
        throw new IOException(
            found.files().isEmpty() ? "there is no file" : found.unusable().getFirst().toString());
      }
      Manifest manifest = Manifest.of(found.files(), new Serialization.ByFile(), hash);
      boolean isDirectory = Files.isDirectory(model);
      return new Digested(
          manifest.digest(isDirectory ? Manifest.Shape.DIRECTORY : Manifest.Shape.FILE), manifest);
    } catch (StepFailed e) {
      throw new IOException(e.reason().toString(), e);
    } catch (Malformed e) {
      throw new IOException(e.why(), e);
    }
  }
}
