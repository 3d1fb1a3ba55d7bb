package dev.trivet.proof;

import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Requirement;
import dev.trivet.catalog.Tactic;
import dev.trivet.catalog.TacticId;
import dev.trivet.catalog.Technique;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Coverage;
import dev.trivet.posture.Posture;
import dev.trivet.posture.RequirementStatus;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.ThreatStatus;
import dev.trivet.shared.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How far the evidence goes, framework by framework and tactic by tactic, each by official edges
/// alone and with ours.
public record CoverageFigures(List<OfFramework> frameworks, List<OfTactic> tactics) {
  public CoverageFigures {
    frameworks = List.copyOf(frameworks);
    tactics = List.copyOf(tactics);
  }

  /// How many demands of a framework stand where.
  public record OfFramework(
      FrameworkId framework, int demands, Map<Basis, Map<RequirementStatus, Integer>> counts) {
    public OfFramework {
      counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    public int count(Basis basis, RequirementStatus status) {
      return counts.getOrDefault(basis, Map.of()).getOrDefault(status, 0);
    }
  }

  /// One column of the ATLAS matrix, over all systems.
  ///
  /// @param all how many techniques of the tactic ATLAS has
  /// @param techniques those that apply to some system
  public record OfTactic(TacticId tactic, int all, List<OfTechnique> techniques) {
    public OfTactic {
      techniques = List.copyOf(techniques);
    }

    public int count(Basis basis, Coverage coverage) {
      return (int) techniques.stream().filter(t -> t.coverage(basis) == coverage).count();
    }
  }

  /// A technique over all systems it applies to; the worst of them counts.
  ///
  /// @param risk the highest that is left now
  public record OfTechnique(
      TechniqueId technique, int systems, Coverage official, Coverage withDerived, Level risk) {

    public Coverage coverage(Basis basis) {
      return switch (basis) {
        case OFFICIAL_ONLY -> official;
        case WITH_DERIVED -> withDerived;
      };
    }

    private OfTechnique and(OfTechnique other) {
      return new OfTechnique(
          technique,
          systems + other.systems,
          worse(official, other.official),
          worse(withDerived, other.withDerived),
          Level.max(risk, other.risk));
    }
  }

  public static CoverageFigures of(Posture posture) {
    var frameworks = new LinkedHashSet<FrameworkId>();
    posture.requirements().forEach(r -> frameworks.add(r.ref().framework()));
    return new CoverageFigures(
        frameworks.stream().map(framework -> figure(posture, framework)).toList(),
        tactics(posture));
  }

  private static OfFramework figure(Posture posture, FrameworkId framework) {
    Map<Basis, Map<RequirementStatus, Integer>> counts = new EnumMap<>(Basis.class);
    List<Requirement> demands = posture.requirements(framework);
    for (Basis basis : Basis.values()) {
      Map<RequirementStatus, Integer> of = new EnumMap<>(RequirementStatus.class);
      demands.forEach(d -> of.merge(posture.requirement(d.ref(), basis), 1, Integer::sum));
      counts.put(basis, of);
    }
    return new OfFramework(framework, demands.size(), counts);
  }

  private static List<OfTactic> tactics(Posture posture) {
    Map<TechniqueId, OfTechnique> worst = new HashMap<>();
    for (SystemPosture system : posture.systems()) {
      for (ThreatStatus threat : system.threats()) {
        worst.merge(threat.technique(), one(threat), OfTechnique::and);
      }
    }
    var tactics = new ArrayList<OfTactic>();
    for (Tactic tactic : posture.catalog().atlas().tactics()) {
      var all =
          posture.catalog().atlas().techniques().stream()
              .filter(t -> t.tactics().contains(tactic.id()))
              .map(Technique::id)
              .toList();
      tactics.add(
          new OfTactic(
              tactic.id(),
              all.size(),
              all.stream().filter(worst::containsKey).map(worst::get).toList()));
    }
    return tactics;
  }

  private static OfTechnique one(ThreatStatus threat) {
    return new OfTechnique(
        threat.technique(),
        1,
        threat.officialCoverage(),
        threat.coverage(),
        threat.risk().current());
  }

  private static Coverage worse(Coverage a, Coverage b) {
    return severity(a) >= severity(b) ? a : b;
  }

  /// An accepted threat has been decided on, one that is partly covered has not.
  private static int severity(Coverage coverage) {
    return switch (coverage) {
      case COVERED -> 0;
      case ACCEPTED -> 1;
      case PARTLY_COVERED -> 2;
      case OPEN -> 3;
    };
  }
}
