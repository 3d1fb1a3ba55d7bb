package dev.trivet.threat;

import dev.trivet.inventory.SystemId;
import dev.trivet.inventory.SystemProfile;
import dev.trivet.shared.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Works out the threat model of a system from its profile.
public final class ModelThreats {
  private record Scored(Applicability rule, int score) {}

  /// Higher scores first, then by id.
  private static final Comparator<Scored> RANKING =
      (a, b) ->
          a.score() == b.score()
              ? a.rule().id().compareTo(b.rule().id())
              : Integer.compare(b.score(), a.score());

  private final ThreatRules rules;
  private final List<Applicability> ordered;

  public ModelThreats(ThreatRules rules) {
    this.rules = rules;
    this.ordered = rules.rules();
  }

  public ThreatModel of(SystemId system, SystemProfile profile) {
    var applicable = new ArrayList<Scored>(ordered.size());
    var ruledOut = new ArrayList<Applicability>(ordered.size());
    for (Applicability rule : ordered) {
      if (rule.applies(profile)) {
        applicable.add(new Scored(rule, rule.score(profile)));
      } else {
        ruledOut.add(rule);
      }
    }
    applicable.sort(RANKING);
    var threats = new ArrayList<Threat>(applicable.size());
    for (Scored scored : applicable) {
      threats.add(threat(scored, threats.size() + 1, profile));
    }
    return new ThreatModel(system, rules.release(), profile, threats, ruledOut);
  }

  private static Threat threat(Scored scored, int rank, SystemProfile profile) {
    return new Threat(
        scored.rule(),
        band(scored),
        rank,
        scored.score(),
        scored.rule().isAssumed(profile) ? Threat.Basis.ASSUMED : Threat.Basis.ANSWERED);
  }

  private static Threat.Band band(Scored scored) {
    if (scored.rule().side() == Applicability.Side.ATTACKER) {
      return Threat.Band.PREPARATION;
    }
    return Likelihood.of(scored.score()).above(Level.MODERATE)
        ? Threat.Band.EXPECTED
        : Threat.Band.POSSIBLE;
  }
}
