package dev.trivet.redteam.figure;

import dev.trivet.redteam.probe.Family;
import java.util.List;
import java.util.Optional;

/// What a run came to.
///
/// @param limit the rate that attacks should stay under
/// @param attacks all attack families together; empty when none was tried
/// @param families one by one, harmless requests included
public record RunFigures(
    double limit, Optional<FamilyFigures> attacks, List<FamilyFigures> families) {

  public Optional<FamilyFigures> find(Family family) {
    return families.stream().filter(f -> f.family() == family).findFirst();
  }

  /// Attack families whose rate is above the limit beyond what chance explains.
  public List<FamilyFigures> above() {
    return families.stream()
        .filter(f -> f.family().isAttack())
        .filter(f -> f.adjustedP() < 1 - Rate.CONFIDENCE)
        .toList();
  }
}
