package dev.trivet.artifact.archive;

import dev.trivet.artifact.archive.ArchiveLayout.Treatment;
import dev.trivet.artifact.archive.ZipDirectory.Local;
import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one zip archive: every entry of every directory, and what is in none.
final class ZipReading {
  private static final long BOMB_SIZE = 4L << 30;
  private static final long BOMB_RATIO = 200;

  private final Content content;
  private final Bytes bytes;
  private final Scan scan;
  private final List<ArchiveLayout> layouts;
  private final ZipUnpacking unpack;
  private final ZipExtents extents = new ZipExtents();
  private final Set<Long> opened = new HashSet<>();
  private Optional<ArchiveLayout> layout = Optional.empty();
  private Set<String> names = Set.of();
  private long numbers;

  ZipReading(Content content, Scan scan, List<ArchiveLayout> layouts) {
    this.content = content;
    this.bytes = content.bytes();
    this.scan = scan;
    this.layouts = layouts;
    this.unpack = new ZipUnpacking(content, scan);
  }

  void read() {
    List<ZipDirectory> directories = ZipDirectory.find(bytes, scan.budget());
    if (directories.isEmpty()) {
      scan.report(ArchiveRules.BROKEN, content, 0, "it has no directory");
      readHidden(0, bytes.size());
      return;
    }
    if (directories.size() > 1) {
      scan.report(
          ArchiveRules.TWO_DIRECTORIES,
          content,
          directories.get(1).end(),
          "%d end records point to directories".formatted(directories.size()));
    }
    names = names(directories);
    layout = ArchiveLayout.of(layouts, names);
    layout.ifPresent(known -> scan.recognisedAs(content, known.format()));
    directories.forEach(this::readDirectory);
    readGaps(directories);
    if (numbers > 0) {
      scan.skip("%s: %,d bytes of tensors".formatted(content.where(), numbers));
    }
  }

  /// The names of all entries; two of one name are a finding.
  private Set<String> names(List<ZipDirectory> directories) {
    var all = new HashSet<String>();
    for (ZipDirectory directory : directories) {
      var own = new HashSet<String>();
      for (ZipEntry entry : directory.entries()) {
        if (!own.add(entry.name())) {
          scan.report(ArchiveRules.DUPLICATE, content, entry.headerAt(), entry.name());
        }
      }
      all.addAll(own);
    }
    return all;
  }

  private void readDirectory(ZipDirectory directory) {
    int count = directory.entries().size();
    boolean isRight =
        directory.claimed() == count || (count > 0xffff && directory.claimed() == (count & 0xffff));
    if (!isRight) {
      scan.report(
          ArchiveRules.COUNT_DIFFERS,
          content,
          directory.end(),
          "it says %,d and holds %,d".formatted(directory.claimed(), count));
    }
    long total = 0;
    for (ZipEntry entry : directory.entries()) {
      total += Math.max(0, Math.min(entry.size(), 1L << 50));
      readEntry(entry);
    }
    extents.take(directory);
    if (total > BOMB_SIZE && total / BOMB_RATIO > bytes.size()) {
      scan.report(
          ArchiveRules.BOMB,
          content,
          directory.at(),
          "%,d bytes unpack to %,d".formatted(bytes.size(), total));
    }
  }

  private void readEntry(ZipEntry entry) {
    scan.budget().takeEntries(1);
    judgeName(entry);
    Optional<Local> local = ZipDirectory.local(bytes, entry.headerAt());
    if (local.isEmpty()) {
      scan.report(
          ArchiveRules.BROKEN,
          content,
          Math.max(0, entry.headerAt()),
          "%s has no local header".formatted(entry.name()));
      return;
    }
    ZipEntry other = local.get().entry();
    if (entry.isFlagged() || other.isFlagged()) {
      scan.report(ArchiveRules.FLAGS, content, entry.headerAt(), entry.name());
    }
    String difference = difference(entry, other);
    if (!difference.isEmpty()) {
      scan.report(
          ArchiveRules.HEADERS_DIFFER,
          content,
          entry.headerAt(),
          "%s: %s".formatted(entry.name(), difference));
    }
    extents.take(entry, local.get().dataAt());
    open(entry, local.get().dataAt());
    if (!difference.isEmpty() && !other.hasDescriptor()) {
      openAgain(other, local.get().dataAt());
    }
  }

  private void judgeName(ZipEntry entry) {
    if (EntryNames.leadsOut(entry.name())) {
      scan.report(ArchiveRules.TRAVERSAL, content, entry.headerAt(), entry.name());
    }
    if (entry.name().indexOf('\0') >= 0) {
      scan.report(
          ArchiveRules.HEADERS_DIFFER,
          content,
          entry.headerAt(),
          "a name with a NUL in it ends there for some readers: " + entry.name());
    }
  }

  /// What the two headers of an entry disagree about; empty when nothing.
  private static String difference(ZipEntry central, ZipEntry local) {
    if (!central.name().equals(local.name())) {
      return "the local header names " + local.name();
    }
    if (central.method() != local.method()) {
      return "methods %d and %d".formatted(central.method(), local.method());
    }
    boolean isLater = local.hasDescriptor() && local.size() == 0;
    boolean differs =
        central.size() != local.size()
            || central.compressed() != local.compressed()
            || central.crc() != local.crc();
    return differs && !isLater && !local.hasDescriptor() ? "sizes or checksums" : "";
  }

  private void open(ZipEntry entry, long dataAt) {
    if (entry.isDirectory() || !opened.add(entry.headerAt())) {
      return;
    }
    unpack.judgeSize(entry);
    if (!bytes.has(dataAt, entry.compressed())) {
      scan.report(
          ArchiveRules.BROKEN,
          content,
          entry.headerAt(),
          "%s reaches beyond the end".formatted(entry.name()));
    }
    Treatment treatment =
        layout.map(known -> known.treat(entry.name(), names)).orElseGet(Treatment.ByContent::new);
    switch (treatment) {
      case Treatment.Numbers _ -> numbers += Math.max(0, entry.size());
      case Treatment.As as ->
          unpack.entry(entry, dataAt).ifPresent(e -> scan.open(e.as(as.format())));
      case Treatment.ByContent _ -> unpack.entry(entry, dataAt).ifPresent(scan::open);
    }
    if (entry.isLink()) {
      judgeLink(entry, dataAt);
    }
  }

  private void judgeLink(ZipEntry entry, long dataAt) {
    int length = (int) Math.min(entry.compressed(), 4096);
    String target = bytes.has(dataAt, length) ? bytes.utf8(dataAt, length) : "";
    boolean leadsOut =
        entry.method() != ZipEntry.STORED || EntryNames.linkLeadsOut(entry.name(), target);
    scan.report(
        leadsOut ? ArchiveRules.LINK_LEADS_OUT : ArchiveRules.LINK,
        content,
        entry.headerAt(),
        "%s -> %s".formatted(entry.name(), target));
  }

  /// The same data as its local header describes it.
  private void openAgain(ZipEntry local, long dataAt) {
    if (bytes.has(dataAt, local.compressed())) {
      unpack
          .entry(local, dataAt)
          .ifPresent(other ->
              scan.open(content.entry(local.name() + " (by its local header)", other.bytes())));
    }
  }

  private void readGaps(List<ZipDirectory> directories) {
    if (extents.overlap() > 0) {
      scan.report(
          ArchiveRules.OVERLAP,
          content,
          extents.overlapAt(),
          "%,d entries overlap others".formatted(extents.overlap()));
    }
    for (ZipExtents.Gap gap : extents.gaps(bytes)) {
      if (bytes.startsWith(gap.from(), "PK\3\4")) {
        readHidden(gap.from(), gap.to());
      } else {
        surround(gap, gap.from() == 0 ? "before the archive" : "between entries");
      }
    }
    long end = directories.stream().mapToLong(ZipDirectory::commentEnd).max().orElse(bytes.size());
    var behind = new ZipExtents.Gap(end, bytes.size());
    if (!behind.isEmptyIn(bytes)) {
      surround(behind, "behind the archive");
    }
  }

  private void surround(ZipExtents.Gap gap, String what) {
    scan.report(
        ArchiveRules.SURROUNDED, content, gap.from(), "%,d bytes %s".formatted(gap.length(), what));
    scan.open(content.entry("(" + what + ")", bytes.slice(gap.from(), gap.length())));
  }

  /// Entries that lie in the file and in no directory: streaming readers see them.
  private void readHidden(long from, long to) {
    long at = from;
    var found = new ArrayList<String>();
    while (at < to) {
      scan.budget().takeEntries(1);
      Optional<Local> local = ZipDirectory.local(bytes, at);
      if (local.isEmpty()) {
        at = bytes.indexOf(new byte[] {'P', 'K', 3, 4}, at + 1, to).orElse(to);
        continue;
      }
      ZipEntry entry = local.get().entry();
      long dataAt = local.get().dataAt();
      long length = hiddenLength(entry, dataAt, to);
      found.add(entry.name());
      hidden(entry, dataAt, length);
      at = dataAt + length;
    }
    if (!found.isEmpty()) {
      scan.report(
          ArchiveRules.HIDDEN_ENTRY,
          content,
          from,
          String.join(", ", found.subList(0, Math.min(5, found.size()))));
    }
  }

  /// How much data follows a local header that no directory completes: what it says, or up to the
  /// next mark of the format.
  private long hiddenLength(ZipEntry entry, long dataAt, long to) {
    long most = Math.max(0, to - dataAt);
    if (entry.compressed() > 0 && entry.compressed() <= most) {
      return entry.compressed();
    }
    if (entry.compressed() == 0 && !entry.hasDescriptor()) {
      return 0;
    }
    long end = to;
    for (String mark : new String[] {"PK\3\4", "PK\7\b", "PK\1\2"}) {
      byte[] bytesOfMark = mark.getBytes(StandardCharsets.ISO_8859_1);
      end = bytes.indexOf(bytesOfMark, dataAt, end).orElse(end);
    }
    return Math.max(0, end - dataAt);
  }

  private void hidden(ZipEntry entry, long dataAt, long length) {
    judgeName(entry);
    if (length <= 0) {
      return;
    }
    Bytes unpacked = unpack.hidden(entry, dataAt, length);
    scan.open(content.entry(entry.name(), unpacked));
  }
}
