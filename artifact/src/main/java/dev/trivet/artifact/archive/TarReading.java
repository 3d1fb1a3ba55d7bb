package dev.trivet.artifact.archive;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.layout.DirectoryLayout;
import dev.trivet.artifact.layout.DirectoryPlan;
import dev.trivet.artifact.layout.FileEntry;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads one tar archive, header by header.
final class TarReading {
  /// No entry of any model is as large.
  private static final long ABSURD = 1L << 44;

  private static final int MOST_NAME = 1 << 16;
  private static final long SPARSE_BOMB = 1L << 36;
  private static final long COST_OF_FILE = 160;
  private static final long MOST_NOTED = 64L << 20;

  private final Content content;
  private final Bytes bytes;
  private final Scan scan;
  private final List<DirectoryLayout> layouts;
  private final Set<String> names = new HashSet<>();
  private final List<FileEntry> files = new ArrayList<>();
  private final List<FileEntry.InArchive> late = new ArrayList<>();
  private long noted;
  private boolean isTooLong;
  private String longName = "";
  private String longLink = "";
  private Map<String, String> pax = Map.of();
  private Map<String, String> globalPax = Map.of();

  TarReading(Content content, Scan scan, List<DirectoryLayout> layouts) {
    this.content = content;
    this.bytes = content.bytes();
    this.scan = scan;
    this.layouts = layouts;
  }

  /// What a limit stops half way is still looked at as far as it was met.
  void read() {
    try {
      entries();
    } finally {
      late();
    }
  }

  /// All files are kept in mind, or none: a part of them would seem to miss the others.
  private void note(FileEntry file) {
    long cost = COST_OF_FILE + file.name().length();
    isTooLong |= noted + cost > MOST_NOTED || !scan.budget().canReserve(cost);
    if (isTooLong) {
      files.clear();
    } else {
      scan.budget().reserve(cost);
      noted += cost;
      files.add(file);
    }
  }

  /// Entries that others say something of are opened when all are known.
  private void late() {
    DirectoryPlan plan = DirectoryPlan.of(layouts, files);
    scan.budget().release(noted);
    noted = 0;
    if (isTooLong) {
      scan.skip(content.where() + ": too many entries to hold them against each other");
    }
    for (FileEntry.InArchive file : late) {
      DirectoryPlan.Planned how = plan.of(file.name());
      scan.open(scan.prepared(content.entry(how.where(), file.bytes()), how.preparation()));
    }
    plan.findings()
        .forEach(no ->
            scan.report(no.rule(), content.entry(no.where(), content.bytes()), 0, no.message()));
  }

  private void entries() {
    long at = 0;
    while (bytes.has(at, TarHeader.LENGTH)) {
      if (TarHeader.isEndAt(bytes, at)) {
        behind(at + TarHeader.LENGTH);
        return;
      }
      if (!TarHeader.isAt(bytes, at)) {
        scan.report(ArchiveRules.BROKEN, content, at, "a header's checksum is wrong");
        scan.open(content.entry("(behind the broken header)", bytes.from(at)));
        return;
      }
      scan.budget().takeEntries(1);
      TarHeader header = TarHeader.at(bytes, at);
      long next = readEntry(header, at);
      if (next < 0) {
        return;
      }
      at = next;
    }
    if (bytes.has(at, 1)) {
      behind(at);
    }
  }

  /// @return where the next header lies, or -1 when that cannot be told
  private long readEntry(TarHeader header, long at) {
    long data = at + TarHeader.LENGTH;
    TarHeader full = completed(header);
    if (full.size() < 0 || !bytes.has(data, full.size())) {
      scan.report(
          full.size() > ABSURD ? ArchiveRules.BOMB : ArchiveRules.BROKEN,
          content,
          at,
          "%s claims %,d bytes".formatted(full.name(), full.size()));
      scan.open(content.entry(full.name(), bytes.from(data)));
      return -1;
    }
    switch (header.type()) {
      case 'L' -> longName = bounded(data, header.size());
      case 'K' -> longLink = bounded(data, header.size());
      case 'x', 'X' -> pax = records(data, header.size());
      case 'g' -> globalPax = records(data, header.size());
      default -> {
        judge(full, at);
        open(full, data);
        longName = "";
        longLink = "";
        pax = Map.of();
      }
    }
    long blocks = (full.size() + TarHeader.LENGTH - 1) / TarHeader.LENGTH;
    return data + (hasData(full) ? blocks * TarHeader.LENGTH : 0);
  }

  /// The header with what stood before it: long names, and pax records, which win.
  private TarHeader completed(TarHeader header) {
    if ("LKxXg".indexOf(header.type()) >= 0) {
      return header;
    }
    String size = record("size");
    boolean isNumber = size.matches("\\d{1,18}");
    return header
        .named(longName)
        .linked(longLink)
        .named(record("GNU.sparse.name").isEmpty() ? record("path") : record("GNU.sparse.name"))
        .linked(record("linkpath"))
        .sized(isNumber ? Long.parseLong(size) : -1);
  }

  private String record(String key) {
    return pax.getOrDefault(key, globalPax.getOrDefault(key, ""));
  }

  /// Links, devices and folders say a size that nothing follows.
  private static boolean hasData(TarHeader header) {
    return "123456".indexOf(header.type()) < 0;
  }

  private void judge(TarHeader header, long at) {
    boolean climbs = ("/" + header.name() + "/").contains("/../");
    if (climbs || EntryNames.leadsOut(header.name())) {
      scan.report(ArchiveRules.TRAVERSAL, content, at, header.name());
    }
    switch (header.type()) {
      case '1' -> link(header, at, EntryNames.leadsOut(header.link()));
      case '2' -> link(header, at, EntryNames.linkLeadsOut(header.name(), header.link()));
      case '3', '4', '6' -> scan.report(ArchiveRules.DEVICE, content, at, header.name());
      default -> {
        boolean isAgain = header.type() != '5' && !names.add(header.name());
        if (isAgain) {
          scan.report(ArchiveRules.DUPLICATE, content, at, header.name());
        }
      }
    }
    String real = record("GNU.sparse.realsize") + record("GNU.sparse.size");
    if (real.matches("\\d{11,18}") && Long.parseLong(real) > SPARSE_BOMB) {
      scan.report(
          ArchiveRules.BOMB, content, at, "%s unpacks to %s bytes".formatted(header.name(), real));
    }
  }

  private void link(TarHeader header, long at, boolean leadsOut) {
    scan.report(
        leadsOut ? ArchiveRules.LINK_LEADS_OUT : ArchiveRules.LINK,
        content,
        at,
        "%s -> %s".formatted(header.name(), header.link()));
  }

  private void open(TarHeader header, long data) {
    if (!hasData(header) || header.size() <= 0) {
      return;
    }
    var file = new FileEntry.InArchive(bytes.slice(data, header.size()), header.name());
    note(file);
    if (layouts.stream().anyMatch(layout -> layout.mayKnow(file))) {
      late.add(file);
    } else {
      scan.open(content.entry(file.name(), file.bytes()));
    }
  }

  private String bounded(long data, long size) {
    String text = bytes.utf8(data, (int) Math.min(size, MOST_NAME));
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  /// Records `length key=value\n`.
  private Map<String, String> records(long data, long size) {
    var records = new HashMap<String, String>();
    String text = bytes.utf8(data, (int) Math.min(size, 1 << 20));
    for (String line : text.split("\n", -1)) {
      int space = line.indexOf(' ');
      int equal = line.indexOf('=');
      if (space > 0 && equal > space) {
        records.put(line.substring(space + 1, equal), line.substring(equal + 1));
      }
    }
    return records;
  }

  /// What follows the end mark: zeros in a good archive, more entries in one that hides them.
  private void behind(long from) {
    long at = from;
    while (bytes.has(at, TarHeader.LENGTH) && TarHeader.isEndAt(bytes, at)) {
      at += TarHeader.LENGTH;
    }
    long rest = at;
    while (bytes.has(rest, 1) && rest < at + TarHeader.LENGTH && bytes.u8(rest) == 0) {
      rest++;
    }
    if (bytes.has(rest, 1)) {
      scan.report(ArchiveRules.SURROUNDED, content, rest, "bytes follow the end of the archive");
      scan.open(content.entry("(behind the archive)", bytes.from(at)));
    }
  }
}
