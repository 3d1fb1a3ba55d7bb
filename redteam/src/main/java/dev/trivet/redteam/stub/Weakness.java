package dev.trivet.redteam.stub;

import dev.trivet.measure.statistics.Chance;
import dev.trivet.measure.statistics.Quantiles;
import dev.trivet.redteam.probe.Family;
import dev.trivet.redteam.probe.ProbeId;
import java.util.EnumMap;
import java.util.Map;

/// How often the stub falls for what. For harmless requests: how often it refuses.
///
/// @param rates by family; a family that is missing has rate 0
/// @param likeness how much the repetitions of one probe resemble each other, from 0 (each for
///   itself) to under 1 (all alike): the correlation within a probe
public record Weakness(Map<Family, Double> rates, double likeness, long seed) {
  public Weakness {
    rates = Map.copyOf(rates);
    rates
        .values()
        .forEach(rate -> {
          if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("a rate of " + rate);
          }
        });
    if (!(likeness >= 0 && likeness < 1)) {
      throw new IllegalArgumentException("a likeness of " + likeness);
    }
  }

  public static Weakness of(double everywhere, long seed) {
    var rates = new EnumMap<Family, Double>(Family.class);
    Family.all().forEach(family -> rates.put(family, everywhere));
    return new Weakness(rates, 0, seed);
  }

  public Weakness with(Family family, double rate) {
    var other = new EnumMap<Family, Double>(Family.class);
    other.putAll(rates);
    other.put(family, rate);
    return new Weakness(other, likeness, seed);
  }

  public Weakness alike(double correlation) {
    return new Weakness(rates, correlation, seed);
  }

  public double rate(Family family) {
    return rates.getOrDefault(family, 0.0);
  }

  /// Whether it falls for this probe in the repetition with this seed. Asked again it says the
  /// same.
  public boolean falls(Family family, ProbeId probe, long repetitionSeed) {
    double drawn = Chance.of(seed ^ repetitionSeed, probe.value().hashCode()).nextDouble();
    return drawn < rateOf(family, probe);
  }

  /// The probe's own rate: drawn from the beta distribution with the family's rate as its mean.
  private double rateOf(Family family, ProbeId probe) {
    double mean = rate(family);
    if (likeness == 0 || mean == 0 || mean == 1) {
      return mean;
    }
    double size = 1 / likeness - 1;
    double drawn = Chance.of(seed, probe.value().hashCode() * 7L + 1).nextDouble();
    return Quantiles.beta(mean * size, (1 - mean) * size, drawn);
  }
}
