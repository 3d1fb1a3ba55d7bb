package dev.trivet.artifact.hdf5;

/// As much of a datatype as is needed to find texts and sizes.
///
/// @param size of one element in the dataset or attribute
record Datatype(Kind kind, long size) {
  enum Kind {
    FIXED_TEXT,
    VARIABLE_TEXT,
    OPAQUE,
    /// A sequence of any length of some other type.
    VARIABLE,
    OTHER
  }

  static Datatype read(Hdf5File file, long at) {
    int type = file.bytes().u8(at) & 0xf;
    int bits = file.bytes().u8(at + 1);
    long size = file.bytes().u32le(at + 4);
    Kind kind =
        switch (type) {
          case 3 -> Kind.FIXED_TEXT;
          case 5 -> Kind.OPAQUE;
          case 9 -> (bits & 0xf) == 1 ? Kind.VARIABLE_TEXT : Kind.VARIABLE;
          default -> Kind.OTHER;
        };
    return new Datatype(kind, size);
  }
}
