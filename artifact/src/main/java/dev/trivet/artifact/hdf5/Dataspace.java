package dev.trivet.artifact.hdf5;

/// How many elements there are.
final class Dataspace {
  private static final int NULL = 2;
  private static final int MOST_DIMENSIONS = 32;

  private Dataspace() {}

  /// @return -1 when the product does not fit
  static long elements(Hdf5File file, long at) {
    int version = file.bytes().u8(at);
    int rank = file.bytes().u8(at + 1);
    if (version < 1 || version > 2 || rank > MOST_DIMENSIONS) {
      throw new Hdf5Broken(at, "a dataspace of version %d and rank %d".formatted(version, rank));
    }
    if (version == 2 && file.bytes().u8(at + 3) == NULL) {
      return 0;
    }
    long place = at + (version == 1 ? 8 : 4);
    long elements = 1;
    for (int i = 0; i < rank; i++) {
      long dimension = file.length(place + (long) i * file.lengthSize());
      if (dimension == 0) {
        return 0;
      }
      boolean fits = elements >= 0 && dimension > 0 && elements <= Long.MAX_VALUE / dimension;
      elements = fits ? elements * dimension : -1;
    }
    return elements;
  }
}
