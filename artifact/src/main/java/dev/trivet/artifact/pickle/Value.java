package dev.trivet.artifact.pickle;

/// A symbolic value as one `int`, so that a stream of a hundred million opcodes makes no objects.
///
/// - From 0: something the stream made itself, named by the place of the opcode that made it.
///   Texts, numbers and bytes are read back from there when somebody asks; containers have no
///   content here.
/// - Below 0: a tag and a number. An imported object and an instance of one carry the number of
///   their [Symbol]; a name the number of a text in [Names].
final class Value {
  /// Nothing is known of it.
  static final int UNKNOWN = tagged(0, 0);

  /// What the loader's `persistent_load` returns.
  static final int PERSISTENT = tagged(0, 1);

  /// What a number of the extension registry stands for.
  static final int EXTENSION = tagged(0, 2);

  private static final int PAYLOAD = 0x0fff_ffff;
  private static final int GLOBAL = 1;
  private static final int INSTANCE = 2;
  private static final int NAME = 3;

  private Value() {}

  private static int tagged(int tag, int payload) {
    return 0x8000_0000 | tag << 28 | payload;
  }

  static int global(int symbol) {
    return tagged(GLOBAL, symbol);
  }

  static int instance(int symbol) {
    return tagged(INSTANCE, symbol);
  }

  static int name(int number) {
    return tagged(NAME, number);
  }

  static boolean isMade(int value) {
    return value >= 0;
  }

  static boolean isGlobal(int value) {
    return value >>> 28 == (8 | GLOBAL);
  }

  static boolean isInstance(int value) {
    return value >>> 28 == (8 | INSTANCE);
  }

  static boolean isName(int value) {
    return value >>> 28 == (8 | NAME);
  }

  /// Whether it is something the stream spelled out, so that nobody's code made it.
  static boolean isLiteral(int value) {
    return isMade(value) || isName(value);
  }

  /// The number behind the tag.
  static int number(int value) {
    return value & PAYLOAD;
  }
}
