package dev.trivet.artifact.hdf5;

import java.util.List;

/// Judges where a dataset's data come from and how large it claims to be; its numbers stay unread.
final class DatasetCheck {
  private static final int VIRTUAL = 3;
  private static final long ALWAYS_FINE = 1L << 32;
  private static final long MOST_COMPRESSED = 1_100;
  private static final int LONGEST = 4_096;
  private static final int MOST_SOURCES = 10_000;

  private final Hdf5File file;

  DatasetCheck(Hdf5File file) {
    this.file = file;
  }

  void check(List<Message> messages) {
    long elements = 0;
    long size = 0;
    long at = 0;
    for (Message message : messages) {
      switch (message.type()) {
        case Message.DATASPACE -> {
          elements = message.isShared() ? 0 : Dataspace.elements(file, message.at());
          at = message.at();
        }
        case Message.DATATYPE ->
            size = message.isShared() ? 1 : Datatype.read(file, message.at()).size();
        case Message.EXTERNAL_FILES -> externalFiles(message.at());
        case Message.LAYOUT -> layout(message.at());
        case Message.FILTERS -> filters(message.at());
        default -> {}
      }
    }
    if (size > 0 && isHuge(elements, size)) {
      file.report(Hdf5Rules.HUGE, at, "%,d values of %,d bytes each".formatted(elements, size));
    }
  }

  private boolean isHuge(long elements, long size) {
    boolean isTooMany = elements < 0 || elements > Long.MAX_VALUE / size;
    long bytes = isTooMany ? Long.MAX_VALUE : elements * size;
    return bytes > ALWAYS_FINE && bytes / MOST_COMPRESSED > file.bytes().size();
  }

  private void externalFiles(long at) {
    int used = file.bytes().u16le(at + 6);
    long heap = file.address(at + 8);
    file.expect(heap, "HEAP");
    long names = file.address(heap + 8 + 2L * file.lengthSize());
    long slot = at + 8 + file.offsetSize();
    for (int i = 0; i < used; i++) {
      long name = file.length(slot + 3L * i * file.lengthSize());
      if (name < 0 || names < 0) {
        throw new Hdf5Broken(slot, "an external file without a name");
      }
      OtherFiles.report(file, slot, "external storage", file.text(names + name, LONGEST));
    }
  }

  private void layout(long at) {
    int version = file.bytes().u8(at);
    int kind = file.bytes().u8(at + 1);
    if (version < 1 || version > 5) {
      throw new Hdf5Broken(at, "a data layout of version " + version);
    }
    if (version >= 4 && kind == VIRTUAL) {
      virtual(at);
    }
  }

  /// The sources of a virtual dataset stand in a global heap object: a version, a count, and per
  /// source its file, dataset and selections. Of the first the names are shown; a full stop is this
  /// file itself.
  private void virtual(long at) {
    long collection = file.address(at + 2);
    if (collection < 0) {
      file.report(Hdf5Rules.OTHER_FILE, at, "a virtual dataset");
      return;
    }
    int index = file.bytes().i32le(at + 2 + file.offsetSize());
    GlobalHeap.Place place = GlobalHeap.find(file, collection, index);
    long count = file.length(place.at() + 1);
    if (count < 0 || count > MOST_SOURCES) {
      throw new Hdf5Broken(place.at(), "a virtual dataset of %,d sources".formatted(count));
    }
    long name = place.at() + 1 + file.lengthSize();
    String source = file.text(name, LONGEST);
    if (!source.equals(".") || count > 1) {
      OtherFiles.report(file, at, "virtual dataset of %,d sources".formatted(count), source);
    }
  }

  private void filters(long at) {
    int version = file.bytes().u8(at);
    int count = file.bytes().u8(at + 1);
    long place = at + (version == 1 ? 8 : 2);
    for (int i = 0; i < count; i++) {
      int id = file.bytes().u16le(place);
      boolean hasName = version == 1 || id >= 256;
      int nameLength = hasName ? file.bytes().u16le(place + 2) : 0;
      long rest = place + (hasName ? 4 : 2);
      int values = file.bytes().u16le(rest + 2);
      long name = rest + 4;
      if (!isBuiltIn(id)) {
        file.report(
            Hdf5Rules.FILTER,
            place,
            "%d %s".formatted(id, file.text(name, Math.min(nameLength, 64))));
      }
      int padded = version == 1 ? (nameLength + 7) / 8 * 8 : nameLength;
      int fill = version == 1 && values % 2 == 1 ? 4 : 0;
      place = name + padded + 4L * values + fill;
    }
  }

  /// Of the library itself, and those h5py and PyTables bring along.
  private static boolean isBuiltIn(int id) {
    return (id >= 1 && id <= 6) || id == 305 || id == 307 || id == 32000 || id == 32001;
  }
}
