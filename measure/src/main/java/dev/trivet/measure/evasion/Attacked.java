package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.result.Problem;
import java.util.Optional;

/// What an attack made of each sample. The arrays are shared; nobody changes them.
public final class Attacked {
  private final Attack attack;
  private final Samples originals;
  private final Samples changed;
  private final boolean[] found;
  private final int[] queries;
  private final int[] untilFound;
  private final Optional<Problem> stopped;

  Attacked(
      Attack attack,
      Samples originals,
      Samples changed,
      boolean[] found,
      int[] queries,
      int[] untilFound,
      Optional<Problem> stopped) {
    this.attack = attack;
    this.originals = originals;
    this.changed = changed;
    this.found = found;
    this.queries = queries;
    this.untilFound = untilFound;
    this.stopped = stopped;
  }

  public Attack attack() {
    return attack;
  }

  public int count() {
    return originals.count();
  }

  /// The samples as they were left; where nothing was found, the last attempt.
  public Samples changed() {
    return changed;
  }

  /// Whether the model answers something else than the label: to the clean sample, or to a change
  /// of it.
  public boolean found(int sample) {
    return found[sample];
  }

  public boolean[] found() {
    return found.clone();
  }

  /// The size of the change; 0 where the clean sample is misread.
  public double distance(int sample) {
    return distance(sample, attack.norm());
  }

  public double distance(int sample, Norm norm) {
    int width = originals.width();
    return norm.distance(
        originals.values(), sample * width, changed.values(), sample * width, width);
  }

  /// How often the model was asked about a sample.
  public int queries(int sample) {
    return queries[sample];
  }

  public long queries() {
    long sum = 0;
    for (int q : queries) {
      sum += q;
    }
    return sum;
  }

  /// How many questions it took to the first success: 1 where the clean sample is misread, empty
  /// where there was none.
  public Optional<Integer> queriesUntilFound(int sample) {
    return found[sample] ? Optional.of(untilFound[sample]) : Optional.empty();
  }

  /// Why the attack ended before it was done; what it found until then counts.
  public Optional<Problem> stopped() {
    return stopped;
  }
}
