package dev.trivet.artifact.hdf5;

import java.util.Optional;

/// Finds managed objects of a fractal heap, which keeps the links and attributes of large objects.
final class FractalHeap {
  private static final int MOST_STEPS = 64;

  private final Hdf5File file;
  private final int tableWidth;
  private final long startSize;
  private final long largestDirect;
  private final int offsetBytes;
  private final int lengthBytes;
  private final long root;
  private final int rootRows;

  private FractalHeap(Hdf5File file, long at) {
    int o = file.offsetSize();
    int l = file.lengthSize();
    this.file = file;
    file.expect(at, "FRHP");
    int filterLength = file.bytes().u16le(at + 7);
    if (filterLength != 0) {
      throw new Hdf5Broken(at, "a filtered heap");
    }
    long largestObject = file.bytes().u32le(at + 10);
    long table = at + 14 + 10L * l + 2L * o;
    this.tableWidth = file.bytes().u16le(table);
    this.startSize = file.length(table + 2);
    this.largestDirect = file.length(table + 2 + l);
    int heapBits = file.bytes().u16le(table + 2 + 2L * l);
    this.root = file.address(table + 6 + 2L * l);
    this.rootRows = file.bytes().u16le(table + 6 + 2L * l + o);
    this.offsetBytes = (heapBits + 7) / 8;
    this.lengthBytes = bytesFor(Math.min(largestDirect, largestObject));
    if (tableWidth == 0 || startSize <= 0 || largestDirect < startSize || heapBits > 64) {
      throw new Hdf5Broken(at, "a heap whose sizes contradict each other");
    }
  }

  static FractalHeap at(Hdf5File file, long at) {
    return new FractalHeap(file, at);
  }

  private static int bytesFor(long value) {
    return (64 - Long.numberOfLeadingZeros(Math.max(1, value)) + 7) / 8;
  }

  /// Where the object of that heap id lies.
  ///
  /// @return empty when it is not a managed one
  Optional<Long> find(long id) {
    int type = file.bytes().u8(id) >> 4 & 3;
    if (type == 2) {
      return Optional.of(id + 1);
    }
    if (type != 0) {
      return Optional.empty();
    }
    long offset = file.number(id + 1, offsetBytes);
    long length = file.number(id + 1 + offsetBytes, lengthBytes);
    if (offset < 0 || length < 0) {
      throw new Hdf5Broken(id, "a heap object before the heap");
    }
    return Optional.of(locate(offset));
  }

  /// Descends from the root to the direct block that holds the offset.
  private long locate(long offset) {
    long block = root;
    long within = offset;
    int rows = rootRows;
    for (int step = 0; step < MOST_STEPS; step++) {
      if (rows == 0) {
        file.expect(block, "FHDB");
        return block + within;
      }
      file.expect(block, "FHIB");
      int row = 0;
      long rowStart = 0;
      while (row < rows && within >= rowStart + tableWidth * rowSize(row)) {
        rowStart += tableWidth * rowSize(row++);
      }
      long size = rowSize(row);
      long column = (within - rowStart) / size;
      long entry =
          block
              + 5
              + file.offsetSize()
              + offsetBytes
              + ((long) row * tableWidth + column) * file.offsetSize();
      if (row >= rows) {
        throw new Hdf5Broken(block, "a heap object beyond the heap");
      }
      block = file.address(entry);
      within = within - rowStart - column * size;
      rows = size <= largestDirect ? 0 : rowsOf(size);
    }
    throw new Hdf5Broken(Math.max(0, block), "a heap too deep");
  }

  private long rowSize(int row) {
    return row == 0 ? startSize : startSize << Math.min(40, row - 1);
  }

  /// Rows of an indirect block that spans that many bytes.
  private int rowsOf(long size) {
    long first = startSize * tableWidth;
    return (63 - Long.numberOfLeadingZeros(Math.max(1, size)))
        - (63 - Long.numberOfLeadingZeros(Math.max(1, first)))
        + 1;
  }
}
