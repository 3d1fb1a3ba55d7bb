package dev.trivet.artifact.hdf5;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Collects the messages of an object header of version 1 or 2, continuations included.
final class ObjectHeader {
  private static final int MOST_MESSAGES = 100_000;

  private final Hdf5File file;
  private final List<Message> messages = new ArrayList<>();
  private final Deque<Block> blocks = new ArrayDeque<>();
  private final Set<Long> seen = new HashSet<>();
  private boolean hasOrder;

  private record Block(long at, long length) {}

  private ObjectHeader(Hdf5File file) {
    this.file = file;
  }

  static List<Message> messages(Hdf5File file, long at) {
    var header = new ObjectHeader(file);
    if (file.bytes().startsWith(at, "OHDR")) {
      header.readSecond(at);
    } else {
      header.readFirst(at);
    }
    return header.messages;
  }

  private void readFirst(long at) {
    if (file.bytes().u8(at) != 1) {
      throw new Hdf5Broken(at, "an object header of version " + file.bytes().u8(at));
    }
    add(at + 16, file.bytes().u32le(at + 8));
    while (!blocks.isEmpty()) {
      Block block = blocks.pop();
      long place = block.at();
      while (place + 8 <= block.at() + block.length()) {
        int size = file.bytes().u16le(place + 2);
        take(file.bytes().u16le(place), file.bytes().u8(place + 4), place + 8, size);
        place += 8 + size;
      }
    }
  }

  private void readSecond(long at) {
    int flags = file.bytes().u8(at + 5);
    hasOrder = (flags & 4) != 0;
    long place = at + 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
    int width = 1 << (flags & 3);
    add(place + width, file.number(place, width));
    boolean isFirst = true;
    while (!blocks.isEmpty()) {
      Block block = blocks.pop();
      if (isFirst) {
        second(block.at(), block.at() + block.length());
      } else {
        file.expect(block.at(), "OCHK");
        second(block.at() + 4, block.at() + block.length() - 4);
      }
      isFirst = false;
    }
  }

  private void second(long from, long end) {
    int head = hasOrder ? 6 : 4;
    long place = from;
    while (place + head <= end) {
      int size = file.bytes().u16le(place + 1);
      take(file.bytes().u8(place), file.bytes().u8(place + 3), place + head, size);
      place += head + size;
    }
  }

  private void take(int type, int flags, long at, int size) {
    if (!file.bytes().has(at, size) || messages.size() >= MOST_MESSAGES) {
      throw new Hdf5Broken(at, "a message of %,d bytes".formatted(size));
    }
    if (type == Message.CONTINUATION) {
      add(file.address(at), file.length(at + file.offsetSize()));
    } else if (type != 0) {
      messages.add(new Message(type, (flags & 2) != 0, at, size));
    }
  }

  private void add(long at, long length) {
    if (at < 0 || !file.bytes().has(at, length)) {
      throw new Hdf5Broken(Math.max(0, at), "a header of %,d bytes".formatted(length));
    }
    if (!seen.add(at)) {
      file.report(Hdf5Rules.LOOP, at, "an object header continues in itself");
      return;
    }
    blocks.add(new Block(at, length));
  }
}
