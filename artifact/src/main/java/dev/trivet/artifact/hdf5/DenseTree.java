package dev.trivet.artifact.hdf5;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;

/// Walks all records of a version 2 B-tree, which index links or attributes by name.
final class DenseTree {
  private final Hdf5File file;
  private final int recordSize;
  private final int nodeSize;
  private final long at;

  private record Node(long at, int records, int depth) {}

  DenseTree(Hdf5File file, long at) {
    this.file = file;
    this.at = at;
    file.expect(at, "BTHD");
    this.nodeSize = file.bytes().i32le(at + 6);
    this.recordSize = file.bytes().u16le(at + 10);
    if (recordSize == 0 || nodeSize < 16 || nodeSize > 1 << 24) {
      throw new Hdf5Broken(at, "a tree of records of %d bytes".formatted(recordSize));
    }
  }

  /// @param records told where each record begins
  void walk(LongConsumer records) {
    Deque<Node> nodes = new ArrayDeque<>();
    Set<Long> seen = new HashSet<>();
    int depth = file.bytes().u16le(at + 12);
    long root = file.address(at + 16);
    int count = file.bytes().u16le(at + 16 + file.offsetSize());
    if (root >= 0 && count > 0) {
      nodes.push(new Node(root, count, depth));
    }
    while (!nodes.isEmpty()) {
      Node node = nodes.pop();
      if (!seen.add(node.at())) {
        file.report(Hdf5Rules.LOOP, node.at(), "an index of names");
        continue;
      }
      file.scan().budget().takeEntries(node.records());
      node(node, records, nodes);
    }
  }

  private void node(Node node, LongConsumer records, Deque<Node> nodes) {
    file.expect(node.at(), node.depth() == 0 ? "BTLF" : "BTIN");
    for (int i = 0; i < node.records(); i++) {
      records.accept(node.at() + 6 + (long) i * recordSize);
    }
    if (node.depth() > 0) {
      children(node, nodes);
    }
  }

  /// A child is an address, its number of records, and below the last level that of its subtree.
  private void children(Node node, Deque<Node> nodes) {
    int width = bytesFor((nodeSize - 10) / recordSize);
    int total = node.depth() > 1 ? totalWidth(node.depth(), width) : 0;
    long place = node.at() + 6 + (long) node.records() * recordSize;
    for (int i = 0; i <= node.records(); i++) {
      long child = file.address(place);
      int count = (int) file.number(place + file.offsetSize(), width);
      nodes.push(new Node(child, count, node.depth() - 1));
      place += file.offsetSize() + width + total;
    }
  }

  /// Wide enough for the most records the subtree below can hold.
  private int totalWidth(int depth, int width) {
    long most = (nodeSize - 10L) / recordSize;
    for (int level = 1; level < depth; level++) {
      long fan =
          (nodeSize - 10L - file.offsetSize() - width) / (recordSize + file.offsetSize() + width);
      most = most > Long.MAX_VALUE / (fan + 2) ? Long.MAX_VALUE : (fan + 1) * most + fan;
    }
    return bytesFor(most);
  }

  private static int bytesFor(long value) {
    return (64 - Long.numberOfLeadingZeros(Math.max(1, value)) + 7) / 8;
  }
}
