package dev.trivet.artifact.checkpoint;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.scan.Budget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorInputStream;

/// One block of a table, unpacked.
///
/// @param bytes of the block, without compression
/// @param at where the block begins in the file
record TableBlock(Bytes bytes, long at) {
  /// What stands behind each block: how it is compressed, and a checksum.
  static final int TRAILER = 5;

  /// Beyond it the checksum is not computed: such a block holds one huge tensor.
  private static final long LARGEST_CHECKED = 16L << 20;

  private static final int LARGEST_UNPACKED = 32 << 20;

  /// Compression never makes a block larger than this.
  private static final int MOST_PACKED = LARGEST_UNPACKED + (LARGEST_UNPACKED / 6) + 32;

  /// What the compression can reach: 64 bytes out of a copy of three.
  private static final int MOST_RATIO = 24;

  private static final int NONE = 0;
  private static final int SNAPPY = 1;

  /// @param limit where blocks end in the file
  /// @throws TableBroken when the block is not as its place in the file says
  static TableBlock read(Bytes file, long offset, long size, long limit, Budget budget) {
    if (offset < 0 || size < 0 || size > limit || offset > limit - TRAILER - size) {
      throw new TableBroken(0, "a block of %,d bytes at %,d".formatted(size, offset));
    }
    boolean isChecked = size < LARGEST_CHECKED;
    if (isChecked && Checksums.of(file, offset, size + 1) != file.i32le(offset + size + 1)) {
      throw new TableBroken(offset, "the checksum of a block is wrong");
    }
    Bytes packed = file.slice(offset, size);
    return switch (file.u8(offset + size)) {
      case NONE -> new TableBlock(packed, offset);
      case SNAPPY -> new TableBlock(unpacked(packed, offset, budget), offset);
      default -> throw new TableBroken(offset, "a block is compressed in no known way");
    };
  }

  private static Bytes unpacked(Bytes packed, long at, Budget budget) {
    long claimed = new TableCursor(packed, 0, packed.size()).varint();
    if (claimed < 0 || claimed > LARGEST_UNPACKED || claimed / MOST_RATIO > packed.size()) {
      throw new TableBroken(
          CheckpointRules.BOMB,
          at,
          "%,d bytes that claim to be %s".formatted(packed.size(), Long.toUnsignedString(claimed)));
    }
    budget.reserve(claimed);
    try (var stream =
        new SnappyCompressorInputStream(
            new ByteArrayInputStream(packed.copy(0, (int) Math.min(packed.size(), MOST_PACKED))))) {
      byte[] bytes = stream.readNBytes((int) claimed);
      if (bytes.length != claimed) {
        throw new TableBroken(at, "a compressed block ends too early");
      }
      return Bytes.of(bytes);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new TableBroken(at, "a block is not compressed as it says");
    } finally {
      budget.release(claimed);
    }
  }
}
