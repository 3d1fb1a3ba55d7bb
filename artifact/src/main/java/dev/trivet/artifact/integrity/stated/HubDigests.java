package dev.trivet.artifact.integrity.stated;

import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.manifest.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// The digests hubs and registries keep with their files.
///
/// In a cache of Hugging Face every file leads to one below `blobs`, named by its digest; in a
/// plain download the digest stands in a file below `.cache/huggingface/download`; an OCI layout
/// names each blob by its digest.
final class HubDigests {
  private static final int LARGEST_METADATA = 4_096;
  private static final Pattern NAMED_BY_DIGEST = Pattern.compile("/blobs/(sha256/|sha512/)?[^/]+$");

  private final Path root;

  /// @param root the directory that was downloaded, links resolved
  HubDigests(Path root) {
    this.root = root;
  }

  /// @return nothing when no digest is stated for the file
  Optional<StatedDigest> of(ModelFile file) throws IOException {
    Optional<StatedDigest> byName = byName(file, file.path().toRealPath());
    return byName.isPresent() ? byName : byMetadata(file);
  }

  private static Optional<StatedDigest> byName(ModelFile file, Path real) {
    boolean isNamed = NAMED_BY_DIGEST.matcher(real.toString().replace('\\', '/')).find();
    return isNamed ? stated(file, real.getFileName().toString()) : Optional.empty();
  }

  private Optional<StatedDigest> byMetadata(ModelFile file) throws IOException {
    Path metadata = root.resolve(".cache/huggingface/download").resolve(file.name() + ".metadata");
    if (!Files.isRegularFile(metadata)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(metadata)) {
      String[] lines = Octets.of(in.readNBytes(LARGEST_METADATA)).text().split("\n", -1);
      return lines.length < 2 ? Optional.empty() : stated(file, lines[1].strip());
    }
  }

  private static Optional<StatedDigest> stated(ModelFile file, String hex) {
    try {
      Optional<DigestKind> kind = DigestKind.ofName(hex);
      return kind.isEmpty()
          ? Optional.empty()
          : Optional.of(new StatedDigest(file.name(), kind.get(), Octets.hex("digest", hex)));
    } catch (Malformed e) {
      return Optional.empty();
    }
  }
}
