package dev.trivet.artifact.checkpoint;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.proto.ProtoBroken;
import dev.trivet.artifact.proto.ProtoFields;
import dev.trivet.artifact.proto.ProtoPlace;

/// What an index says of one tensor.
///
/// @param elements as its shape says; [#TOO_MANY] where they cannot be counted
/// @param shard the number of the file it lies in
/// @param isSliced whether its numbers lie in parts under names of their own
/// @param checksum of its bytes
record BundleEntry(
    long type, long elements, long shard, long offset, long size, boolean isSliced, int checksum) {
  static final long TOO_MANY = Long.MAX_VALUE;

  private static final int MOST_DIMENSIONS = 254;

  long end() {
    return offset + size;
  }

  /// @throws ProtoBroken when the value is no such message
  static BundleEntry read(Bytes value) {
    long type = 0;
    long elements = 1;
    long shard = 0;
    long offset = 0;
    long size = 0;
    long checksum = 0;
    boolean isSliced = false;
    ProtoFields fields = ProtoFields.of(value);
    while (fields.next()) {
      switch (fields.number()) {
        case 1 -> type = fields.value();
        case 2 -> elements = fields.is(2) ? elements(value, fields.place()) : TOO_MANY;
        case 3 -> shard = fields.value();
        case 4 -> offset = fields.value();
        case 5 -> size = fields.value();
        case 6 -> checksum = fields.value();
        case 7 -> isSliced = true;
        default -> {}
      }
    }
    return new BundleEntry(type, elements, shard, offset, size, isSliced, (int) checksum);
  }

  /// How many elements a shape has.
  static long elements(Bytes value, ProtoPlace shape) {
    long elements = 1;
    int dimensions = 0;
    ProtoFields fields = ProtoFields.of(value, shape);
    while (fields.next()) {
      if (fields.is(2)) {
        long dimension = dimension(value, fields.place());
        elements = times(elements, dimension);
        dimensions++;
      }
    }
    return dimensions > MOST_DIMENSIONS ? TOO_MANY : elements;
  }

  private static long dimension(Bytes value, ProtoPlace place) {
    long size = 0;
    ProtoFields fields = ProtoFields.of(value, place);
    while (fields.next()) {
      size = fields.number() == 1 ? fields.value() : size;
    }
    return size;
  }

  private static long times(long elements, long dimension) {
    if (elements == TOO_MANY || dimension < 0) {
      return TOO_MANY;
    }
    return Math.multiplyHigh(elements, dimension) == 0 && elements * dimension >= 0
        ? elements * dimension
        : TOO_MANY;
  }
}
