package dev.trivet.posture;

import dev.trivet.control.Control;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.PathPosture.Cut;
import dev.trivet.posture.PathStatus.HopStatus;
import dev.trivet.posture.PathStatus.Standing;
import dev.trivet.posture.PathStatus.State;
import dev.trivet.threat.AttackPath;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Holds attack paths against the verdicts of a posture: which are cut, by what, and what to prove
/// next to cut the rest.
public final class JudgePaths {
  private final Posture posture;

  public JudgePaths(Posture posture) {
    this.posture = posture;
  }

  /// A control that could cut open paths.
  ///
  /// @param paths the positions of those it cuts
  private record Candidate(int index, Control control, Verdict verdict, BitSet paths) {

    int cutsOf(BitSet open) {
      var both = (BitSet) paths.clone();
      both.and(open);
      return both.cardinality();
    }
  }

  /// @param basis whether controls count that name a technique in our judgement only
  /// @throws IllegalArgumentException on a system outside the programme
  public PathPosture of(SystemId id, List<AttackPath> paths, Basis basis) {
    SystemPosture system =
        posture.system(id).orElseThrow(() -> new IllegalArgumentException("no system " + id));
    List<PathStatus> statuses =
        paths.stream().map(path -> status(system.verdicts(), path, basis)).toList();
    List<Candidate> candidates = candidates(statuses);
    BitSet cuttable = union(candidates);
    return new PathPosture(
        id,
        basis,
        statuses,
        withoutNeedless(greedy(candidates, cuttable)).stream().map(c -> cut(c, paths)).toList(),
        IntStream.range(0, paths.size())
            .filter(i -> statuses.get(i).state() == State.OPEN && !cuttable.get(i))
            .mapToObj(paths::get)
            .toList());
  }

  private PathStatus status(Verdicts verdicts, AttackPath path, Basis basis) {
    return new PathStatus(path, path.hops().stream().map(h -> hop(verdicts, h, basis)).toList());
  }

  private HopStatus hop(Verdicts verdicts, AttackPath.Hop hop, Basis basis) {
    ControlMask stopping = posture.plan().naming(hop.technique()).stopping(basis);
    var standings = new ArrayList<Standing>();
    for (int i = 0; i < posture.controls().size(); i++) {
      if (stopping.has(i)) {
        standings.add(new Standing(posture.controls().get(i), verdicts.of(i)));
      }
    }
    return new HopStatus(hop, standings);
  }

  /// Every control that stands at an open path and does not cut it yet. One that is excluded does
  /// not concern the system and cannot help.
  private List<Candidate> candidates(List<PathStatus> statuses) {
    SequencedMap<Integer, Candidate> found = new TreeMap<>();
    for (int path = 0; path < statuses.size(); path++) {
      if (statuses.get(path).state() == State.OPEN) {
        for (HopStatus hop : statuses.get(path).hops()) {
          for (Standing standing : hop.controls()) {
            if (standing.verdict() != Verdict.EXCLUDED) {
              found
                  .computeIfAbsent(
                      posture.indexOf(standing.control().id()),
                      i -> new Candidate(i, standing.control(), standing.verdict(), new BitSet()))
                  .paths()
                  .set(path);
            }
          }
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static BitSet union(List<Candidate> candidates) {
    var all = new BitSet();
    candidates.forEach(candidate -> all.or(candidate.paths()));
    return all;
  }

  private static List<Candidate> greedy(List<Candidate> candidates, BitSet cuttable) {
    var open = (BitSet) cuttable.clone();
    var chosen = new ArrayList<Candidate>();
    while (!open.isEmpty()) {
      Candidate best =
          candidates.stream()
              .min(
                  Comparator.comparingInt((Candidate c) -> -c.cutsOf(open))
                      .thenComparingInt(c -> stepsToProven(c.verdict()))
                      .thenComparing(c -> c.control().effect())
                      .thenComparingInt(Candidate::index))
              .orElseThrow();
      chosen.add(best);
      open.andNot(best.paths());
    }
    return chosen;
  }

  /// Leaves out what those chosen later made needless.
  private static List<Candidate> withoutNeedless(List<Candidate> chosen) {
    var needed = new ArrayList<>(chosen);
    for (Candidate candidate : chosen) {
      var rest = new ArrayList<>(needed);
      rest.remove(candidate);
      BitSet lost = (BitSet) candidate.paths().clone();
      lost.andNot(union(rest));
      if (lost.isEmpty()) {
        needed = rest;
      }
    }
    return needed;
  }

  private static Cut cut(Candidate candidate, List<AttackPath> paths) {
    return new Cut(
        candidate.control(),
        candidate.verdict(),
        candidate.paths().stream().mapToObj(paths::get).toList());
  }

  /// What there is less work to prove comes first.
  private static int stepsToProven(Verdict verdict) {
    return switch (verdict) {
      case PROVEN -> 0;
      case STALE -> 1;
      case CLAIMED -> 2;
      case FAILING -> 3;
      case PLANNED -> 4;
      case ABSENT -> 5;
      case EXCLUDED -> 6;
    };
  }
}
