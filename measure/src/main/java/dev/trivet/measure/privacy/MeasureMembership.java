package dev.trivet.measure.privacy;

import dev.trivet.measure.result.Attempt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Runs all membership attacks that the references at hand allow.
public final class MeasureMembership {
  private static final Rmia RMIA = new Rmia(0.9, 1);

  private final List<Reference> references;
  private final Optional<Rmia.Population> population;
  private final Rmia rmia;
  private final Map<String, double[]> others;

  private MeasureMembership(
      List<Reference> references,
      Optional<Rmia.Population> population,
      Rmia rmia,
      Map<String, double[]> others) {
    this.references = List.copyOf(references);
    this.population = population;
    this.rmia = rmia;
    this.others = others;
  }

  /// Only the weak attacks, which need no references.
  public static MeasureMembership withoutReferences() {
    return new MeasureMembership(List.of(), Optional.empty(), RMIA, Map.of());
  }

  public static MeasureMembership with(List<Reference> references) {
    return new MeasureMembership(references, Optional.empty(), RMIA, Map.of());
  }

  /// @param outsiders records nobody trained on, for the relative attack
  public MeasureMembership against(Rmia.Population outsiders) {
    return new MeasureMembership(references, Optional.of(outsiders), rmia, others);
  }

  public MeasureMembership using(Rmia setting) {
    return new MeasureMembership(references, population, setting, others);
  }

  /// One more attack.
  ///
  /// @param scores for each record, how much it looks like a member
  public MeasureMembership and(String attack, double[] scores) {
    var more = new LinkedHashMap<>(others);
    more.put(attack, scores.clone());
    return new MeasureMembership(references, population, rmia, more);
  }

  public Attempt<MembershipReport> measure(Audit audit) {
    return Attempt.at(() -> report(audit));
  }

  private MembershipReport report(Audit audit) {
    var attacks = new ArrayList<Leakage>();
    for (MembershipScore score : MembershipScore.values()) {
      String name = score.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      attacks.add(Leakage.of(name, score.of(audit.target(), audit.labels()), audit.members()));
    }
    if (!references.isEmpty()) {
      attacks.add(
          Leakage.of("calibrated loss", Rmia.calibratedLoss(audit, references), audit.members()));
      attacks.add(lira(audit, Lira.Mode.OFFLINE, "lira offline"));
      if (everyRecordIsKnown(audit)) {
        attacks.add(lira(audit, Lira.Mode.ONLINE, "lira online"));
      }
      population.ifPresent(
          p -> attacks.add(Leakage.of("rmia", rmia.scores(audit, references, p), audit.members())));
    }
    others.forEach((name, scores) -> attacks.add(Leakage.of(name, scores, audit.members())));
    return new MembershipReport(attacks);
  }

  private Leakage lira(Audit audit, Lira.Mode mode, String name) {
    return Leakage.of(name, Lira.scores(audit, references, mode), audit.members());
  }

  private boolean everyRecordIsKnown(Audit audit) {
    for (int i = 0; i < audit.count(); i++) {
      int record = i;
      if (references.stream().noneMatch(r -> r.knows(record))) {
        return false;
      }
    }
    return true;
  }
}
