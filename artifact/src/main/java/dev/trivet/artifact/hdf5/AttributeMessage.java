package dev.trivet.artifact.hdf5;

import dev.trivet.artifact.bytes.Bytes;
import java.util.Set;

/// Reads an attribute; texts that are documents are handed to the readers of such.
final class AttributeMessage {
  private static final int LONGEST_NAME = 1_024;
  private static final long MOST_ELEMENTS = 100_000;
  private static final Set<String> PICKLING = Set.of("object", "pickle");

  private AttributeMessage() {}

  static void read(Hdf5File file, long at) {
    int version = file.bytes().u8(at);
    int flags = file.bytes().u8(at + 1);
    if (version < 1 || version > 3) {
      throw new Hdf5Broken(at, "an attribute of version " + version);
    }
    int nameSize = file.bytes().u16le(at + 2);
    int typeSize = file.bytes().u16le(at + 4);
    int spaceSize = file.bytes().u16le(at + 6);
    long nameAt = at + 8 + (version == 3 ? 1 : 0);
    long typeAt = nameAt + padded(nameSize, version);
    long spaceAt = typeAt + padded(typeSize, version);
    long dataAt = spaceAt + padded(spaceSize, version);
    String name = file.text(nameAt, Math.min(nameSize, LONGEST_NAME));
    if (version > 1 && (flags & 3) != 0) {
      throw new Hdf5Broken(at, "attribute %s has its type elsewhere".formatted(name));
    }
    long elements = Dataspace.elements(file, spaceAt);
    values(file, name, Datatype.read(file, typeAt), elements, dataAt);
  }

  private static long padded(int size, int version) {
    return version == 1 ? (size + 7L) / 8 * 8 : size;
  }

  private static void values(
      Hdf5File file, String name, Datatype type, long elements, long dataAt) {
    if (type.kind() == Datatype.Kind.OTHER) {
      return;
    }
    if (elements < 0 || elements > MOST_ELEMENTS) {
      throw new Hdf5Broken(dataAt, "attribute %s has too many values".formatted(name));
    }
    for (long i = 0; i < elements; i++) {
      long at = dataAt + i * type.size();
      value(file, name, type, at);
      if ((i & 0xff) == 0) {
        file.scan().budget().checkTime();
      }
    }
  }

  private static void value(Hdf5File file, String name, Datatype type, long at) {
    if (type.kind() == Datatype.Kind.FIXED_TEXT || type.kind() == Datatype.Kind.OPAQUE) {
      document(file, name, at, trimmed(file, at, type.size()));
      return;
    }
    long length = file.bytes().u32le(at);
    long collection = file.address(at + 4);
    if (length == 0 || collection < 0) {
      return;
    }
    GlobalHeap.Place place =
        GlobalHeap.find(file, collection, file.bytes().i32le(at + 4 + file.offsetSize()));
    document(file, name, place.at(), place.of(file));
  }

  private static Bytes trimmed(Hdf5File file, long at, long size) {
    long length = size;
    while (length > 0 && file.bytes().u8(at + length - 1) == 0) {
      length--;
    }
    return file.bytes().slice(at, length);
  }

  /// JSON goes to its reader; what PyTables would take for a pickle (it ends with a full stop) is
  /// read as whatever it is.
  private static void document(Hdf5File file, String name, long at, Bytes value) {
    long size = value.size();
    if (size < 2) {
      return;
    }
    int first = value.u8(0);
    if (first == '{' || first == '[' || (first < ' ' && first != 0)) {
      file.scan().open(file.content().entry("@" + name, value));
    } else if (value.u8(size - 1) == '.' || first == 0x80) {
      file.scan().open(file.content().entry("@" + name, value));
    } else if (name.equals("PSEUDOATOM")
        && PICKLING.contains(value.utf8(0, (int) Math.min(size, 16)))) {
      file.report(Hdf5Rules.PICKLED, at, "PSEUDOATOM");
    }
  }
}
