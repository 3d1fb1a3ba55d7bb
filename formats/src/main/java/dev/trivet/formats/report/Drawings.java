package dev.trivet.formats.report;

import dev.trivet.formats.svg.AttackPathsSvg;
import dev.trivet.formats.svg.DataFlowSvg;
import dev.trivet.formats.svg.Palette;
import dev.trivet.posture.Basis;
import dev.trivet.posture.JudgePaths;
import dev.trivet.posture.PathPosture;
import dev.trivet.posture.SystemPosture;
import dev.trivet.threat.AttackPath;
import dev.trivet.threat.DrawDataFlow;
import dev.trivet.threat.FindAttackPaths;
import dev.trivet.threat.ThreatRules;
import java.util.List;

/// The drawings of one system, as SVG that is safe to stand in a page.
///
/// @param paths empty when no attack path was found
record Drawings(String dataFlow, String paths, AttackPaths figures) {

  /// What the drawing of the paths says in numbers.
  ///
  /// @param open paths that no proven control cuts
  /// @param beyond open paths that no control in force could cut
  /// @param cuts what to prove to cut the open ones
  record AttackPaths(long all, Legs.Pair open, long beyond, List<Cut> cuts) {}

  /// A control that would cut open paths if it were proven.
  record Cut(String control, String title, Status status, long paths) {}

  /// Draws systems one after the other.
  static final class Draw {
    private final Sources sources;
    private final FindAttackPaths find;
    private final JudgePaths judge;
    private final DataFlowSvg dataFlowSvg;
    private final AttackPathsSvg pathsSvg;

    Draw(Sources sources, ThreatRules rules) {
      this.sources = sources;
      this.find = new FindAttackPaths(rules);
      this.judge = new JudgePaths(sources.posture());
      this.dataFlowSvg = new DataFlowSvg(rules.atlas(), Palette.THEMED);
      this.pathsSvg = new AttackPathsSvg(rules.atlas(), Palette.THEMED);
    }

    Drawings of(SystemPosture system) {
      List<AttackPath> found = find.of(system.threatModel());
      PathPosture derived = judge.of(system.id(), found, Basis.WITH_DERIVED);
      PathPosture official = judge.of(system.id(), found, Basis.OFFICIAL_ONLY);
      var diagram = new DrawDataFlow().of(system.system(), system.threatModel());
      return new Drawings(
          compact(dataFlowSvg.draw(diagram)),
          found.isEmpty() ? "" : compact(pathsSvg.draw(system.system().title(), derived)),
          new AttackPaths(
              found.size(),
              new Legs.Pair(official.open().size(), derived.open().size()),
              derived.beyond().size(),
              derived.cuts().stream().map(cut -> cut(system, cut)).toList()));
    }

    private Cut cut(SystemPosture system, PathPosture.Cut cut) {
      return new Cut(
          cut.control().id().value(),
          Shown.name(cut.control().title()),
          Status.of(cut.verdict(), sources.anchor(cut.control(), system.id())),
          cut.paths().size());
    }
  }

  /// The page gives every colour, so the fallbacks can go, and indentation shows nothing.
  private static String compact(String svg) {
    return svg.replaceAll("(?m)^ +", "")
        .replaceAll("var\\((--[a-z-]+), #[0-9a-f]{6}\\)", "var($1)");
  }
}
