package dev.trivet.artifact.checkpoint;

/// How many bytes an element takes, by the number TensorFlow gives the type.
///
/// Source: `core/framework/types.proto` of TensorFlow 2.
final class TensorType {
  static final int STRING = 7;
  private static final int VARIANT = 21;

  /// Of types whose elements differ in length.
  static final int ANY = 0;

  static final int UNKNOWN = -1;

  private TensorType() {}

  /// @return [#ANY] or [#UNKNOWN] when that cannot be said
  static int width(long type) {
    return switch (Math.clamp(type, -1, 1_000)) {
      case 4, 6, 10, 11, 12, 24, 25, 26, 27, 28, 29, 30, 31, 32 -> 1;
      case 5, 14, 15, 16, 17, 19 -> 2;
      case 1, 3, 13, 22 -> 4;
      case 2, 8, 9, 23 -> 8;
      case 18 -> 16;
      case STRING, VARIANT -> ANY;
      default -> UNKNOWN;
    };
  }
}
