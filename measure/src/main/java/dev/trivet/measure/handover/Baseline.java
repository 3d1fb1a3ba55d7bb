package dev.trivet.measure.handover;

import dev.trivet.shared.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one week's model hands to the next. The documents of all weeks are a chain: each names the
/// digest of the one before, so that none can be exchanged without the later ones telling.
///
/// @param number of the week, from 1
/// @param falseAlarms how often at least one alarm is raised in all weeks together when nothing
///   ever changes
/// @param weeks for which that rate holds
/// @param model digest of the week's model
/// @param data digests of what was looked at
/// @param week what was seen in it
/// @param first what was seen in the first week; slow changes show against it
/// @param earlier digests of the weeks before, the first one first
public record Baseline(
    long number,
    double falseAlarms,
    long weeks,
    Instant made,
    Digest model,
    List<Digest> data,
    Sketch week,
    Optional<Sketch> first,
    List<Digest> earlier) {
  public Baseline {
    data = List.copyOf(data);
    earlier = List.copyOf(earlier);
    if (number != earlier.size() + 1L || number > weeks) {
      throw new IllegalArgumentException(
          "week " + number + " of " + weeks + " names " + earlier.size() + " weeks before it");
    }
    if (!(falseAlarms > 0 && falseAlarms < 1)) {
      throw new IllegalArgumentException("a false-alarm rate of " + falseAlarms);
    }
    if (first.isPresent() == (number == 1)) {
      throw new IllegalArgumentException("every week but the first names the first week");
    }
  }

  /// What the first week looked like.
  public Sketch anchor() {
    return first.orElse(week);
  }

  public Optional<Digest> predecessor() {
    return earlier.isEmpty() ? Optional.empty() : Optional.of(earlier.getLast());
  }
}
