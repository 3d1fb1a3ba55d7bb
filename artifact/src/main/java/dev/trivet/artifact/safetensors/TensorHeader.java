package dev.trivet.artifact.safetensors;

import java.util.Optional;
import java.util.OptionalInt;

/// What the header says about one tensor; every number is a claim.
///
/// @param at where it is said, in the file
/// @param elements product of the shape, or -1 when it is missing, negative or does not fit
record TensorHeader(String name, long at, String dtype, long elements, long begin, long end) {

  /// Why the claims cannot all be true; empty when they can.
  ///
  /// @param room bytes there are for all tensors
  Optional<String> contradiction(long room) {
    if (begin < 0 || end < begin) {
      return Optional.of("it reaches from %,d to %,d".formatted(begin, end));
    }
    if (end > room) {
      return Optional.of("it ends at %,d of %,d".formatted(end, room));
    }
    if (elements < 0) {
      return Optional.of("its shape is missing or too large");
    }
    OptionalInt bits = bits(dtype);
    if (bits.isEmpty()) {
      return Optional.empty();
    }
    long size = end - begin;
    boolean isTooMany = elements > Long.MAX_VALUE / bits.getAsInt();
    if (isTooMany || elements * bits.getAsInt() != size * 8) {
      return Optional.of("%,d values of %s in %,d bytes".formatted(elements, dtype, size));
    }
    return Optional.empty();
  }

  /// Bits of one value.
  static OptionalInt bits(String dtype) {
    return switch (dtype) {
      case "F4" -> OptionalInt.of(4);
      case "F6_E2M3", "F6_E3M2" -> OptionalInt.of(6);
      case "BOOL", "U8", "I8", "F8_E5M2", "F8_E4M3", "F8_E8M0", "F8_E4M3FNUZ", "F8_E5M2FNUZ" ->
          OptionalInt.of(8);
      case "I16", "U16", "F16", "BF16" -> OptionalInt.of(16);
      case "I32", "U32", "F32" -> OptionalInt.of(32);
      case "I64", "U64", "F64", "C64" -> OptionalInt.of(64);
      default -> OptionalInt.empty();
    };
  }
}
