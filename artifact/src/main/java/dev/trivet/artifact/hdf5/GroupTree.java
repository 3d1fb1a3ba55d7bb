package dev.trivet.artifact.hdf5;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;

/// Walks the members of an old-style group: a B-tree of symbol nodes, with names in a local heap.
final class GroupTree {
  private static final int SOFT_LINK = 2;

  private final Hdf5File file;
  private final LongConsumer members;

  /// @param members told the address of each member's object header
  GroupTree(Hdf5File file, LongConsumer members) {
    this.file = file;
    this.members = members;
  }

  void walk(long root) {
    Deque<Long> nodes = new ArrayDeque<>();
    Set<Long> seen = new HashSet<>();
    nodes.push(root);
    while (!nodes.isEmpty()) {
      long at = nodes.pop();
      if (!seen.add(at)) {
        file.report(Hdf5Rules.LOOP, at, "a group's tree");
        continue;
      }
      file.scan().budget().takeEntries(1);
      if (file.bytes().startsWith(at, "SNOD")) {
        symbols(at);
      } else {
        children(at, nodes);
      }
    }
  }

  private void children(long at, Deque<Long> nodes) {
    file.expect(at, "TREE");
    int used = file.bytes().u16le(at + 6);
    long place = at + 8 + 2L * file.offsetSize() + file.lengthSize();
    for (int i = 0; i < used; i++) {
      long child = file.address(place);
      if (child < 0) {
        throw new Hdf5Broken(place, "a tree node leads nowhere");
      }
      nodes.push(child);
      place += file.offsetSize() + file.lengthSize();
    }
  }

  private void symbols(long at) {
    int count = file.bytes().u16le(at + 6);
    int size = 2 * file.offsetSize() + 24;
    for (int i = 0; i < count; i++) {
      long entry = at + 8 + (long) i * size;
      long header = file.address(entry + file.offsetSize());
      int cache = file.bytes().i32le(entry + 2L * file.offsetSize());
      if (cache != SOFT_LINK && header >= 0) {
        members.accept(header);
      }
    }
  }
}
