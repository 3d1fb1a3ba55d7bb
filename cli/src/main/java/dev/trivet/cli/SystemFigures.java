package dev.trivet.cli;

import dev.trivet.posture.Basis;
import dev.trivet.posture.Coverage;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.ThreatStatus;
import dev.trivet.posture.Verdict;
import dev.trivet.shared.Level;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How one system stands, in numbers.
///
/// @param verdicts how many controls have each verdict
/// @param coverage how many threats are covered how, on both bases
/// @param aboveAppetite threats nobody covers or accepts whose risk is above the appetite
/// @param worst the worst risk among the threats nobody covers or accepts
record SystemFigures(
    Map<Verdict, Integer> verdicts,
    Map<Basis, Map<Coverage, Integer>> coverage,
    int threats,
    int aboveAppetite,
    Level worst) {

  static SystemFigures of(SystemPosture system, Posture posture) {
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    posture.controls().forEach(c -> verdicts.merge(system.verdict(c.id()), 1, Integer::sum));
    Map<Basis, Map<Coverage, Integer>> coverage = new EnumMap<>(Basis.class);
    List<ThreatStatus> threats = system.threats();
    int above = 0;
    for (ThreatStatus threat : threats) {
      for (Basis basis : Basis.values()) {
        coverage
            .computeIfAbsent(basis, b -> new EnumMap<>(Coverage.class))
            .merge(threat.coverage(basis), 1, Integer::sum);
      }
      boolean left =
          threat.coverage() == Coverage.OPEN || threat.coverage() == Coverage.PARTLY_COVERED;
      if (left && threat.risk().current().above(posture.programme().settings().appetite())) {
        above++;
      }
    }
    return new SystemFigures(verdicts, coverage, threats.size(), above, system.worstUncovered());
  }

  int count(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0);
  }

  int count(Basis basis, Coverage how) {
    return coverage.getOrDefault(basis, Map.of()).getOrDefault(how, 0);
  }
}
