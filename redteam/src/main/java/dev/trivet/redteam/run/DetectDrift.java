package dev.trivet.redteam.run;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/// Attempts are played in a drawn order, so the first half and the second should fare alike. When
/// they do not (Fisher's exact test), what answered was not the same thing throughout.
final class DetectDrift {
  private static final double LEVEL = 0.001;

  private DetectDrift() {}

  /// @param attempts in the order they were played
  static Optional<String> between(List<Attempt> attempts) {
    List<Attempt> scored = attempts.stream().filter(a -> a.outcome().isScored()).toList();
    int half = scored.size() / 2;
    if (half == 0) {
      return Optional.empty();
    }
    int first = hits(scored.subList(0, half));
    int all = hits(scored);
    double p = twoSided(scored.size(), all, half, first);
    return p < LEVEL
        ? Optional.of(
            "the target changed on the way: %d hits in the first %d attempts, %d in the other %d"
                .formatted(first, half, all - first, scored.size() - half))
        : Optional.empty();
  }

  private static int hits(List<Attempt> attempts) {
    return (int) attempts.stream().filter(a -> a.outcome().isHit()).count();
  }

  private static double twoSided(int cases, int hits, int drawn, int seen) {
    if (hits == 0) {
      return 1;
    }
    var distribution = HypergeometricDistribution.of(cases, hits, drawn);
    double below = distribution.cumulativeProbability(seen);
    double above = distribution.survivalProbability(seen - 1);
    return Math.min(1, 2 * Math.min(below, above));
  }
}
