package dev.trivet.bom.compare;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.Bond;
import dev.trivet.bom.Part;
import dev.trivet.bom.Topic;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is different between two bills: parts, what is said of them, and how they hang together.
public final class DiffBills {
  private final Aibom old;
  private final Aibom now;
  private final List<Difference> differences = new ArrayList<>();

  /// What happened to something.
  public enum Change {
    ADDED,
    REMOVED,
    CHANGED
  }

  /// @param about the part: `dataset example-org/claims`
  /// @param field what of it; empty for the part itself
  public record Difference(Change change, String about, String field, String was, String is) {}

  public DiffBills(Aibom old, Aibom now) {
    this.old = old;
    this.now = now;
  }

  /// In the order of the parts' names; empty when both say the same.
  public List<Difference> differences() {
    part("the model", old.subject(), now.subject());
    compare("the model", "lineage", bonds(old), bonds(now));
    Map<String, Part> before = byName(old);
    Map<String, Part> after = byName(now);
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      Part was = before.get(name);
      Part is = after.get(name);
      if (was == null) {
        differences.add(new Difference(Change.ADDED, name, "", "", ""));
      } else if (is == null) {
        differences.add(new Difference(Change.REMOVED, name, "", "", ""));
      } else {
        part(name, was, is);
      }
    }
    return differences;
  }

  private static Map<String, Part> byName(Aibom bom) {
    var byName = new TreeMap<String, Part>();
    bom.parts().forEach(part -> byName.putIfAbsent(label(part), part));
    return byName;
  }

  static String label(Part part) {
    return Words.spoken(part.kind()) + " " + part.name();
  }

  private void part(String about, Part was, Part is) {
    for (Topic topic : Topic.values()) {
      compare(about, Words.spoken(topic), was.facts().values(topic), is.facts().values(topic));
    }
  }

  /// The bonds of the model, by name, without the list of its files. How exactly it was made from
  /// another one no format but ours tells.
  private static Set<String> bonds(Aibom bom) {
    return bom.bondsFrom(bom.subject().ref()).stream()
        .filter(bond -> bond.relation() != Bond.Relation.CONTAINS)
        .map(bond ->
            (bond.relation().isDescent() ? "made from" : Words.spoken(bond.relation()))
                + " "
                + bom.part(bond.to()).map(Part::name).orElse(bond.to()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void compare(String about, String field, Collection<String> was, Collection<String> is) {
    var gone = new TreeSet<>(was);
    gone.removeAll(is);
    var come = new TreeSet<>(is);
    come.removeAll(was);
    if (!gone.isEmpty() || !come.isEmpty()) {
      Change change = was.isEmpty() ? Change.ADDED : is.isEmpty() ? Change.REMOVED : Change.CHANGED;
      differences.add(
          new Difference(change, about, field, String.join("; ", gone), String.join("; ", come)));
    }
  }
}
