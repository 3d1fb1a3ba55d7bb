package dev.trivet.artifact.checkpoint;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.scan.Budget;
import org.jspecify.annotations.Nullable;

/// A table of LevelDB, as TensorFlow writes its checkpoints: blocks of entries in the order of
/// their keys, an index that says where each block lies, and a footer that says where the index is.
///
/// A reader looks a key up by the index and by the places in a block where a key is written whole;
/// a scan goes over all of it. The two see the same only when the order holds everywhere and the
/// blocks lie one behind the other, so everything else is refused.
///
/// Source: LevelDB's description of the format, and `core/lib/io/table` of TensorFlow.
final class SortedTable {
  private static final int FOOTER = 48;
  private static final int HANDLES = 40;
  private static final long MAGIC = 0xdb4775248b80fb57L;

  private final Bytes file;
  private final Budget budget;
  private final Entries entries;
  private long next;
  private @Nullable String last;

  /// Sees the entries go by.
  @FunctionalInterface
  interface Entries {
    void entry(Entry entry);
  }

  /// One entry of a block.
  ///
  /// @param key a character for each byte
  /// @param in the block, without compression
  /// @param from where the value begins in it
  /// @param at where the block begins in the file
  record Entry(String key, Bytes in, long from, long length, long at) {
    Bytes value() {
      return in.slice(from, length);
    }
  }

  /// Where a block lies.
  private record Handle(long offset, long size) {
    static Handle read(TableCursor cursor) {
      return new Handle(cursor.varint(), cursor.varint());
    }
  }

  private SortedTable(Bytes file, Budget budget, Entries entries) {
    this.file = file;
    this.budget = budget;
    this.entries = entries;
  }

  /// Whether it ends as one. Must not be asked of a compressed stream that nobody wants to read to
  /// its end.
  static boolean isOne(Bytes file) {
    long size = file.size();
    return size > FOOTER && file.i64le(size - 8) == MAGIC;
  }

  /// @throws TableBroken where the file is no such table
  static void read(Bytes file, Budget budget, Entries entries) {
    new SortedTable(file, budget, entries).read();
  }

  private void read() {
    long footer = file.size() - FOOTER;
    var cursor = new TableCursor(file, footer, footer + HANDLES);
    Handle metaindex = Handle.read(cursor);
    Handle index = Handle.read(cursor);
    TableBlock blocks = TableBlock.read(file, index.offset(), index.size(), footer, budget);
    String lastBlock = null;
    var places = new BlockEntries(blocks, budget);
    while (places.next()) {
      order(lastBlock, places.key(), blocks.at());
      lastBlock = places.key();
      dataBlock(Handle.read(places.value()), lastBlock, metaindex.offset());
    }
    TableBlock.read(file, metaindex.offset(), metaindex.size(), footer, budget);
    follows(metaindex);
    follows(index);
    if (next != footer) {
      throw new TableBroken(next, "bytes belong to no block");
    }
  }

  private void dataBlock(Handle handle, String mostKey, long limit) {
    follows(handle);
    TableBlock block = TableBlock.read(file, handle.offset(), handle.size(), limit, budget);
    var entry = new BlockEntries(block, budget);
    while (entry.next()) {
      order(last, entry.key(), block.at());
      last = entry.key();
      entries.entry(
          new Entry(last, block.bytes(), entry.valueAt(), entry.valueLength(), block.at()));
    }
    if (last != null && last.compareTo(mostKey) > 0) {
      throw new TableBroken(block.at(), "the index says a block ends before its last key");
    }
    last = mostKey;
  }

  /// Blocks lie one behind the other, so that none is read twice and nothing stands between them.
  private void follows(Handle handle) {
    if (handle.offset() != next) {
      throw new TableBroken(next, "bytes belong to no block, or to two");
    }
    next += handle.size() + TableBlock.TRAILER;
  }

  private static void order(@Nullable String before, String key, long at) {
    if (before != null && before.compareTo(key) >= 0) {
      throw new TableBroken(at, "keys are not in their order");
    }
  }
}
