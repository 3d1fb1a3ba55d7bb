package dev.trivet.artifact.checkpoint;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.checkpoint.Bundle.Problems;
import dev.trivet.artifact.proto.ProtoBroken;
import dev.trivet.artifact.proto.ProtoFields;
import dev.trivet.artifact.proto.ProtoPlace;
import dev.trivet.artifact.proto.ProtoShape;

/// The entries of a checkpoint of the first version: what tensors there are, and then each part of
/// each with its numbers, which stay unread.
///
/// Source: `util/saved_tensor_slice.proto` of TensorFlow.
final class V1Entries {
  /// How much smaller than its numbers a tensor can be written.
  private static final long MOST_RATIO = 1_000;

  private V1Entries() {}

  /// The list of tensors; a shape that the file cannot hold is reported.
  static void header(SortedTable.Entry entry, ProtoPlace meta, long fileSize, Problems problems) {
    Bytes value = entry.value();
    ProtoFields fields = ProtoFields.of(value, meta);
    while (fields.next()) {
      if (fields.is(1)) {
        ProtoShape.first(value, fields.place(), 2)
            .map(shape -> BundleEntry.elements(value, shape))
            .filter(elements -> elements / MOST_RATIO > fileSize)
            .ifPresent(elements ->
                problems.report(
                    CheckpointRules.HUGE, entry.at(), "%,d numbers".formatted(elements)));
      }
    }
  }

  /// A part of a tensor: its name, what part it is, and the numbers.
  static void value(SortedTable.Entry entry) {
    Bytes value = entry.value();
    ProtoFields fields = ProtoFields.of(value);
    while (fields.next()) {
      boolean isPart = fields.is(2) && ProtoShape.fits(value, fields.place(), "-222");
      if (!isPart) {
        throw broken(fields);
      }
    }
  }

  private static ProtoBroken broken(ProtoFields fields) {
    return new ProtoBroken(fields.at(), "this is no part of a tensor");
  }
}
