package dev.trivet.artifact.scan;

import dev.trivet.artifact.bytes.Meter;
import java.util.function.LongSupplier;

/// What is left of the limits for one artefact. Every method throws [LimitReached] when its limit
/// bites.
public final class Budget {
  private final Limits limits;
  private final LongSupplier nanoTime;
  private final long deadline;
  private long whole = Long.MAX_VALUE;
  private long inflated;
  private long entries;
  private long memory;

  /// @param nanoTime as `System::nanoTime`
  public Budget(Limits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.deadline = nanoTime.getAsLong() + limits.time().toNanos();
  }

  public Limits limits() {
    return limits;
  }

  /// Says how large the artefact is, for what may come out of all streams in it, nested ones
  /// included.
  public void ofWhole(long bytes) {
    whole = bytes;
  }

  /// To be called every few thousand steps of any loop over the input.
  public void checkTime() {
    if (nanoTime.getAsLong() - deadline > 0) {
      throw new LimitReached(Limit.TIME, "more than " + limits.time().toSeconds() + " s");
    }
  }

  /// Counts archive entries, tensors, layers: what is handled one by one.
  public void takeEntries(long count) {
    entries += count;
    if (count < 0 || entries > limits.entries()) {
      throw new LimitReached(Limit.ENTRIES, "more than %,d".formatted(limits.entries()));
    }
    checkTime();
  }

  /// Counts memory a reader is about to hold; give it back with [#release].
  public void reserve(long bytes) {
    memory += bytes;
    if (bytes < 0 || memory > limits.memory()) {
      memory -= bytes;
      throw new LimitReached(Limit.MEMORY, "more than %,d bytes".formatted(limits.memory()));
    }
  }

  public void release(long bytes) {
    memory -= bytes;
  }

  /// Whether that much memory could be reserved now; throws nothing.
  public boolean canReserve(long bytes) {
    return bytes >= 0 && memory + bytes <= limits.memory();
  }

  /// Counts what comes out of a compressed stream of `compressed` bytes.
  public Meter meter(long compressed) {
    return (produced, total) -> {
      inflated += produced;
      if (inflated > limits.inflated()) {
        throw new LimitReached(Limit.INFLATED, "more than %,d bytes".formatted(limits.inflated()));
      }
      if (inflated > Limits.FREE_IN_ALL && inflated / limits.ratio() > whole) {
        throw new LimitReached(
            Limit.RATIO, "%,d bytes become more than %,d in all".formatted(whole, inflated));
      }
      if (total > Limits.FREE_OF_RATIO && total / limits.ratio() > compressed) {
        throw new LimitReached(
            Limit.RATIO, "%,d compressed bytes become more than %,d".formatted(compressed, total));
      }
      checkTime();
    };
  }
}
