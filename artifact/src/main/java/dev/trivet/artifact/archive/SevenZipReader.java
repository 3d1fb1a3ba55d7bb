package dev.trivet.artifact.archive;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.io.IOException;
import java.util.List;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;

/// Reads 7z archives as far as their entries are not encrypted.
public final class SevenZipReader implements FormatReader {
  private static final int MOST_MEMORY_KIB = 80 << 10;
  private static final long BOMB_SIZE = 4L << 30;
  private static final long BOMB_RATIO = 1_000;

  /// Where all entries are one stream, reaching one means unpacking those before it, again for
  /// each.
  private static final long MOST_WORK = 4L << 30;

  @Override
  public String format() {
    return "7z";
  }

  @Override
  public List<Rule> rules() {
    return List.of();
  }

  @Override
  public Recognition recognise(Content content) {
    return content.bytes().startsWith(0, "7z\u00bc\u00af'\u001c")
        ? Recognition.YES
        : Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    Bytes bytes = content.bytes();
    try (SevenZFile archive = opened(bytes)) {
      long total = 0;
      long work = 0;
      int number = 0;
      for (SevenZArchiveEntry entry : archive.getEntries()) {
        scan.budget().takeEntries(1);
        work += total;
        total += Math.max(0, entry.getSize());
        if (work > MOST_WORK) {
          scan.report(
              ArchiveRules.METHOD,
              content,
              0,
              "entries from %s on: each would be unpacked behind all before it"
                  .formatted(entry.getName()));
          break;
        }
        openEntry(archive, entry, number++, content, scan);
      }
      if (total > BOMB_SIZE && total / BOMB_RATIO > bytes.size()) {
        scan.report(
            ArchiveRules.BOMB,
            content,
            0,
            "%,d bytes unpack to %,d".formatted(bytes.size(), total));
      }
    } catch (IOException | RuntimeException e) {
      scan.report(ArchiveRules.METHOD, content, 0, String.valueOf(e.getMessage()));
    }
    return Outcome.READ;
  }

  private static SevenZFile opened(Bytes bytes) throws IOException {
    return SevenZFile.builder()
        .setSeekableByteChannel(new BytesChannel(bytes))
        .setMaxMemoryLimitKiB(MOST_MEMORY_KIB)
        .get();
  }

  /// Each entry is unpacked by an archive of its own, because one cannot be read at two places.
  private static void openEntry(
      SevenZFile archive, SevenZArchiveEntry entry, int number, Content content, Scan scan) {
    String name = entry.getName() == null ? archive.getDefaultName() : entry.getName();
    String shown = name == null ? "(unnamed)" : name;
    if (EntryNames.leadsOut(shown)) {
      scan.report(ArchiveRules.TRAVERSAL, content, 0, shown);
    }
    if (!entry.hasStream() || entry.isDirectory()) {
      return;
    }
    Bytes unpacked =
        scan.inflate(
            content.bytes().size(),
            () -> {
              SevenZFile again = opened(content.bytes());
              int left = number;
              for (SevenZArchiveEntry candidate : again.getEntries()) {
                if (left-- == 0) {
                  return again.getInputStream(candidate);
                }
              }
              throw new IOException("the entry is gone");
            });
    scan.open(content.entry(shown, unpacked));
  }
}
