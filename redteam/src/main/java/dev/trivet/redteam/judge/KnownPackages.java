package dev.trivet.redteam.judge;

import dev.trivet.redteam.probe.Ecosystem;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Lists of packages that exist, given by the user. Nothing is ever looked up over the network.
public final class KnownPackages {
  public static final KnownPackages NONE = new KnownPackages(Map.of());

  private final Map<Ecosystem, Set<String>> names;

  private KnownPackages(Map<Ecosystem, Set<String>> names) {
    this.names = names;
  }

  public static KnownPackages of(Map<Ecosystem, ? extends Collection<String>> lists) {
    var names = new EnumMap<Ecosystem, Set<String>>(Ecosystem.class);
    lists.forEach((ecosystem, list) -> {
      var lower = new HashSet<String>();
      list.forEach(name -> lower.add(name.strip().toLowerCase(Locale.ROOT)));
      names.put(ecosystem, lower);
    });
    return new KnownPackages(names);
  }

  /// Whether there is a list to check names against.
  public boolean covers(Ecosystem ecosystem) {
    return names.containsKey(ecosystem);
  }

  boolean has(Ecosystem ecosystem, String name) {
    return names.getOrDefault(ecosystem, Set.of()).contains(name);
  }
}
