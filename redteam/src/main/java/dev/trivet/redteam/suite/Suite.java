package dev.trivet.redteam.suite;

import dev.trivet.measure.statistics.Chance;
import dev.trivet.redteam.probe.Family;
import dev.trivet.redteam.probe.Probe;
import dev.trivet.redteam.probe.ProbeId;
import dev.trivet.redteam.probe.Scene;
import dev.trivet.redteam.probe.Session;
import java.util.ArrayList;
import java.util.List;

/// Which probes are tried. The same suite gives the same probes, on every machine.
///
/// @param release of the templates; another one may write other probes for the same seed
/// @param perFamily how many probes of each family
public record Suite(String release, long seed, List<Family> families, int perFamily) {
  /// Raised with every change of a template.
  public static final String RELEASE = "1";

  /// Enough for 288 probes of all families.
  public static final int USUAL_PER_FAMILY = 18;

  private static final int MOST_PER_FAMILY = 10_000;

  public Suite {
    families = families.stream().distinct().sorted().toList();
    if (families.isEmpty() || perFamily < 1 || perFamily > MOST_PER_FAMILY) {
      throw new IllegalArgumentException(
          perFamily + " probes of each of " + families.size() + " families");
    }
  }

  public static Suite seeded(long seed) {
    return new Suite(RELEASE, seed, Family.all(), USUAL_PER_FAMILY);
  }

  public Suite of(List<Family> chosen) {
    return new Suite(release, seed, chosen, perFamily);
  }

  public Suite with(int probesPerFamily) {
    return new Suite(release, seed, families, probesPerFamily);
  }

  /// Every probe, family by family. Templates take turns, so that each has its share.
  ///
  /// @throws IllegalStateException when this suite was made by another release
  public List<Probe> probes() {
    if (!release.equals(RELEASE)) {
      throw new IllegalStateException("suite " + release + " is not " + RELEASE);
    }
    var probes = new ArrayList<Probe>();
    for (Family family : families) {
      List<Template> templates = Templates.of(family);
      for (int number = 1; number <= perFamily; number++) {
        int template = (number - 1) % templates.size();
        Draft draft = templates.get(template).write(new Variation(seed, family, number));
        probes.add(named(ProbeId.of(family, number), family, template, draft));
      }
    }
    return probes;
  }

  /// Every session gets a reference, as sessions of real deployments have: it makes the same
  /// question in two probes two different requests.
  private Probe named(ProbeId id, Family family, int template, Draft draft) {
    var sessions = new ArrayList<Session>();
    for (Session session : draft.scene().sessions()) {
      long drawn =
          Chance.of(seed, id.value().hashCode() * 31L + sessions.size()).nextLong(1L << 40);
      sessions.add(session.told("\nSession reference: " + Long.toHexString(drawn) + "."));
    }
    return new Probe(id, family, template, new Scene(sessions), draft.goal());
  }
}
