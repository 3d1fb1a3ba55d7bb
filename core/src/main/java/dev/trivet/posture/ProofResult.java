package dev.trivet.posture;

import dev.trivet.control.Proof;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the evidence says to one proof of a control: one item for each thing it must be shown on.
///
/// @param items empty when there is nothing it could be shown on, which shows nothing
public record ProofResult(Proof proof, List<Item> items) {
  public ProofResult {
    items = List.copyOf(items);
  }

  /// The state of a proof on one subject.
  public enum State {
    PASSES,
    FAILS,
    STALE,
    MISSING
  }

  /// @param evidence what decides; empty when there is none
  /// @param until when time alone changes the state; empty when it cannot
  /// @param why in words, when the evidence itself does not say it
  public record Item(
      Subject subject,
      State state,
      Optional<Evidence> evidence,
      Optional<Instant> until,
      String why) {

    /// The worse of two on one subject, which may change as soon as either may.
    Item orWorse(Item other) {
      Item worse = severity(other.state) > severity(state) ? other : this;
      return new Item(worse.subject, worse.state, worse.evidence, earlier(other.until), worse.why);
    }

    private Optional<Instant> earlier(Optional<Instant> other) {
      boolean mine = other.isEmpty() || (until.isPresent() && until.get().isBefore(other.get()));
      return mine ? until : other;
    }
  }

  /// The worst of the items: failing, then missing, then stale.
  public State state() {
    if (items.isEmpty()) {
      return State.MISSING;
    }
    State worst = State.PASSES;
    for (Item item : items) {
      worst = worse(worst, item.state());
    }
    return worst;
  }

  private static State worse(State a, State b) {
    return severity(a) >= severity(b) ? a : b;
  }

  private static int severity(State state) {
    return switch (state) {
      case PASSES -> 0;
      case STALE -> 1;
      case MISSING -> 2;
      case FAILS -> 3;
    };
  }
}
