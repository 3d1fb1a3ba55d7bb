package dev.trivet.artifact.archive;

import dev.trivet.artifact.bytes.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Which bytes of a zip archive belong to its entries and directories: what is left over is a gap,
/// what belongs to several is shared.
final class ZipExtents {
  private static final int LONGEST_DESCRIPTOR = 24;
  private static final int ZEROS_LOOKED_AT = 1 << 16;

  private final List<Extent> extents = new ArrayList<>();
  private int overlap;
  private long overlapAt;

  private record Extent(long from, long to, int slack) {}

  /// Bytes that belong to nothing.
  record Gap(long from, long to) {
    long length() {
      return to - from;
    }

    /// Whether there is nothing in it but zeros, which align entries.
    boolean isEmptyIn(Bytes bytes) {
      if (length() <= 0) {
        return true;
      }
      byte[] head = new byte[(int) Math.min(length(), ZEROS_LOOKED_AT)];
      bytes.copy(from, head, 0, head.length);
      for (byte b : head) {
        if (b != 0) {
          return false;
        }
      }
      return length() <= ZEROS_LOOKED_AT;
    }
  }

  void take(ZipDirectory directory) {
    extents.add(new Extent(directory.at(), directory.commentEnd(), 0));
  }

  void take(ZipEntry entry, long dataAt) {
    long end = dataAt + Math.max(0, entry.compressed());
    extents.add(new Extent(entry.headerAt(), end, entry.hasDescriptor() ? LONGEST_DESCRIPTOR : 0));
  }

  /// The gaps, without those of zeros and of descriptors that follow their entry.
  List<Gap> gaps(Bytes bytes) {
    sort();
    var gaps = new ArrayList<Gap>();
    long end = 0;
    int slack = 0;
    for (Extent extent : extents) {
      long from = end + descriptor(bytes, end, slack, extent.from() - end);
      var gap = new Gap(from, Math.min(extent.from(), bytes.size()));
      if (extent.from() > from && !gap.isEmptyIn(bytes)) {
        gaps.add(gap);
      }
      if (extent.to() >= end) {
        end = extent.to();
        slack = extent.slack();
      }
    }
    return gaps;
  }

  /// How much of a gap is a data descriptor: with or without its mark, with sizes of 4 or 8 bytes.
  private static long descriptor(Bytes bytes, long at, int slack, long gap) {
    if (slack == 0 || gap <= 0) {
      return 0;
    }
    boolean isMarked = bytes.startsWith(at, "PK\7\10");
    int[] lengths = isMarked ? new int[] {16, 24} : new int[] {12, 20};
    return Arrays.stream(lengths)
        .filter(length -> length == gap)
        .findFirst()
        .orElse((int) Math.min(gap, lengths[0]));
  }

  /// How many entries share bytes with one before them.
  int overlap() {
    if (overlap == 0) {
      sort();
      long end = 0;
      for (Extent extent : extents) {
        if (extent.from() < end) {
          overlap++;
          overlapAt = extent.from();
        }
        end = Math.max(end, extent.to());
      }
    }
    return overlap;
  }

  long overlapAt() {
    return Math.max(0, overlapAt);
  }

  private void sort() {
    extents.sort(Comparator.comparingLong(Extent::from).thenComparingLong(Extent::to));
  }
}
