package dev.trivet.artifact.proto;

import dev.trivet.artifact.bytes.Bytes;
import java.util.Optional;

/// Tells messages apart that have no magic number, by the fields they have.
public final class ProtoShape {
  private static final int MOST_FIELDS = 2_000_000;
  private static final int HEAD_FIELDS = 24;

  private ProtoShape() {}

  /// Whether the first bytes could be a message of model formats: no text, and a field of a small
  /// number. Cheap.
  public static boolean mayBegin(Bytes bytes) {
    if (!bytes.has(0, 4)) {
      return false;
    }
    int tag = bytes.u8(0);
    int wire = tag & 7;
    int number = tag >> 3;
    return number >= 1
        && number <= 30
        && (wire == ProtoFields.VARINT || wire == ProtoFields.LENGTH);
  }

  /// The first field of that number that holds bytes.
  ///
  /// @return empty when there is none or the message is broken before it
  public static Optional<ProtoPlace> first(Bytes bytes, ProtoPlace message, int number) {
    try {
      ProtoFields fields = ProtoFields.of(bytes, message);
      for (int i = 0; i < MOST_FIELDS && fields.next(); i++) {
        if (fields.is(number)) {
          return Optional.of(fields.place());
        }
      }
    } catch (ProtoBroken e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /// Whether all of the first fields have the wire type `wires` says for their number: at index n
  /// the digit of field n, or `-` where anything goes.
  public static boolean fits(Bytes bytes, ProtoPlace message, String wires) {
    try {
      ProtoFields fields = ProtoFields.of(bytes, message);
      for (int i = 0; i < HEAD_FIELDS && fields.next(); i++) {
        char wanted = fields.number() < wires.length() ? wires.charAt(fields.number()) : '-';
        if (wanted != '-' && wanted != '0' + fields.wire()) {
          return false;
        }
      }
      return true;
    } catch (ProtoBroken e) {
      return false;
    }
  }

  /// The whole of some bytes as one message.
  public static ProtoPlace whole(Bytes bytes) {
    return new ProtoPlace(0, bytes.size());
  }
}
