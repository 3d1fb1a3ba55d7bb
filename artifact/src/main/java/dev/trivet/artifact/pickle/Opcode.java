package dev.trivet.artifact.pickle;

import java.util.Arrays;
import java.util.Optional;

/// The opcodes of pickle protocols 0 to 5, with the names of Python's `pickletools`.
enum Opcode {
  MARK('(', Action.MARK),
  STOP('.', Action.STOP),
  POP('0', Action.POP),
  POP_MARK('1', Action.POP_MARK),
  DUP('2', Action.DUP),
  FLOAT('F', Action.PUSH, Argument.LINE),
  INT('I', Action.PUSH, Argument.LINE),
  BININT('J', Action.PUSH, Argument.FOUR_BYTES),
  BININT1('K', Action.PUSH, Argument.BYTE),
  LONG('L', Action.PUSH, Argument.LINE),
  BININT2('M', Action.PUSH, Argument.TWO_BYTES),
  NONE('N', Action.PUSH),
  PERSID('P', Action.PERSID, Argument.LINE),
  BINPERSID('Q', Action.BINPERSID),
  REDUCE('R', Action.REDUCE),
  STRING('S', Action.TEXT, Argument.LINE),
  BINSTRING('T', Action.TEXT, Argument.COUNTED_BY_SIGNED_4),
  SHORT_BINSTRING('U', Action.TEXT, Argument.COUNTED_BY_1),
  UNICODE('V', Action.TEXT, Argument.LINE),
  BINUNICODE('X', Action.TEXT, Argument.COUNTED_BY_4),
  APPEND('a', Action.APPEND),
  BUILD('b', Action.BUILD),
  GLOBAL('c', Action.GLOBAL, Argument.TWO_LINES),
  DICT('d', Action.DICT),
  EMPTY_DICT('}', Action.PUSH),
  APPENDS('e', Action.APPENDS),
  GET('g', Action.GET, Argument.LINE),
  BINGET('h', Action.GET, Argument.BYTE),
  INST('i', Action.INST, Argument.TWO_LINES),
  LONG_BINGET('j', Action.GET, Argument.FOUR_BYTES),
  LIST('l', Action.LIST),
  EMPTY_LIST(']', Action.PUSH),
  OBJ('o', Action.OBJ),
  PUT('p', Action.PUT, Argument.LINE),
  BINPUT('q', Action.PUT, Argument.BYTE),
  LONG_BINPUT('r', Action.PUT, Argument.FOUR_BYTES),
  SETITEM('s', Action.SETITEM),
  TUPLE('t', Action.TUPLE),
  EMPTY_TUPLE(')', Action.PUSH),
  SETITEMS('u', Action.SETITEMS),
  BINFLOAT('G', Action.PUSH, Argument.EIGHT_BYTES),
  BINBYTES('B', Action.PUSH, Argument.COUNTED_BY_4),
  SHORT_BINBYTES('C', Action.PUSH, Argument.COUNTED_BY_1),
  PROTO(0x80, Action.PROTO, Argument.BYTE),
  NEWOBJ(0x81, Action.NEWOBJ),
  EXT1(0x82, Action.EXTENSION, Argument.BYTE),
  EXT2(0x83, Action.EXTENSION, Argument.TWO_BYTES),
  EXT4(0x84, Action.EXTENSION, Argument.FOUR_BYTES),
  TUPLE1(0x85, Action.TUPLE1),
  TUPLE2(0x86, Action.TUPLE2),
  TUPLE3(0x87, Action.TUPLE3),
  NEWTRUE(0x88, Action.PUSH),
  NEWFALSE(0x89, Action.PUSH),
  LONG1(0x8a, Action.PUSH, Argument.COUNTED_BY_1),
  LONG4(0x8b, Action.PUSH, Argument.COUNTED_BY_SIGNED_4),
  SHORT_BINUNICODE(0x8c, Action.TEXT, Argument.COUNTED_BY_1),
  BINUNICODE8(0x8d, Action.TEXT, Argument.COUNTED_BY_8),
  BINBYTES8(0x8e, Action.PUSH, Argument.COUNTED_BY_8),
  EMPTY_SET(0x8f, Action.PUSH),
  ADDITEMS(0x90, Action.ADDITEMS),
  FROZENSET(0x91, Action.FROZENSET),
  NEWOBJ_EX(0x92, Action.NEWOBJ_EX),
  STACK_GLOBAL(0x93, Action.STACK_GLOBAL),
  MEMOIZE(0x94, Action.MEMOIZE),
  FRAME(0x95, Action.FRAME, Argument.EIGHT_BYTES),
  BYTEARRAY8(0x96, Action.PUSH, Argument.COUNTED_BY_8),
  NEXT_BUFFER(0x97, Action.PUSH),
  READONLY_BUFFER(0x98, Action.NOTHING);

  private final int code;
  private final Action action;
  private final Argument argument;

  Opcode(int code, Action action) {
    this(code, action, Argument.NONE);
  }

  Opcode(int code, Action action, Argument argument) {
    this.code = code;
    this.action = action;
    this.argument = argument;
  }

  int code() {
    return code;
  }

  Action action() {
    return action;
  }

  Argument argument() {
    return argument;
  }

  /// The opcode of that byte; empty when there is none.
  static Optional<Opcode> of(int code) {
    for (Opcode opcode : values()) {
      if (opcode.code == code) {
        return Optional.of(opcode);
      }
    }
    return Optional.empty();
  }

  /// What each of the 256 bytes does.
  static Action[] actions() {
    var actions = new Action[256];
    Arrays.fill(actions, Action.INVALID);
    for (Opcode opcode : values()) {
      actions[opcode.code] = opcode.action;
    }
    return actions;
  }

  /// What follows each of the 256 bytes.
  static Argument[] arguments() {
    var arguments = new Argument[256];
    Arrays.fill(arguments, Argument.NONE);
    for (Opcode opcode : values()) {
      arguments[opcode.code] = opcode.argument;
    }
    return arguments;
  }

  /// The length of what follows each of the 256 bytes where it only pushes something of fixed
  /// length; -1 elsewhere.
  static byte[] pushed() {
    var pushed = new byte[256];
    Arrays.fill(pushed, (byte) -1);
    for (Opcode opcode : values()) {
      if (opcode.action == Action.PUSH) {
        pushed[opcode.code] = opcode.argument.fixed();
      }
    }
    return pushed;
  }
}
