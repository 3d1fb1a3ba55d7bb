package dev.trivet.artifact.pickle;

import dev.trivet.artifact.scan.Limit;
import dev.trivet.artifact.scan.LimitReached;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Everything a file imports, each once, by number.
final class Symbols {
  private static final int MOST = 200_000;

  private final Globals globals;
  private final Map<Key, Symbol> known = new HashMap<>();
  private final List<Symbol> all = new ArrayList<>();

  private record Key(String module, String name, String detail) {}

  Symbols(Globals globals) {
    this.globals = globals;
  }

  /// @throws LimitReached when a file imports more different things than any does
  Symbol of(String module, String name) {
    return of(module, name, "");
  }

  /// The same object with something told of its instances.
  Symbol of(String module, String name, String detail) {
    var key = new Key(module, name, detail);
    Symbol symbol = known.get(key);
    if (symbol == null) {
      if (all.size() >= MOST) {
        throw new LimitReached(Limit.ENTRIES, "more than %,d different imports".formatted(MOST));
      }
      symbol = new Symbol(all.size(), module, name, globals.judge(module, name), detail);
      all.add(symbol);
      known.put(key, symbol);
    }
    return symbol;
  }

  /// The object a global or instance value stands for.
  Symbol of(int value) {
    return all.get(Value.number(value));
  }

  List<Symbol> all() {
    return all;
  }
}
