package dev.trivet.artifact.integrity.manifest;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Octets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The digests of files that were read before, so that nobody has to read them again.
///
/// @param files by their real paths
public record SeenDigests(Map<Path, OfFile> files) implements DigestRanges {
  public SeenDigests {
    files = Map.copyOf(files);
  }

  /// What was hashed of one file.
  ///
  /// @param piece the size of the pieces
  /// @param pieces their digests in order; empty when the file is no larger than one
  public record OfFile(long size, Octets whole, long piece, List<Octets> pieces) {
    public OfFile {
      pieces = List.copyOf(pieces);
    }

    /// Looks at each byte once, for the whole and for the piece it lies in.
    ///
    /// @param piece size of the pieces that are wanted too; nothing when none are
    public static OfFile of(Bytes bytes, Optional<Serialization.ByShard> piece) {
      long size = piece.map(Serialization.ByShard::size).orElse(Long.MAX_VALUE);
      DigestBytes.Pieces digests = DigestBytes.pieces(bytes, size);
      return new OfFile(bytes.size(), digests.whole(), size, digests.pieces());
    }

    /// Whether those are still the bytes that were hashed.
    public boolean isOf(Bytes bytes) {
      return DigestBytes.sha256(bytes).equals(whole);
    }

    private Optional<Octets> of(FileRange range) {
      if (range.file().size() != size) {
        return Optional.empty();
      }
      if (range.isWhole()) {
        return Optional.of(whole);
      }
      long index = range.from() / piece;
      boolean isPiece =
          range.from() % piece == 0
              && range.to() == Math.min(size, range.from() + piece)
              && index < pieces.size();
      return isPiece ? Optional.of(pieces.get((int) index)) : Optional.empty();
    }
  }

  @Override
  public List<Octets> sha256(List<FileRange> ranges) throws StepFailed {
    var digests = new ArrayList<Octets>(ranges.size());
    for (FileRange range : ranges) {
      digests.add(one(range));
    }
    return digests;
  }

  private Octets one(FileRange range) throws StepFailed {
    ModelFile file = range.file();
    try {
      return Optional.ofNullable(files.get(file.path().toRealPath()))
          .flatMap(seen -> seen.of(range))
          .orElseThrow(() ->
              new StepFailed(
                  Step.UNUSABLE, file.name(), "it came or changed while the model was read"));
    } catch (IOException e) {
      throw new StepFailed(Step.UNUSABLE, file.name(), "it cannot be read: " + e.getMessage());
    }
  }
}
