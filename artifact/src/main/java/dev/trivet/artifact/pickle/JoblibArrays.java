package dev.trivet.artifact.pickle;

import java.util.Optional;
import java.util.OptionalLong;

/// The arrays joblib writes in the middle of a pickle: a stand-in is built, and the array's bytes
/// follow right after its BUILD opcode, where joblib's loader reads them and any other would go on
/// with opcodes.
final class JoblibArrays {
  private static final String INLINE = "NumpyArrayWrapper";

  /// joblib writes objects with protocol 2, or the one asked for.
  private static final int NEWEST_PROTOCOL = 5;

  private final PickleFile file;

  JoblibArrays(PickleFile file) {
    this.file = file;
  }

  /// What follows a stand-in.
  sealed interface Following {
    /// Nothing out of the ordinary.
    record Nothing() implements Following {}

    /// Numbers, up to `end`.
    record Numbers(long end) implements Following {}

    /// Another pickle, holding the objects of an object array.
    record Pickle() implements Following {}

    /// It cannot be told how much follows.
    record Unclear(String why) implements Following {}
  }

  /// Whether the object is one of joblib's stand-ins.
  boolean concerns(int object) {
    return Value.isInstance(object)
        && file.symbols().of(object).name().endsWith("ArrayWrapper")
        && isJoblib(file.symbols().of(object));
  }

  /// What follows the BUILD of a stand-in.
  ///
  /// @param position where the next opcode would lie
  Following after(int object, int state, long position) {
    if (file.symbols().of(object).name().equals(INLINE)) {
      return inline(state, position);
    }
    sidecar(state);
    return new Following.Nothing();
  }

  /// Older versions keep the array in a file beside the pickle, by name.
  private void sidecar(int state) {
    int value = item(state, "filename");
    Optional<String> name = file.literals().text(value);
    if (name.isEmpty()
        || name.get().contains("/")
        || name.get().contains("\\")
        || name.get().contains("..")) {
      file.reports()
          .report(
              PickleRules.SIDECAR_LEADS_OUT,
              0,
              "loads an array from %s".formatted(file.rendering().value(value)));
    }
  }

  static boolean isJoblib(Symbol symbol) {
    return symbol.module().startsWith("joblib.")
        || symbol.module().startsWith("sklearn.externals.joblib.");
  }

  private Following inline(int state, long position) {
    int dtype = item(state, "dtype");
    if (!Value.isInstance(dtype)) {
      return new Following.Unclear("an array of unknown type");
    }
    String type = file.symbols().of(dtype).detail();
    boolean mayHoldObjects = type.indexOf('O') >= 0 || type.indexOf('V') >= 0;
    if (mayHoldObjects && isPickle(position)) {
      return new Following.Pickle();
    }
    OptionalLong size = DtypeSize.of(type);
    if (size.isEmpty()) {
      return new Following.Unclear("an array of type '%s'".formatted(type));
    }
    long bytes = elements(item(state, "shape")) * size.getAsLong();
    long start = position + padding(state, position);
    if (bytes < 0 || !file.bytes().has(start, bytes)) {
      return new Following.Unclear("an array larger than the rest of the file");
    }
    return new Following.Numbers(start + bytes);
  }

  private boolean isPickle(long position) {
    return file.bytes().has(position, 2)
        && file.bytes().u8(position) == Opcode.PROTO.code()
        && file.bytes().u8(position + 1) <= NEWEST_PROTOCOL;
  }

  /// Newer versions align the array: a byte tells how much padding follows it.
  private long padding(int state, long position) {
    int alignment = item(state, "numpy_array_alignment_bytes");
    boolean isAligned = file.literals().number(alignment).isPresent();
    return isAligned && file.bytes().has(position, 1) ? 1 + file.bytes().u8(position) : 0;
  }

  /// @return the product of a shape, or -1 when it overflows or is not known
  private long elements(int shape) {
    int count = file.argumentCount(shape);
    if (count < 0 || count > Contents.KEPT) {
      return -1;
    }
    long product = 1;
    for (int i = 0; i < count; i++) {
      long factor = number(file.contents().element(shape, i));
      boolean isTooMuch = factor < 0 || (factor > 0 && product > (1L << 52) / factor);
      if (isTooMuch) {
        return -1;
      }
      product *= factor;
    }
    return product;
  }

  /// A dimension: a plain number, or a NumPy scalar that is not read (then -1).
  private long number(int value) {
    return file.literals().number(value).orElse(-1);
  }

  private int item(int dictionary, String key) {
    int count = Math.min(file.contents().count(dictionary), Contents.KEPT);
    for (int i = 0; i + 1 < count; i += 2) {
      Optional<String> found = file.literals().text(file.contents().element(dictionary, i));
      if (found.isPresent() && found.get().equals(key)) {
        return file.contents().element(dictionary, i + 1);
      }
    }
    return Value.UNKNOWN;
  }
}
