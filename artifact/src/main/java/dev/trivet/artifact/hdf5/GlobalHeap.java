package dev.trivet.artifact.hdf5;

import dev.trivet.artifact.bytes.Bytes;

/// Finds objects in collections of variable-length data.
final class GlobalHeap {
  private static final int MOST_OBJECTS = 1_000_000;

  private GlobalHeap() {}

  /// Where an object lies.
  record Place(long at, long length) {
    Bytes of(Hdf5File file) {
      return file.bytes().slice(at, length);
    }
  }

  /// @throws Hdf5Broken when there is no such object
  static Place find(Hdf5File file, long collection, int index) {
    file.expect(collection, "GCOL");
    long end = collection + file.length(collection + 8);
    long place = collection + 8 + file.lengthSize();
    for (int i = 0; i < MOST_OBJECTS && place + 8 + file.lengthSize() <= end; i++) {
      int found = file.bytes().u16le(place);
      long length = file.length(place + 8);
      long data = place + 8 + file.lengthSize();
      if (found == 0 || length < 0 || !file.bytes().has(data, length)) {
        break;
      }
      if (found == index) {
        return new Place(data, length);
      }
      place = data + (length + 7) / 8 * 8;
    }
    throw new Hdf5Broken(Math.max(0, collection), "no object %d in the heap".formatted(index));
  }
}
