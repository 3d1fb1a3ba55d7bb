package dev.trivet.artifact.archive;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.scan.Budget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A central directory, with where it lies.
///
/// @param at where it begins
/// @param end where its end record begins
/// @param shift how far entries lie behind where they say: the length of what was put before
/// @param claimed how many entries the end record speaks of
/// @param commentEnd where the end record's comment ends
record ZipDirectory(
    long at, long end, long shift, long claimed, long commentEnd, List<ZipEntry> entries) {
  static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int END_LENGTH = 22;
  private static final int CENTRAL_LENGTH = 46;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final long UNKNOWN = 0xffff_ffffL;
  private static final int EXTRA_64 = 1;

  ZipDirectory {
    entries = List.copyOf(entries);
  }

  /// The directories there are: one in a good archive, more when one is hidden in the comment of
  /// another. Some programs believe the last end record there is, others want its comment to reach
  /// the end of the file; the last comes first here.
  static List<ZipDirectory> find(Bytes bytes, Budget budget) {
    var found = new ArrayList<ZipDirectory>();
    long size = bytes.size();
    int tail = (int) Math.min(size, LONGEST_COMMENT + END_LENGTH);
    byte[] end = bytes.copy(size - tail, tail);
    boolean isFirst = true;
    for (int i = tail - END_LENGTH; i >= 0; i--) {
      boolean isRecord = end[i] == 'P' && end[i + 1] == 'K' && end[i + 2] == 5 && end[i + 3] == 6;
      if (isRecord && (isFirst || reachesEnd(end, i))) {
        isFirst = false;
        read(bytes, size - tail + i, budget).ifPresent(found::add);
      }
    }
    return found;
  }

  /// Records of archives within this one lie before its end, and are none of this one.
  private static boolean reachesEnd(byte[] tail, int record) {
    int comment = (tail[record + 20] & 0xff) | (tail[record + 21] & 0xff) << 8;
    return record + END_LENGTH + comment == tail.length;
  }

  private static Optional<ZipDirectory> read(Bytes bytes, long end, Budget budget) {
    long count = bytes.u16le(end + 10);
    long length = bytes.u32le(end + 12);
    long offset = bytes.u32le(end + 16);
    long before = end;
    long record64 = end64(bytes, end);
    if (record64 >= 0 && (count == LONGEST_COMMENT || length == UNKNOWN || offset == UNKNOWN)) {
      count = bytes.i64le(record64 + 32);
      length = bytes.i64le(record64 + 40);
      offset = bytes.i64le(record64 + 48);
      before = record64;
    }
    long at = before - length;
    boolean isThere = length >= 0 && at >= 0 && (length == 0 || bytes.startsWith(at, "PK\1\2"));
    if (!isThere) {
      at = offset;
    }
    boolean isEmpty = count == 0 && length == 0;
    if (!isEmpty && (at < 0 || at >= end || !bytes.startsWith(at, "PK\1\2"))) {
      return Optional.empty();
    }
    long commentEnd = end + END_LENGTH + bytes.u16le(end + 20);
    return Optional.of(
        new ZipDirectory(
            at,
            end,
            at - offset,
            count,
            commentEnd,
            entries(bytes, at, before, at - offset, budget)));
  }

  /// Where the record for large archives lies, or -1.
  private static long end64(Bytes bytes, long end) {
    long locator = end - 20;
    if (!bytes.has(locator, 20) || bytes.i32le(locator) != LOCATOR_64) {
      return -1;
    }
    long stated = bytes.i64le(locator + 8);
    for (long at : new long[] {stated, locator - 56}) {
      if (at >= 0 && bytes.has(at, 56) && bytes.i32le(at) == END_64) {
        return at;
      }
    }
    return -1;
  }

  /// Every entry up to the end record, however many it speaks of.
  private static List<ZipEntry> entries(
      Bytes bytes, long from, long end, long shift, Budget budget) {
    var entries = new ArrayList<ZipEntry>();
    long at = from;
    while (at + CENTRAL_LENGTH <= end && bytes.i32le(at) == CENTRAL) {
      budget.takeEntries(1);
      int nameLength = bytes.u16le(at + 28);
      int extraLength = bytes.u16le(at + 30);
      int commentLength = bytes.u16le(at + 32);
      String name = name(bytes.copy(at + CENTRAL_LENGTH, nameLength));
      Sizes sizes =
          new Sizes(bytes.u32le(at + 24), bytes.u32le(at + 20), bytes.u32le(at + 42))
              .with64(bytes, at + CENTRAL_LENGTH + nameLength, extraLength);
      entries.add(
          new ZipEntry(
              name,
              bytes.u16le(at + 8),
              bytes.u16le(at + 10),
              bytes.u32le(at + 16),
              sizes.compressed(),
              sizes.size(),
              sizes.headerAt() + shift,
              bytes.u32le(at + 38)));
      at += CENTRAL_LENGTH + nameLength + extraLength + commentLength;
    }
    return entries;
  }

  static String name(byte[] name) {
    return new String(name, StandardCharsets.UTF_8);
  }

  /// The numbers that do not fit into 32 bits, and then stand in an extra field, in this order and
  /// each only when it does not fit.
  private record Sizes(long size, long compressed, long headerAt) {
    Sizes with64(Bytes bytes, long from, int length) {
      long at = from;
      while (at + 4 <= from + length) {
        int id = bytes.u16le(at);
        int fieldEnd = bytes.u16le(at + 2);
        if (id == EXTRA_64) {
          return with64(bytes, at + 4, at + 4 + fieldEnd);
        }
        at += 4 + fieldEnd;
      }
      return this;
    }

    private Sizes with64(Bytes bytes, long from, long end) {
      long at = from;
      long wide = size;
      long wideCompressed = compressed;
      long wideHeader = headerAt;
      if (size == UNKNOWN && at + 8 <= end) {
        wide = bytes.i64le(at);
        at += 8;
      }
      if (compressed == UNKNOWN && at + 8 <= end) {
        wideCompressed = bytes.i64le(at);
        at += 8;
      }
      if (headerAt == UNKNOWN && at + 8 <= end) {
        wideHeader = bytes.i64le(at);
      }
      return new Sizes(wide, wideCompressed, wideHeader);
    }
  }

  /// The local header at `at`, with where its data begins.
  static Optional<Local> local(Bytes bytes, long at) {
    if (!bytes.has(at, 30) || bytes.i32le(at) != LOCAL) {
      return Optional.empty();
    }
    int nameLength = bytes.u16le(at + 26);
    int extraLength = bytes.u16le(at + 28);
    long dataAt = at + 30 + nameLength + extraLength;
    if (!bytes.has(at + 30, nameLength + extraLength)) {
      return Optional.empty();
    }
    Sizes sizes =
        new Sizes(bytes.u32le(at + 22), bytes.u32le(at + 18), 0)
            .with64(bytes, at + 30 + nameLength, extraLength);
    return Optional.of(
        new Local(
            new ZipEntry(
                name(bytes.copy(at + 30, nameLength)),
                bytes.u16le(at + 6),
                bytes.u16le(at + 8),
                bytes.u32le(at + 14),
                sizes.compressed(),
                sizes.size(),
                at,
                0),
            dataAt));
  }

  /// A local header and where its data begins.
  record Local(ZipEntry entry, long dataAt) {}
}
