package dev.trivet.measure.privacy;

import dev.trivet.measure.statistics.Holm;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What all attacks found, and whether that is more than chance.
public record MembershipReport(List<Leakage> attacks) {
  public MembershipReport {
    attacks = List.copyOf(attacks);
  }

  public Optional<Leakage> find(String attack) {
    return attacks.stream().filter(a -> a.attack().equals(attack)).findFirst();
  }

  /// The attack that recognises most members at a false positive rate of 1 %.
  public Leakage strongest() {
    return attacks.stream()
        .max(
            Comparator.comparingDouble(
                (Leakage a) -> a.roc().at(Leakage.USUAL_RATE).truePositiveRate()))
        .orElseThrow();
  }

  /// The attacks that tell members from others, by the area or at a false positive rate of 1 %,
  /// with Holm's correction over all that was looked at. None found is not a proof that nothing
  /// leaks.
  ///
  /// @param level how often a model that gives nothing away may be accused
  public List<Leakage> findings(double level) {
    double[] raw = new double[2 * attacks.size()];
    for (int i = 0; i < attacks.size(); i++) {
      raw[2 * i] = attacks.get(i).pValue(Leakage.USUAL_RATE);
      raw[2 * i + 1] = attacks.get(i).pValueOfArea();
    }
    double[] adjusted = Holm.adjusted(raw);
    return IntStream.range(0, attacks.size())
        .filter(i -> adjusted[2 * i] <= level || adjusted[2 * i + 1] <= level)
        .mapToObj(attacks::get)
        .toList();
  }

  public boolean leaks(double level) {
    return !findings(level).isEmpty();
  }
}
