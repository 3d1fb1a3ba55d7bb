package dev.trivet.artifact.pickle;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The storages a PyTorch pickle refers to by persistent id, and how many bytes of numbers follow
/// the pickles of its layouts before zip archives (up to 1.5).
final class TorchStorages {
  private static final int MOST = 200_000;

  /// The pickled number every legacy file begins with.
  private static final byte[] MAGIC = {
    (byte) 0x80,
    2,
    (byte) 0x8a,
    10,
    'l',
    (byte) 0xfc,
    (byte) 0x9c,
    'F',
    (byte) 0xf9,
    ' ',
    'j',
    (byte) 0xa8,
    'P',
    25,
    '.'
  };

  private static final Map<String, Integer> ELEMENT_SIZES =
      Map.ofEntries(
          Map.entry("FloatStorage", 4),
          Map.entry("DoubleStorage", 8),
          Map.entry("HalfStorage", 2),
          Map.entry("BFloat16Storage", 2),
          Map.entry("LongStorage", 8),
          Map.entry("IntStorage", 4),
          Map.entry("ShortStorage", 2),
          Map.entry("CharStorage", 1),
          Map.entry("ByteStorage", 1),
          Map.entry("BoolStorage", 1),
          Map.entry("ComplexFloatStorage", 8),
          Map.entry("ComplexDoubleStorage", 16),
          Map.entry("QInt8Storage", 1),
          Map.entry("QUInt8Storage", 1),
          Map.entry("QInt32Storage", 4),
          Map.entry("UntypedStorage", 1));

  private final PickleFile file;
  private final Map<String, Long> bytesByKey = new HashMap<>();

  TorchStorages(PickleFile file) {
    this.file = file;
  }

  boolean isLegacyFile() {
    return file.bytes().startsWith(0, MAGIC);
  }

  /// Takes note of a persistent id `('storage', type, key, device, elements, ...)`.
  ///
  /// @return whether it is one of PyTorch's
  boolean take(int id) {
    Contents contents = file.contents();
    String kind = text(contents.element(id, 0));
    if (kind.equals("module")) {
      return true;
    }
    if (!kind.equals("storage") || !Value.isGlobal(contents.element(id, 1))) {
      return false;
    }
    OptionalLong count = file.literals().number(contents.element(id, 4));
    OptionalLong size = elementSize(contents.element(id, 1));
    if (count.isPresent() && size.isPresent() && bytesByKey.size() < MOST) {
      bytesByKey.put(
          text(contents.element(id, 2)),
          8 + Math.max(0, Math.min(count.getAsLong(), 1L << 50)) * size.getAsLong());
    }
    return true;
  }

  /// What a persistent id `('module', class, file, source)` gives: the class. The source is only
  /// compared by loaders, to warn.
  OptionalInt moduleOf(int id) {
    boolean isModule = text(file.contents().element(id, 0)).equals("module");
    return isModule ? OptionalInt.of(file.contents().element(id, 1)) : OptionalInt.empty();
  }

  private OptionalLong elementSize(int type) {
    Integer size = ELEMENT_SIZES.get(file.symbols().of(type).name());
    return size == null ? OptionalLong.empty() : OptionalLong.of(size);
  }

  private String text(int value) {
    Optional<String> text =
        file.literals().isAtHand(value) ? file.literals().text(value) : Optional.empty();
    return text.orElse("");
  }

  /// How many bytes of numbers follow the fifth pickle of a legacy file.
  long legacyTail() {
    return bytesByKey.values().stream().mapToLong(Long::longValue).sum();
  }

  /// How many bytes follow a pickle of the oldest layout, a tar of `storages` and `tensors`, where
  /// each pickled triple is followed by what it describes; 0 when `result` is no such triple.
  long tarTail(int result, long position) {
    Contents contents = file.contents();
    int type = contents.element(result, 2);
    if (contents.count(result) != 3 || !Value.isGlobal(type) || !file.bytes().has(position, 8)) {
      return 0;
    }
    OptionalLong size = elementSize(type);
    if (size.isPresent()) {
      long count = file.bytes().i64le(position);
      return count < 0 || count > 1L << 50 ? 0 : 8 + count * size.getAsLong();
    }
    boolean isTensor = file.symbols().of(type).name().endsWith("Tensor");
    long dimensions = file.bytes().u32le(position);
    return isTensor && dimensions <= 64 ? 4 + 4 + 16 * dimensions + 8 : 0;
  }
}
