package dev.trivet.threat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.catalog.TechniqueId;
import dev.trivet.inventory.SystemId;
import dev.trivet.inventory.SystemProfile;
import dev.trivet.threat.AttackGraph.Edge;
import dev.trivet.threat.AttackGraph.Node;
import dev.trivet.threat.AttackGraph.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Holds the search against one that tries every path, on small made-up catalogues.
class PathSearchTest {
  private static final int WORLDS = 300;

  @Test
  void theBestPathToEachGoalIsTheLeastDoubtfulOfAll() {
    int goals = 0;
    for (long seed = 1; seed <= WORLDS; seed++) {
      ThreatRules rules = SmallWorld.rules(seed);
      var graph = new AttackGraph(rules);
      ThreatModel model = model(rules);
      Map<TechniqueId, Integer> least = new Exhaustive(graph, new PathSearch(graph, model)).least();
      Map<TechniqueId, Integer> found = new HashMap<>();
      for (AttackPath path : new FindAttackPaths(rules).of(model)) {
        found.merge(path.goal().technique(), path.doubt(), Math::min);
      }
      assertThat(found).as("seed %d", seed).isEqualTo(least);
      goals += least.size();
    }
    assertThat(goals).isGreaterThan(WORLDS);
  }

  private static ThreatModel model(ThreatRules rules) {
    return new ModelThreats(rules)
        .of(new SystemId("s"), SystemProfile.of(rules.vocabulary(), Map.of()));
  }

  /// Follows every path there is, as long as it can still be the best to some goal.
  private static final class Exhaustive {
    private final AttackGraph graph;
    private final PathSearch search;
    private final Map<TechniqueId, Integer> least = new HashMap<>();

    Exhaustive(AttackGraph graph, PathSearch search) {
      this.graph = graph;
      this.search = search;
    }

    Map<TechniqueId, Integer> least() {
      var open = new ArrayList<Beginning>();
      graph.nodes().stream()
          .filter(node -> node.uses().contains(Use.FIRST))
          .forEach(node -> open.add(Beginning.at(node, search.doubt(node))));
      while (!open.isEmpty()) {
        Beginning path = open.removeLast();
        if (path.length() > 1 && path.node().uses().contains(Use.LAST)) {
          least.merge(path.node().technique(), path.doubt(), Math::min);
        }
        if (path.length() < AttackPath.MOST_HOPS) {
          graph.nodes().stream()
              .filter(path::admits)
              .flatMap(next -> step(path, next).stream())
              .forEach(open::add);
        }
      }
      return least;
    }

    private Optional<Beginning> step(Beginning path, Node next) {
      Optional<Edge> edge =
          graph.into(next).stream().filter(e -> e.from().equals(path.node())).findFirst();
      if (edge.isPresent()) {
        return Optional.of(
            path.then(next, search.doubt(next) + PathSearch.doubt(edge.get()), edge));
      }
      if (path.node().position() >= next.position()) {
        return Optional.empty();
      }
      boolean sameStage = path.node().rule().lifecycleStage().equals(next.rule().lifecycleStage());
      int step = sameStage ? PathSearch.SAME_STAGE : PathSearch.MADE_UP;
      return Optional.of(path.then(next, search.doubt(next) + step, Optional.empty()));
    }
  }

  @Test
  void noTechniqueComesBeforeTheWayInOrAfterTheGoal() {
    List<Node> nodes = new AttackGraph(SmallWorld.rules(1)).nodes();
    assertThat(nodes)
        .isNotEmpty()
        .allSatisfy(
            node -> assertThat(node.rule().side()).isNotEqualTo(Applicability.Side.ATTACKER))
        .isSortedAccordingTo(java.util.Comparator.comparingInt(Node::position));
  }
}
