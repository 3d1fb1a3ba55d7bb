package dev.trivet.artifact.checkpoint;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.scan.Budget;

/// Steps over the entries of a block. A key leaves out what it shares with the key before, except
/// at the places where a reader may begin, which stand at the end of the block.
final class BlockEntries {
  private static final int NUMBER = 4;
  private static final int LONGEST_KEY = 1 << 16;

  private final TableBlock block;
  private final Bytes bytes;
  private final Budget budget;
  private final long limit;
  private final long restarts;
  private final TableCursor cursor;
  private long restart;
  private String key = "";
  private long valueAt;
  private long valueLength;

  BlockEntries(TableBlock block, Budget budget) {
    this.block = block;
    this.bytes = block.bytes();
    this.budget = budget;
    long size = bytes.size();
    restarts = size < NUMBER ? 0 : bytes.u32le(size - NUMBER);
    limit = size - NUMBER - NUMBER * restarts;
    if (restarts < 1 || limit < 0) {
      throw new TableBroken(block.at(), "a block names %,d places to begin at".formatted(restarts));
    }
    cursor = new TableCursor(bytes, 0, limit);
  }

  /// Goes to the next entry.
  boolean next() {
    if (cursor.isAtEnd()) {
      boolean isWhole = restart == restarts || (limit == 0 && restarts == 1);
      if (!isWhole) {
        throw broken("a block says to begin where no entry begins");
      }
      return false;
    }
    budget.takeEntries(1);
    boolean isBegin = restart < restarts && bytes.u32le(limit + NUMBER * restart) == cursor.at();
    restart += isBegin ? 1 : 0;
    long shared = cursor.varint();
    long own = cursor.varint();
    valueLength = cursor.varint();
    if (shared < 0 || shared > key.length() || (isBegin && shared > 0)) {
      throw broken("a key shares more than there is");
    }
    if (own < 0 || own > LONGEST_KEY) {
      throw broken("a key of %s bytes".formatted(Long.toUnsignedString(own)));
    }
    key = key.substring(0, (int) shared) + bytes.latin1(cursor.take(own), (int) own);
    if (key.length() > LONGEST_KEY) {
      throw broken("a key of %,d bytes".formatted(key.length()));
    }
    valueAt = cursor.take(valueLength);
    return true;
  }

  private TableBroken broken(String why) {
    return new TableBroken(block.at(), why);
  }

  /// A character for each byte, so that keys are in the order of their bytes.
  String key() {
    return key;
  }

  /// The value, to be read.
  TableCursor value() {
    return new TableCursor(bytes, valueAt, valueAt + valueLength);
  }

  long valueAt() {
    return valueAt;
  }

  long valueLength() {
    return valueLength;
  }
}
