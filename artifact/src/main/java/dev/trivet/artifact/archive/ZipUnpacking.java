package dev.trivet.artifact.archive;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.bytes.Opener;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.util.Optional;
import java.util.zip.CRC32;

/// Turns the entries of one zip archive into contents, and checks what their headers promise.
final class ZipUnpacking {
  /// Up to here anything may be zeros.
  private static final long LARGE = 256L << 20;

  private static final long LARGEST_CHECKED = 4L << 20;
  private static final long MOST_DEFLATED = 1_100;
  private static final long SLACK = 1L << 20;

  private final Content content;
  private final Bytes bytes;
  private final Scan scan;

  ZipUnpacking(Content content, Scan scan) {
    this.content = content;
    this.bytes = content.bytes();
    this.scan = scan;
  }

  /// A size that no compression reaches is a lie that loaders allocate.
  void judgeSize(ZipEntry entry) {
    boolean isImpossible =
        entry.method() == ZipEntry.STORED
            ? entry.size() > bytes.size() + SLACK
            : entry.method() == ZipEntry.DEFLATED
                && entry.size() / MOST_DEFLATED > entry.compressed() + SLACK;
    boolean isBomb =
        entry.size() > LARGE && entry.size() / scan.budget().limits().ratio() > entry.compressed();
    if (isImpossible || isBomb || entry.size() < 0) {
      scan.report(
          ArchiveRules.BOMB,
          content,
          entry.headerAt(),
          "%s claims %s bytes from %,d"
              .formatted(entry.name(), Long.toUnsignedString(entry.size()), entry.compressed()));
    }
  }

  /// The entry's content; stored data is a slice, compressed data is inflated as far as read.
  Optional<Content> entry(ZipEntry entry, long dataAt) {
    long length = Math.min(entry.compressed(), Math.max(0, bytes.size() - dataAt));
    if (entry.method() == ZipEntry.STORED) {
      long stored = Math.max(length, Math.min(entry.size(), bytes.size() - dataAt));
      return checked(entry, content.entry(entry.name(), bytes.slice(dataAt, Math.max(0, stored))));
    }
    Bytes packed = bytes.slice(dataAt, Math.max(0, length));
    Optional<Opener> opener = Decompressors.zipMethod(entry.method(), packed);
    if (opener.isEmpty()) {
      scan.report(
          ArchiveRules.METHOD,
          content,
          entry.headerAt(),
          "%s uses method %d".formatted(entry.name(), entry.method()));
      return Optional.empty();
    }
    return checked(entry, content.entry(entry.name(), scan.inflate(packed.size(), opener.get())));
  }

  private Optional<Content> checked(ZipEntry entry, Content unpacked) {
    if (entry.size() >= 0 && entry.size() <= LARGEST_CHECKED && unpacked.bytes().has(0, 1)) {
      var crc = new CRC32();
      byte[] chunk = new byte[1 << 14];
      long at = 0;
      int filled = unpacked.bytes().copyAvailable(0, chunk);
      while (filled > 0 && at <= LARGEST_CHECKED) {
        crc.update(chunk, 0, filled);
        at += filled;
        filled = unpacked.bytes().copyAvailable(at, chunk);
      }
      if (crc.getValue() != entry.crc()) {
        scan.report(ArchiveRules.BAD_CRC, content, entry.headerAt(), entry.name());
      }
    }
    return Optional.of(unpacked);
  }

  /// The data of an entry that no directory names.
  Bytes hidden(ZipEntry entry, long dataAt, long length) {
    Bytes packed = bytes.slice(dataAt, length);
    Optional<Opener> opener = Decompressors.zipMethod(entry.method(), packed);
    return opener.map(o -> scan.inflate(packed.size(), o)).orElse(packed);
  }
}
