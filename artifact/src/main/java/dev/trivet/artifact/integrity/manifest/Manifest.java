package dev.trivet.artifact.integrity.manifest;

import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.shared.Digest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The digests of a model's files, and with shards those of their pieces.
///
/// @param files each with the SHA-256 of its whole content, sorted by name
/// @param resources as they are signed, sorted by name
public record Manifest(List<Resource> files, List<Resource> resources) {
  public Manifest {
    files = List.copyOf(files);
    resources = List.copyOf(resources);
  }

  /// Reads every byte once; with shards, files larger than one are read twice, at the same time,
  /// because the digest of a model does not depend on how it was signed.
  public static Manifest of(List<ModelFile> files, Serialization serialization, DigestRanges hash)
      throws StepFailed {
    var ranges = new ArrayList<FileRange>();
    for (ModelFile file : files) {
      ranges.add(FileRange.whole(file));
    }
    if (serialization instanceof Serialization.ByShard shard) {
      for (ModelFile file : files) {
        if (file.size() > shard.size()) {
          ranges.addAll(FileRange.shards(file, shard.size()));
        }
      }
    }
    List<Octets> digests = hash.sha256(ranges);
    return new Manifest(
        resources(ranges.subList(0, files.size()), new Serialization.ByFile(), digests),
        signed(ranges, files.size(), serialization, digests));
  }

  private static List<Resource> resources(
      List<FileRange> ranges, Serialization serialization, List<Octets> digests) {
    var resources = new ArrayList<Resource>();
    for (int i = 0; i < ranges.size(); i++) {
      resources.add(Resource.of(ranges.get(i), serialization, digests.get(i)));
    }
    resources.sort(Comparator.comparing(Resource::name, ListFiles::byCodePoint));
    return resources;
  }

  private static List<Resource> signed(
      List<FileRange> ranges, int files, Serialization serialization, List<Octets> digests) {
    return switch (serialization) {
      case Serialization.ByFile f -> resources(ranges.subList(0, files), f, digests);
      case Serialization.ByShard shard -> {
        var kept = new ArrayList<FileRange>();
        var own = new ArrayList<Octets>();
        for (int i = 0; i < ranges.size(); i++) {
          FileRange range = ranges.get(i);
          boolean isPiece = i >= files || (range.size() > 0 && range.size() <= shard.size());
          if (isPiece) {
            kept.add(range);
            own.add(digests.get(i));
          }
        }
        yield resources(kept, shard, own);
      }
    };
  }

  /// What OMS signs for the whole: the SHA-256 of the entries' digests one after another.
  public static Octets rootDigest(List<Resource> resources) {
    return Octets.join(resources.stream().map(Resource::digest).toArray(Octets[]::new)).sha256();
  }

  /// One digest for the model, to bind evidence to: of a single file its SHA-256; of a directory
  /// the SHA-256 of what `sha256sum` prints for its files, sorted by name in the C locale. Names
  /// count, how it was signed does not.
  public Digest digest(Shape shape) {
    Octets value =
        switch (shape) {
          case FILE -> files.getFirst().digest();
          case DIRECTORY -> Octets.utf8(sums()).sha256();
        };
    return new Digest("sha256:" + value.hex());
  }

  /// Whether a model is one file or a directory of them.
  public enum Shape {
    FILE,
    DIRECTORY
  }

  /// What `sha256sum` prints for the files.
  public String sums() {
    var text = new StringBuilder();
    for (Resource file : files) {
      boolean isEscaped = file.name().indexOf('\\') >= 0 || file.name().indexOf('\n') >= 0;
      text.append(isEscaped ? "\\" : "").append(file.digest().hex()).append("  ");
      text.append(file.name().replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
    }
    return text.toString();
  }
}
