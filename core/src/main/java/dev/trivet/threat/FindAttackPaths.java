package dev.trivet.threat;

import dev.trivet.catalog.TechniqueId;
import dev.trivet.threat.AttackGraph.Edge;
import dev.trivet.threat.AttackGraph.Node;
import dev.trivet.threat.AttackPath.Hop;
import dev.trivet.threat.AttackPath.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Finds the most believable attack paths on a system, from every way in to every goal.
///
/// A dynamic program over path length and node keeps the few best beginnings that end in each node.
/// The bound keeps it quick and means that a path is a good one, not provably the best: a better
/// one may be missed when all the kept beginnings of a step already hold its technique.
public final class FindAttackPaths {
  private static final int MOST_ALTERNATIVES = 2;
  private static final int MOST_MORE_DOUBT = 24;

  private static final Comparator<Beginning> BELIEVABLE =
      Comparator.comparingInt(Beginning::doubt)
          .thenComparingInt(Beginning::length)
          .thenComparing(FindAttackPaths::spelled);

  private final AttackGraph graph;

  public FindAttackPaths(ThreatRules rules) {
    graph = new AttackGraph(rules);
  }

  /// The best path to each goal that applies, most believable first, and after them at most two
  /// alternatives for each.
  ///
  /// An alternative is no better path with a detour, for what stops that stops it too; nor one with
  /// steps left out, unless case studies show it so.
  public List<AttackPath> of(ThreatModel model) {
    var search = new PathSearch(graph, model);
    SequencedMap<TechniqueId, List<Beginning>> byGoal = new TreeMap<>();
    for (Beginning found : search.complete()) {
      byGoal.computeIfAbsent(found.node().technique(), g -> new ArrayList<>()).add(found);
    }
    var chosen = new ArrayList<Chosen>();
    byGoal.values().forEach(found -> chosen.addAll(choose(found)));
    chosen.sort(
        Comparator.comparing((Chosen c) -> c.place() > 1).thenComparing(Chosen::path, BELIEVABLE));
    var paths = new ArrayList<AttackPath>(chosen.size());
    for (Chosen one : chosen) {
      paths.add(path(search, one, paths.size() + 1));
    }
    return List.copyOf(paths);
  }

  private record Chosen(int place, Beginning path) {}

  private static List<Chosen> choose(List<Beginning> found) {
    found.sort(BELIEVABLE);
    var chosen = new ArrayList<Chosen>();
    for (Beginning candidate : found) {
      if (chosen.size() > MOST_ALTERNATIVES
          || candidate.doubt() > found.getFirst().doubt() + MOST_MORE_DOUBT) {
        break;
      }
      if (chosen.stream().allMatch(better -> isOther(candidate, better.path()))) {
        chosen.add(new Chosen(chosen.size() + 1, candidate));
      }
    }
    return chosen;
  }

  private static boolean isOther(Beginning candidate, Beginning better) {
    boolean detour = candidate.holdsAllOf(better);
    boolean leap = better.holdsAllOf(candidate) && !candidate.isShown();
    return !detour && !leap;
  }

  private static AttackPath path(PathSearch search, Chosen chosen, int rank) {
    List<Hop> hops =
        chosen.path().nodes().stream()
            .map(step -> new Hop(search.threat(step.node()), step.node().tactic(), link(step)))
            .toList();
    return new AttackPath(rank, chosen.place(), chosen.path().doubt(), hops);
  }

  private static Link link(Beginning step) {
    if (step.before().isEmpty()) {
      return new Link.Entry();
    }
    return step.by().map(FindAttackPaths::link).orElseGet(() -> new Link.Inferred(List.of()));
  }

  private static Link link(Edge edge) {
    return edge.direct().isEmpty()
        ? new Link.Inferred(List.copyOf(edge.near()))
        : new Link.Observed(List.copyOf(edge.direct()));
  }

  private static String spelled(Beginning path) {
    var text = new StringBuilder();
    for (Beginning step : path.nodes()) {
      Node node = step.node();
      text.append(node.technique()).append(' ').append(node.tactic()).append(' ');
    }
    return text.toString();
  }
}
