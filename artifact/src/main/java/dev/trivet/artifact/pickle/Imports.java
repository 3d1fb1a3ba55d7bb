package dev.trivet.artifact.pickle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Finds what a stream imports, and remembers it, so that the same import costs a look.
final class Imports {
  private static final int SLOTS = 256;
  private static final int LONGEST = 4096;
  private static final int FIRST_WITHOUT_RENAMING = 3;

  private final PickleFile file;
  private final Window window;
  private final Arguments arguments;
  private final byte[][] lines = new byte[SLOTS][];
  private final int[] byLines = new int[SLOTS];
  private final long[] pairs = new long[SLOTS];
  private final int[] byPairs = new int[SLOTS];

  Imports(PickleFile file, Window window, Arguments arguments) {
    this.file = file;
    this.window = window;
    this.arguments = arguments;
    forget();
  }

  /// To be called where another protocol may begin, and where places change their meaning.
  void forget() {
    Arrays.fill(lines, null);
    Arrays.fill(pairs, -1);
  }

  /// GLOBAL and INST: the names follow as two lines.
  ///
  /// @return [Value#UNKNOWN] when they are cut short, which `arguments` then knows
  int fromLines(int protocol, long place) {
    long from = window.position();
    long first = window.lineEnd();
    if (first < 0) {
      return cutShort();
    }
    window.moveTo(first + 1);
    long second = window.lineEnd();
    if (second < 0) {
      return cutShort();
    }
    int length = (int) Math.min(second - from, LONGEST);
    window.moveTo(from);
    window.ensure(length);
    int value =
        fromLines(window.buffer(), window.at(), length, (int) (first - from), protocol, place);
    window.moveTo(second + 1);
    return value;
  }

  private int cutShort() {
    arguments.cutShort();
    return Value.UNKNOWN;
  }

  private int fromLines(byte[] buffer, int at, int length, int split, int protocol, long place) {
    int hash = 1;
    for (int i = at; i < at + length; i++) {
      hash = 31 * hash + buffer[i];
    }
    int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
    byte[] known = lines[slot];
    if (known != null && Arrays.equals(known, 0, known.length, buffer, at, at + length)) {
      return byLines[slot];
    }
    int end = Math.min(split, length);
    String module = new String(buffer, at, end, StandardCharsets.UTF_8);
    int rest = Math.max(0, length - end - 1);
    String name =
        new String(
            buffer, Math.min(at + end + 1, buffer.length - rest), rest, StandardCharsets.UTF_8);
    int value = resolve(module, name, protocol, place);
    lines[slot] = Arrays.copyOfRange(buffer, at, at + length);
    byLines[slot] = value;
    return value;
  }

  /// STACK_GLOBAL: the names are values.
  int fromValues(int module, int name, int protocol, long place) {
    long pair = (long) module << 32 | Integer.toUnsignedLong(name);
    int slot = (int) ((pair * 0x9e37_79b9_7f4a_7c15L) >>> 56);
    if (pairs[slot] == pair) {
      return byPairs[slot];
    }
    Optional<String> moduleText = file.literals().text(module);
    Optional<String> nameText = file.literals().text(name);
    if (moduleText.isEmpty() || nameText.isEmpty()) {
      computed(module, name, place);
      return Value.UNKNOWN;
    }
    int value = resolve(moduleText.get(), nameText.get(), protocol, place);
    pairs[slot] = pair;
    byPairs[slot] = value;
    return value;
  }

  private void computed(int module, int name, long place) {
    file.reports()
        .report(
            PickleRules.COMPUTED_NAME,
            place,
            "imports (%s).(%s)"
                .formatted(file.rendering().value(module), file.rendering().value(name)));
  }

  private int resolve(String module, String name, int protocol, long place) {
    var written = new Python2Names.Name(module.strip(), name.strip());
    Python2Names.Name renamed = file.python2Names().renamed(written.module(), written.name());
    Symbol symbol =
        protocol < FIRST_WITHOUT_RENAMING || isWorse(renamed, written)
            ? file.symbols().of(renamed.module(), renamed.name())
            : file.symbols().of(written.module(), written.name());
    symbol.importedAt(place);
    return Value.global(symbol.number());
  }

  /// Later protocols are not renamed, but a name of Python 2 that is a gadget there is one here.
  private boolean isWorse(Python2Names.Name renamed, Python2Names.Name written) {
    return !renamed.equals(written)
        && file.symbols().of(renamed.module(), renamed.name()).judgement().isHarmful();
  }
}
