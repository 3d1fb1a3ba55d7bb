package dev.trivet.artifact.pickle;

/// What an opcode does to the machine; opcodes that differ only in how their argument is written
/// share one.
enum Action {
  INVALID,
  /// Pushes a value of the stream's own making: a number, bytes, an empty container.
  PUSH,
  /// Pushes text, which may become a name.
  TEXT,
  MARK,
  STOP,
  POP,
  POP_MARK,
  DUP,
  GLOBAL,
  STACK_GLOBAL,
  REDUCE,
  INST,
  OBJ,
  NEWOBJ,
  NEWOBJ_EX,
  BUILD,
  APPEND,
  APPENDS,
  SETITEM,
  SETITEMS,
  ADDITEMS,
  /// Containers made of everything above the mark.
  LIST,
  DICT,
  TUPLE,
  FROZENSET,
  TUPLE1,
  TUPLE2,
  TUPLE3,
  GET,
  PUT,
  MEMOIZE,
  PERSID,
  BINPERSID,
  EXTENSION,
  PROTO,
  FRAME,
  /// Makes the buffer on top read-only.
  NOTHING
}
