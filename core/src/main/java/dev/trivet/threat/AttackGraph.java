package dev.trivet.threat;

import dev.trivet.catalog.Atlas;
import dev.trivet.catalog.CaseStudy;
import dev.trivet.catalog.CaseStudyId;
import dev.trivet.catalog.TacticId;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.threat.Applicability.PathRole;
import dev.trivet.threat.Applicability.Side;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which technique can follow which, for all systems: worked out once from ATLAS's case studies.
///
/// A node is a technique used for one tactic. What adversaries do out of the system's sight is left
/// out, of the nodes and of the case studies, so that two steps with only preparation between them
/// count as one directly after the other.
final class AttackGraph {
  private static final Set<TacticId> WAYS_IN =
      Set.of(
          new TacticId("AML.TA0004"), // initial access
          new TacticId("AML.TA0000")); // AI model access
  private static final Set<TacticId> ENDS =
      Set.of(
          new TacticId("AML.TA0010"), // exfiltration
          new TacticId("AML.TA0011")); // impact
  private static final Set<TacticId> OUT_OF_SIGHT =
      Set.of(
          new TacticId("AML.TA0002"), // reconnaissance
          new TacticId("AML.TA0003"), // resource development
          new TacticId("AML.TA0001")); // AI attack staging

  private final List<Node> nodes = new ArrayList<>();
  private final Map<TechniqueId, List<Node>> byTechnique = new HashMap<>();
  private final Map<TechniqueId, List<Node>> byFamily = new HashMap<>();
  private final List<List<Edge>> into = new ArrayList<>();
  private final List<BitSet> linked = new ArrayList<>();

  /// A technique used for one tactic.
  ///
  /// @param family the technique, or the one it refines
  /// @param position of the tactic in the matrix
  record Node(
      int index,
      Applicability rule,
      TechniqueId family,
      TacticId tactic,
      int position,
      Set<Use> uses) {

    TechniqueId technique() {
      return rule.id();
    }

    boolean isWhole() {
      return !technique().isSub();
    }

    boolean isOutcome() {
      return rule.side() == Side.OUTCOME;
    }

    /// Whether the two cannot stand on one path: the same technique, or one that refines the other.
    boolean repeats(Node other) {
      return family.equals(other.family)
          && (isWhole() || other.isWhole() || technique().equals(other.technique()));
    }

    /// Whether the one may come after the other at all. An outcome is suffered, not done, so that
    /// only another outcome follows it: case studies list several harms without an order.
    boolean mayFollow(Node before) {
      return !repeats(before) && (isOutcome() || !before.isOutcome());
    }
  }

  /// Where on a path a node may stand, beside the middle.
  enum Use {
    FIRST,
    LAST
  }

  /// A step that case studies speak for.
  ///
  /// @param direct those that show it as it stands
  /// @param near those that come near it: with other steps between, or with a parent or a sibling
  ///   of either technique
  record Edge(Node from, Node to, Set<CaseStudyId> direct, Set<CaseStudyId> near) {}

  AttackGraph(ThreatRules rules) {
    Atlas atlas = rules.atlas();
    rules.rules().stream()
        .filter(AttackGraph::isInSight)
        .flatMap(rule -> nodesOf(atlas, rule).stream())
        .sorted(Comparator.comparingInt(Node::position).thenComparing(Node::technique))
        .forEach(this::add);
    Map<Node, Map<Node, Edge>> edges = new HashMap<>();
    atlas.caseStudies().forEach(study -> learn(study, edges));
    edges.forEach((to, from) -> {
      into.set(to.index(), inOrder(from));
      from.keySet().forEach(node -> linked.get(to.index()).set(node.index()));
    });
  }

  private static boolean isInSight(Applicability rule) {
    return rule.side() != Side.ATTACKER
        && rule.pathRoles().stream().anyMatch(role -> role != PathRole.PREPARATION);
  }

  private static List<Node> nodesOf(Atlas atlas, Applicability rule) {
    return rule.technique().tactics().stream()
        .filter(tactic -> !OUT_OF_SIGHT.contains(tactic))
        .map(t -> node(atlas, rule, t))
        .toList();
  }

  private static Node node(Atlas atlas, Applicability rule, TacticId tactic) {
    int position = atlas.tactic(tactic).position();
    return new Node(0, rule, rule.id().family(), tactic, position, uses(rule, tactic));
  }

  private static Set<Use> uses(Applicability rule, TacticId tactic) {
    var uses = new TreeSet<Use>();
    if (rule.pathRoles().contains(PathRole.ENTRY) && WAYS_IN.contains(tactic)) {
      uses.add(Use.FIRST);
    }
    if (rule.pathRoles().contains(PathRole.GOAL) && ENDS.contains(tactic)) {
      uses.add(Use.LAST);
    }
    return uses;
  }

  private void add(Node n) {
    var node = new Node(nodes.size(), n.rule(), n.family(), n.tactic(), n.position(), n.uses());
    nodes.add(node);
    byTechnique.computeIfAbsent(node.technique(), t -> new ArrayList<>()).add(node);
    byFamily.computeIfAbsent(node.family(), f -> new ArrayList<>()).add(node);
    into.add(List.of());
    linked.add(new BitSet());
  }

  private void learn(CaseStudy study, Map<Node, Map<Node, Edge>> edges) {
    List<CaseStudy.Step> seen =
        study.steps().stream()
            .filter(step -> byTechnique.containsKey(step.technique()))
            .filter(step -> !OUT_OF_SIGHT.contains(step.tactic()))
            .toList();
    for (int i = 0; i < seen.size(); i++) {
      for (int j = i + 1; j < seen.size(); j++) {
        if (j == i + 1) {
          learnDirect(study.id(), seen.get(i), seen.get(j), edges);
        } else {
          learnNear(study.id(), nodesOf(seen.get(i)), nodesOf(seen.get(j)), edges);
        }
      }
    }
  }

  /// A study speaks for the tactics it names; for others of the same techniques, and for their
  /// relatives, only where the step goes forward.
  private void learnDirect(
      CaseStudyId study, CaseStudy.Step from, CaseStudy.Step to, Map<Node, Map<Node, Edge>> edges) {
    for (Node source : nodesOf(from)) {
      for (Node target : nodesOf(to)) {
        boolean asWritten =
            source.tactic().equals(from.tactic()) && target.tactic().equals(to.tactic());
        if (target.mayFollow(source) && (asWritten || source.position() < target.position())) {
          edge(source, target, edges).direct().add(study);
        }
      }
    }
    learnNear(study, relativesOf(from), relativesOf(to), edges);
  }

  private static void learnNear(
      CaseStudyId study, List<Node> from, List<Node> to, Map<Node, Map<Node, Edge>> edges) {
    for (Node source : from) {
      for (Node target : to) {
        if (target.mayFollow(source) && source.position() < target.position()) {
          edge(source, target, edges).near().add(study);
        }
      }
    }
  }

  private static Edge edge(Node from, Node to, Map<Node, Map<Node, Edge>> edges) {
    return edges
        .computeIfAbsent(to, t -> new HashMap<>())
        .computeIfAbsent(from, f -> new Edge(f, to, new TreeSet<>(), new TreeSet<>()));
  }

  private List<Node> nodesOf(CaseStudy.Step step) {
    return nodesOf(step.technique());
  }

  private List<Node> relativesOf(CaseStudy.Step step) {
    return byFamily.getOrDefault(step.technique().family(), List.of());
  }

  private static List<Edge> inOrder(Map<Node, Edge> from) {
    return from.values().stream()
        .sorted(Comparator.comparingInt(edge -> edge.from().index()))
        .toList();
  }

  /// All nodes, in the order of tactics.
  List<Node> nodes() {
    return nodes;
  }

  List<Node> nodesOf(TechniqueId technique) {
    return byTechnique.getOrDefault(technique, List.of());
  }

  /// The steps to a node that case studies speak for.
  List<Edge> into(Node node) {
    return into.get(node.index());
  }

  boolean speaksFor(Node from, Node to) {
    return linked.get(to.index()).get(from.index());
  }
}
