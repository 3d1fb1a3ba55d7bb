package dev.trivet.artifact.hdf5;

import dev.trivet.artifact.bytes.BeyondEnd;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/// Walks all objects that can be reached from the root group, each once.
final class Hdf5Walk {
  private static final int COST_OF_OBJECT = 64;

  private final Hdf5File file;
  private final DatasetCheck datasets;
  private final Deque<Long> waiting = new ArrayDeque<>();
  private final Set<Long> seen = new HashSet<>();

  Hdf5Walk(Hdf5File file) {
    this.file = file;
    this.datasets = new DatasetCheck(file);
  }

  void walk(long root) {
    meet(root);
    while (!waiting.isEmpty()) {
      long at = waiting.pop();
      guarded(at, () -> object(at));
    }
  }

  private void meet(long at) {
    if (at < 0) {
      file.report(Hdf5Rules.BROKEN, 0, "a link leads nowhere");
    } else if (seen.add(at)) {
      file.scan().budget().takeEntries(1);
      file.scan().budget().reserve(COST_OF_OBJECT);
      waiting.push(at);
    }
  }

  private void object(long at) {
    List<Message> messages = ObjectHeader.messages(file, at);
    for (Message message : messages) {
      guarded(message.at(), () -> message(message));
    }
    boolean isDataset = messages.stream().anyMatch(m -> m.type() == Message.LAYOUT);
    if (isDataset) {
      guarded(at, () -> datasets.check(messages));
    }
  }

  private void message(Message message) {
    if (message.isShared() && message.type() == Message.ATTRIBUTE) {
      throw new Hdf5Broken(message.at(), "a shared attribute");
    }
    switch (message.type()) {
      case Message.SYMBOL_TABLE -> new GroupTree(file, this::meet).walk(file.address(message.at()));
      case Message.LINK -> LinkMessage.read(file, message.at(), this::meet);
      case Message.LINK_INFO -> links(message.at());
      case Message.ATTRIBUTE -> AttributeMessage.read(file, message.at());
      case Message.ATTRIBUTE_INFO -> attributes(message.at());
      case Message.DRIVER -> file.report(Hdf5Rules.DRIVER, message.at(), "driver information");
      default -> {}
    }
  }

  private void links(long at) {
    int flags = file.bytes().u8(at + 1);
    long heap = at + 2 + ((flags & 1) != 0 ? 8 : 0);
    dense(heap, 4, place -> LinkMessage.read(file, place, this::meet));
  }

  private void attributes(long at) {
    int flags = file.bytes().u8(at + 1);
    long heap = at + 2 + ((flags & 1) != 0 ? 2 : 0);
    dense(heap, 0, place -> AttributeMessage.read(file, place));
  }

  /// Messages kept in a heap and indexed by name; an undefined address says there are none.
  ///
  /// @param idAt where within an index record the heap id stands
  private void dense(long addressAt, int idAt, LongConsumer message) {
    long heapAt = file.address(addressAt);
    long treeAt = file.address(addressAt + file.offsetSize());
    if (heapAt < 0 || treeAt < 0) {
      return;
    }
    FractalHeap heap = FractalHeap.at(file, heapAt);
    new DenseTree(file, treeAt)
        .walk(record -> guarded(record, () -> found(heap.find(record + idAt), record, message)));
  }

  private static void found(Optional<Long> place, long record, LongConsumer message) {
    if (place.isEmpty()) {
      throw new Hdf5Broken(record, "a huge object of a heap");
    }
    message.accept(place.get());
  }

  /// What cannot be read is said, and the rest is read on.
  private void guarded(long at, Runnable step) {
    try {
      step.run();
    } catch (Hdf5Broken e) {
      file.report(Hdf5Rules.BROKEN, e.at(), String.valueOf(e.getMessage()));
    } catch (BeyondEnd e) {
      file.report(Hdf5Rules.BROKEN, at, "it ends too early: " + e.getMessage());
    }
  }
}
