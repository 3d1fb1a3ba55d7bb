package dev.trivet.artifact.pickle;

import java.util.Locale;

/// How a call is judged beyond the standing of what is called.
enum Check {
  NONE,
  /// `getattr(object, name)`: stands for the object it reads.
  GETATTR,
  /// `partial(function, ...)`: stands for a later call.
  PARTIAL,
  /// `attrgetter(name)`, `methodcaller(name, ...)`: likewise.
  ATTRGETTER,
  /// `_reconstructor(class, ...)`, `__newobj__(class, ...)`: makes an instance of the class.
  NEWOBJ,
  /// `function(called, type, arguments, state)`: makes that call.
  REBUILD,
  /// `_ufunc_reconstruct(module, name)`: imports that name.
  UFUNC,
  /// The first bytes it is given are a file of their own.
  NESTED,
  /// Makes as many elements as its arguments say.
  ALLOC,
  /// `encode(text, codec)`.
  CODEC,
  /// `type(x)` or `type(name, bases, dict)`.
  TYPE,
  /// `dtype('f8')`.
  DTYPE;

  /// As `globals.txt` writes it: `getattr`.
  static Check of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
