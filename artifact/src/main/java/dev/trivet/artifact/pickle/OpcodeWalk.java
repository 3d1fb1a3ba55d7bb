package dev.trivet.artifact.pickle;

import dev.trivet.artifact.bytes.Bytes;

/// Tells cheaply whether bytes could be a pickle: walks over opcodes without running them.
final class OpcodeWalk {
  private static final Action[] ACTIONS = Opcode.actions();
  private static final Argument[] ARGUMENTS = Opcode.arguments();
  private static final int LONGEST_LINE = 1 << 26;

  private final Bytes bytes;
  private long at;
  private int opcodes;
  private boolean imports;

  OpcodeWalk(Bytes bytes) {
    this.bytes = bytes;
  }

  /// What a walk came to.
  enum End {
    /// A STOP.
    STOP,
    /// A byte that is no opcode, or the end.
    NO_OPCODE,
    /// As many opcodes as it was to walk over.
    ENOUGH
  }

  /// Walks from `start` over at most `most` opcodes.
  End walk(long start, int most) {
    at = start;
    opcodes = 0;
    imports = false;
    while (opcodes < most) {
      if (!bytes.has(at, 1)) {
        return End.NO_OPCODE;
      }
      int code = bytes.u8(at);
      Action action = ACTIONS[code];
      if (action == Action.INVALID || !pass(ARGUMENTS[code])) {
        return End.NO_OPCODE;
      }
      opcodes++;
      imports |= action == Action.GLOBAL || action == Action.STACK_GLOBAL || action == Action.INST;
      if (action == Action.STOP) {
        return End.STOP;
      }
    }
    return End.ENOUGH;
  }

  /// Opcodes walked over.
  int opcodes() {
    return opcodes;
  }

  /// Whether one of them imports something.
  boolean imports() {
    return imports;
  }

  private boolean pass(Argument argument) {
    at++;
    return switch (argument) {
      case NONE -> true;
      case BYTE -> skip(1);
      case TWO_BYTES -> skip(2);
      case FOUR_BYTES -> skip(4);
      case EIGHT_BYTES -> skip(8);
      case LINE -> line();
      case TWO_LINES -> twoLines();
      case COUNTED_BY_1 -> bytes.has(at, 1) && skip(1L + bytes.u8(at));
      case COUNTED_BY_4 -> bytes.has(at, 4) && skip(4 + bytes.u32le(at));
      case COUNTED_BY_SIGNED_4 ->
          bytes.has(at, 4) && bytes.i32le(at) >= 0 && skip(4 + bytes.u32le(at));
      case COUNTED_BY_8 -> bytes.has(at, 8) && bytes.i64le(at) >= 0 && skip(8 + bytes.i64le(at));
    };
  }

  private boolean skip(long length) {
    if (!bytes.has(at, length)) {
      return false;
    }
    at += length;
    return true;
  }

  private boolean twoLines() {
    boolean first = line();
    return first && line();
  }

  private boolean line() {
    long end = bytes.indexOf('\n', at, at + LONGEST_LINE).orElse(-1);
    if (end < 0) {
      return false;
    }
    at = end + 1;
    return true;
  }
}
