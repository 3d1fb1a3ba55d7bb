package dev.trivet.formats.laws;

import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Requirement;
import dev.trivet.control.Control;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Coverage;
import dev.trivet.posture.Posture;
import dev.trivet.posture.RequirementStatus;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.ThreatStatus;
import dev.trivet.posture.Verdict;
import dev.trivet.shared.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything a reader can see of a posture, by name, each with its place from best to worst.
///
/// @param byName nothing but words and places, so that two postures can be held side by side
record Figures(Map<String, Figure> byName) {
  private static final List<Verdict> VERDICTS =
      List.of(
          Verdict.PROVEN,
          Verdict.STALE,
          Verdict.CLAIMED,
          Verdict.PLANNED,
          Verdict.ABSENT,
          Verdict.FAILING);
  private static final List<RequirementStatus> STATUSES =
      List.of(
          RequirementStatus.MET,
          RequirementStatus.PARTLY_MET,
          RequirementStatus.SUPPORTED,
          RequirementStatus.NOT_EVIDENCED,
          RequirementStatus.FAILING);
  private static final List<Coverage> COVERAGES =
      List.of(Coverage.COVERED, Coverage.ACCEPTED, Coverage.PARTLY_COVERED, Coverage.OPEN);

  /// @param place 0 is best; -1 stands outside the order (excluded, not applicable)
  record Figure(String word, int place) {
    @Override
    public String toString() {
      return word;
    }
  }

  static Figures of(Posture posture) {
    var figures = new Figures(new LinkedHashMap<>());
    for (Control control : posture.controls()) {
      figures.put(control.id().toString(), posture.verdict(control.id()));
    }
    for (Requirement requirement : posture.requirements()) {
      for (Basis basis : Basis.values()) {
        Ref ref = requirement.ref();
        figures.put(ref + " " + basis, posture.requirement(ref, basis));
      }
    }
    posture.systems().forEach(system -> figures.add(posture, system));
    return figures;
  }

  private void add(Posture posture, SystemPosture system) {
    for (Control control : posture.controls()) {
      put(system.id() + " " + control.id(), system.verdict(control.id()));
    }
    for (Requirement requirement : posture.requirements()) {
      for (Basis basis : Basis.values()) {
        Ref ref = requirement.ref();
        put(system.id() + " " + ref + " " + basis, system.requirement(ref, basis));
      }
    }
    for (ThreatStatus threat : system.threats()) {
      add(system.id() + " " + threat.technique(), threat);
    }
    put(system.id() + " worst uncovered", system.worstUncovered());
  }

  private void add(String name, ThreatStatus threat) {
    put(name + " official", threat.officialCoverage());
    put(name + " coverage", threat.coverage());
    put(name + " inherent", threat.risk().inherent());
    put(name + " current", threat.risk().current());
    put(name + " planned", threat.risk().planned());
    byName.put(
        name + " accepted", new Figure(Boolean.toString(threat.acceptance().isPresent()), -1));
    byName.put(name + " rank", new Figure(Integer.toString(threat.threat().rank()), -1));
  }

  private void put(String name, Verdict verdict) {
    byName.put(name, new Figure(verdict.name(), VERDICTS.indexOf(verdict)));
  }

  private void put(String name, RequirementStatus status) {
    byName.put(name, new Figure(status.name(), STATUSES.indexOf(status)));
  }

  private void put(String name, Coverage coverage) {
    byName.put(name, new Figure(coverage.name(), COVERAGES.indexOf(coverage)));
  }

  private void put(String name, Level level) {
    byName.put(name, new Figure(level.name(), level.ordinal()));
  }

  /// What is worse here than it was `before`, or changed though it stands outside the order.
  List<String> worseThan(Figures before) {
    var worse = new ArrayList<String>();
    before.byName.forEach((name, was) -> {
      Figure is = byName.get(name);
      if (is == null || is.place() > was.place() || (is.place() < 0) != (was.place() < 0)) {
        worse.add("%s: %s, was %s".formatted(name, is, was));
      }
    });
    return worse;
  }

  /// Where the two differ.
  List<String> differencesFrom(Figures other) {
    var differences = new ArrayList<String>();
    other.byName.forEach((name, figure) -> {
      if (!figure.equals(byName.get(name))) {
        differences.add("%s: %s, not %s".formatted(name, byName.get(name), figure));
      }
    });
    if (byName.size() != other.byName.size()) {
      differences.add(byName.size() + " figures, not " + other.byName.size());
    }
    return differences;
  }
}
