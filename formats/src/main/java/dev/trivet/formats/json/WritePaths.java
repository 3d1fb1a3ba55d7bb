package dev.trivet.formats.json;

import dev.trivet.formats.document.Lazily;
import dev.trivet.posture.Basis;
import dev.trivet.posture.JudgePaths;
import dev.trivet.posture.PathPosture;
import dev.trivet.posture.PathStatus;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SystemPosture;
import dev.trivet.threat.AttackPath;
import dev.trivet.threat.FindAttackPaths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is written of the attack paths on a system.
final class WritePaths {
  private final FindAttackPaths find;
  private final JudgePaths judge;

  WritePaths(FindAttackPaths find, Posture posture) {
    this.find = find;
    this.judge = new JudgePaths(posture);
  }

  Map<String, Object> paths(SystemPosture of) {
    List<AttackPath> paths = find.of(of.threatModel());
    PathPosture official = judge.of(of.id(), paths, Basis.OFFICIAL_ONLY);
    PathPosture withDerived = judge.of(of.id(), paths, Basis.WITH_DERIVED);
    var written = new LinkedHashMap<String, Object>();
    written.put(
        "paths",
        Lazily.of(
            withDerived.paths(),
            status -> path(official.paths().get(status.path().rank() - 1), status)));
    written.put("cuts", withDerived.cuts().stream().map(WritePaths::cut).toList());
    written.put("beyond", ranks(withDerived.beyond()));
    return written;
  }

  private static Map<String, Object> path(PathStatus official, PathStatus withDerived) {
    AttackPath path = withDerived.path();
    var written = new LinkedHashMap<String, Object>();
    written.put("rank", path.rank());
    written.put("place", path.place());
    written.put("doubt", path.doubt());
    written.put("official", official.state());
    written.put("withDerived", withDerived.state());
    written.put("hops", Lazily.of(withDerived.hops(), WritePaths::hop));
    return written;
  }

  private static Map<String, Object> hop(PathStatus.HopStatus status) {
    var written = new LinkedHashMap<String, Object>();
    written.put("technique", status.hop().technique());
    written.put("tactic", status.hop().tactic());
    written.put(
        "link",
        switch (status.hop().link()) {
          case AttackPath.Link.Entry entry -> "entry";
          case AttackPath.Link.Observed observed -> "observed";
          case AttackPath.Link.Inferred inferred -> "inferred";
        });
    written.put("studies", status.hop().link().studies());
    written.put("cutBy", status.cutBy().stream().map(control -> control.id()).toList());
    return written;
  }

  private static Map<String, Object> cut(PathPosture.Cut cut) {
    var written = new LinkedHashMap<String, Object>();
    written.put("control", cut.control().id());
    written.put("verdict", cut.verdict());
    written.put("paths", ranks(cut.paths()));
    return written;
  }

  private static List<Integer> ranks(List<AttackPath> paths) {
    return paths.stream().map(AttackPath::rank).toList();
  }
}
