package dev.trivet.threat;

import dev.trivet.catalog.TechniqueId;
import dev.trivet.threat.AttackGraph.Edge;
import dev.trivet.threat.AttackGraph.Node;
import dev.trivet.threat.AttackGraph.Use;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The dynamic program behind [FindAttackPaths], for one system.
///
/// A step that only the order of tactics speaks for costs the same wherever it comes from, so the
/// few best beginnings at earlier tactics stand for all of them, and a length is one pass over the
/// nodes in the order of tactics instead of a look at every pair.
final class PathSearch {
  private static final int MOST_PER_NODE = 4;
  private static final int MOST_WAITING = 12;

  /// What a technique adds when its score is the lowest; each point of likelihood takes one off.
  private static final int UNLIKELY = 10;

  /// What a technique adds when a refinement of it applies too, which says more.
  private static final int VAGUE = 4;

  /// What a step adds: shown by one, two, three, more case studies; nearly shown; not shown but
  /// within one stage of life; not shown. Three shown steps weigh about as much as one made up.
  private static final List<Integer> SHOWN = List.of(8, 5, 3, 2);

  private static final int NEARLY_SHOWN = 24;
  static final int SAME_STAGE = 36;
  static final int MADE_UP = 44;

  private final AttackGraph graph;
  private final List<Optional<Threat>> threats;
  private final int[] doubts;
  private final List<Beginning> complete = new ArrayList<>();

  PathSearch(AttackGraph graph, ThreatModel model) {
    this.graph = graph;
    var applicable = new Threat[graph.nodes().size()];
    for (Threat threat : model.threats()) {
      graph.nodesOf(threat.technique()).forEach(node -> applicable[node.index()] = threat);
    }
    threats = Arrays.stream(applicable).map(Optional::ofNullable).toList();
    Set<TechniqueId> refined =
        model.threats().stream()
            .flatMap(threat -> threat.technique().parent().stream())
            .collect(Collectors.toSet());
    doubts = graph.nodes().stream().mapToInt(node -> doubt(node, refined)).toArray();
  }

  /// @return -1 where the technique does not apply
  private int doubt(Node node, Set<TechniqueId> refined) {
    return threats
        .get(node.index())
        .map(threat -> Math.max(0, UNLIKELY - threat.score()))
        .map(doubt -> refined.contains(node.technique()) ? doubt + VAGUE : doubt)
        .orElse(-1);
  }

  Threat threat(Node node) {
    return threats.get(node.index()).orElseThrow();
  }

  /// Every path kept that ends in a goal.
  List<Beginning> complete() {
    List<Best> ending = entries();
    for (int length = 2; length <= AttackPath.MOST_HOPS; length++) {
      ending = longer(ending);
    }
    return complete;
  }

  private List<Best> entries() {
    var entries = noBeginnings();
    for (Node node : graph.nodes()) {
      if (applies(node) && node.uses().contains(Use.FIRST)) {
        entries.get(node.index()).offer(Beginning.at(node, doubts[node.index()]));
      }
    }
    return entries;
  }

  private List<Best> longer(List<Best> shorter) {
    var next = noBeginnings();
    var waiting = new Waiting();
    int passed = 0;
    for (Node node : graph.nodes()) {
      while (graph.nodes().get(passed).position() < node.position()) {
        shorter.get(passed).all().forEach(waiting::offer);
        passed++;
      }
      if (applies(node)) {
        Best best = next.get(node.index());
        extendAsShown(node, shorter, best);
        extend(node, waiting.of(node.rule().lifecycleStage()), SAME_STAGE, best);
        extend(node, waiting.all(), MADE_UP, best);
        if (node.uses().contains(Use.LAST)) {
          complete.addAll(best.all());
        }
      }
    }
    return next;
  }

  private void extendAsShown(Node node, List<Best> shorter, Best best) {
    for (Edge edge : graph.into(node)) {
      int more = doubts[node.index()] + doubt(edge);
      for (Beginning beginning : shorter.get(edge.from().index()).all()) {
        if (best.wants(beginning.doubt() + more) && beginning.admits(node)) {
          best.offer(beginning.then(node, more, Optional.of(edge)));
        }
      }
    }
  }

  private void extend(Node node, List<Beginning> waiting, int step, Best best) {
    int more = doubts[node.index()] + step;
    for (Beginning beginning : waiting) {
      boolean sameStage =
          beginning.node().rule().lifecycleStage().equals(node.rule().lifecycleStage());
      if (best.wants(beginning.doubt() + more)
          && sameStage == (step == SAME_STAGE)
          && !graph.speaksFor(beginning.node(), node)
          && beginning.admits(node)) {
        best.offer(beginning.then(node, more, Optional.empty()));
      }
    }
  }

  /// What a technique adds to a path; -1 where it does not apply.
  int doubt(Node node) {
    return doubts[node.index()];
  }

  private boolean applies(Node node) {
    return doubts[node.index()] >= 0;
  }

  static int doubt(Edge edge) {
    int shown = edge.direct().size();
    return shown == 0 ? NEARLY_SHOWN : SHOWN.get(Math.min(shown, SHOWN.size()) - 1);
  }

  private List<Best> noBeginnings() {
    return graph.nodes().stream().map(node -> new Best(MOST_PER_NODE)).toList();
  }

  /// The best beginnings that end at the tactics passed so far.
  private static final class Waiting {
    private final Best all = new Best(MOST_WAITING);
    private final Map<String, Best> byStage = new HashMap<>();

    void offer(Beginning beginning) {
      all.offer(beginning);
      byStage
          .computeIfAbsent(beginning.node().rule().lifecycleStage(), s -> new Best(MOST_WAITING))
          .offer(beginning);
    }

    List<Beginning> all() {
      return all.all();
    }

    List<Beginning> of(String stage) {
      Best best = byStage.get(stage);
      return best == null ? List.of() : best.all();
    }
  }

  /// The few with the least doubt, first come first among equals.
  private static final class Best {
    private final int most;
    private final List<Beginning> kept = new ArrayList<>();

    Best(int most) {
      this.most = most;
    }

    boolean wants(int doubt) {
      return kept.size() < most || doubt < kept.getLast().doubt();
    }

    void offer(Beginning beginning) {
      if (!wants(beginning.doubt())) {
        return;
      }
      int at = kept.size();
      while (at > 0 && kept.get(at - 1).doubt() > beginning.doubt()) {
        at--;
      }
      kept.add(at, beginning);
      if (kept.size() > most) {
        kept.removeLast();
      }
    }

    List<Beginning> all() {
      return kept;
    }
  }
}
