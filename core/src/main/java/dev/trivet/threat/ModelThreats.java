package dev.trivet.threat;

import dev.trivet.inventory.SystemId;
import dev.trivet.inventory.SystemProfile;
import dev.trivet.shared.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/// Works out the threat model of a system from its profile.
public final class ModelThreats {
  /// More than any score.
  private static final int SCORES = 1_000;

  private final ThreatRules rules;
  private final List<Applicability> ordered;
  private final List<Applicability> byId;
  private final int[] places;

  public ModelThreats(ThreatRules rules) {
    this.rules = rules;
    this.ordered = rules.rules();
    this.byId = new ArrayList<>(ordered);
    byId.sort((a, b) -> a.id().compareTo(b.id()));
    var place = HashMap.<String, Integer>newHashMap(byId.size());
    byId.forEach(rule -> place.put(rule.id().value(), place.size()));
    this.places = new int[ordered.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = place.getOrDefault(ordered.get(i).id().value(), 0);
    }
  }

  /// Higher scores first, then by id: each rule that applies becomes one number that sorts so.
  public ThreatModel of(SystemId system, SystemProfile profile) {
    int[] ranking = new int[places.length];
    int applicable = 0;
    var ruledOut = new ArrayList<Applicability>(places.length);
    for (int i = 0; i < places.length; i++) {
      Applicability rule = ordered.get(i);
      if (rule.applies(profile)) {
        ranking[applicable++] = (SCORES - rule.score(profile)) * places.length + places[i];
      } else {
        ruledOut.add(rule);
      }
    }
    Arrays.sort(ranking, 0, applicable);
    var threats = new ArrayList<Threat>(applicable);
    for (int i = 0; i < applicable; i++) {
      Applicability rule = byId.get(ranking[i] % places.length);
      threats.add(threat(rule, SCORES - ranking[i] / places.length, i + 1, profile));
    }
    return new ThreatModel(system, rules.release(), profile, threats, ruledOut);
  }

  private static Threat threat(Applicability rule, int score, int rank, SystemProfile profile) {
    return new Threat(
        rule,
        band(rule, score),
        rank,
        score,
        rule.isAssumed(profile) ? Threat.Basis.ASSUMED : Threat.Basis.ANSWERED);
  }

  private static Threat.Band band(Applicability rule, int score) {
    if (rule.side() == Applicability.Side.ATTACKER) {
      return Threat.Band.PREPARATION;
    }
    return Likelihood.of(score).above(Level.MODERATE) ? Threat.Band.EXPECTED : Threat.Band.POSSIBLE;
  }
}
