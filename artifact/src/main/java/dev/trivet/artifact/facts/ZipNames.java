package dev.trivet.artifact.facts;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.bytes.InflatedBytes;
import dev.trivet.artifact.scan.Budget;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// The entries of a zip archive by its central directory, for small texts within. What an archive
/// hides is the scanner's business.
final class ZipNames {
  private static final int END = 0x06054b50;
  private static final int LOCATOR = 0x07064b50;
  private static final int ENTRY = 0x02014b50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 1 << 16;
  private static final int LARGEST_TEXT = 4 << 20;

  private final Bytes bytes;
  private final Budget budget;
  private final SortedMap<String, Entry> entries = new TreeMap<>();

  private record Entry(int method, long compressed, long size, long at) {}

  private ZipNames(Bytes bytes, Budget budget) {
    this.bytes = bytes;
    this.budget = budget;
  }

  static boolean recognises(Bytes bytes) {
    return bytes.startsWith(0, "PK\u0003\u0004");
  }

  static ZipNames read(Bytes bytes, Budget budget) {
    var names = new ZipNames(bytes, budget);
    names.directory();
    return names;
  }

  private void directory() {
    long end = end();
    if (end < 0) {
      return;
    }
    long at = begin(end);
    while (bytes.has(at, 46) && bytes.i32le(at) == ENTRY) {
      budget.takeEntries(1);
      int name = bytes.u16le(at + 28);
      var entry =
          new Entry(
              bytes.u16le(at + 10),
              bytes.u32le(at + 20),
              bytes.u32le(at + 24),
              bytes.u32le(at + 42));
      entries.putIfAbsent(bytes.utf8(at + 46, name), entry);
      at += 46L + name + bytes.u16le(at + 30) + bytes.u16le(at + 32);
    }
  }

  /// Where the directory begins; archives of more than four gigabytes say it in a record before.
  private long begin(long end) {
    long at = bytes.u32le(end + 16);
    boolean isLarge =
        at == 0xffff_ffffL && bytes.has(end - 20, 20) && bytes.i32le(end - 20) == LOCATOR;
    return isLarge ? bytes.i64le(bytes.i64le(end - 12) + 48) : at;
  }

  private long end() {
    long from = bytes.size() - END_LENGTH;
    for (long at = from; at >= 0 && at >= from - LONGEST_COMMENT; at--) {
      if (bytes.i32le(at) == END) {
        return at;
      }
    }
    return -1;
  }

  /// The folder all entries of a torch archive are in: the part before `/data.pkl`.
  Optional<String> folderOf(String name) {
    return entries.keySet().stream()
        .filter(entry -> entry.endsWith("/" + name))
        .map(entry -> entry.substring(0, entry.length() - name.length() - 1))
        .findFirst();
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  boolean hasBelow(String folder) {
    return entries.keySet().stream().anyMatch(name -> name.startsWith(folder + "/"));
  }

  /// How many entries lie below a folder, and how many bytes they say they have.
  long sizeBelow(String folder) {
    return entries.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(folder + "/"))
        .mapToLong(entry -> entry.getValue().size())
        .sum();
  }

  /// What a small entry holds; empty when it is not there, too large or damaged.
  Optional<Bytes> content(String name) {
    Entry entry = entries.get(name);
    if (entry == null || entry.compressed() > LARGEST_TEXT || !bytes.has(entry.at(), 30)) {
      return Optional.empty();
    }
    long from = entry.at() + 30 + bytes.u16le(entry.at() + 26) + bytes.u16le(entry.at() + 28);
    if (!bytes.has(from, entry.compressed())) {
      return Optional.empty();
    }
    Bytes raw = bytes.slice(from, entry.compressed());
    return switch (entry.method()) {
      case 0 -> Optional.of(raw);
      case 8 -> Optional.of(inflated(raw));
      default -> Optional.empty();
    };
  }

  private Bytes inflated(Bytes raw) {
    byte[] packed = raw.copy(0, (int) raw.size());
    return InflatedBytes.of(
        () -> new InflaterInputStream(new ByteArrayInputStream(packed), new Inflater(true)),
        budget.meter(packed.length));
  }

  /// A short text.
  Optional<String> text(String name) {
    return content(name)
        .map(text -> {
          byte[] start = new byte[4_096];
          int filled = text.copyAvailable(0, start);
          return new String(start, 0, filled, java.nio.charset.StandardCharsets.UTF_8).strip();
        });
  }
}
