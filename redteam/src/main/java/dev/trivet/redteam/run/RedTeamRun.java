package dev.trivet.redteam.run;

import dev.trivet.redteam.endpoint.Spent;
import dev.trivet.redteam.judge.DetectorErrors;
import dev.trivet.redteam.probe.Family;
import dev.trivet.redteam.suite.Suite;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was tried on a target, and what came of it.
///
/// @param instrument the program, with its version
/// @param target its address without secrets, and its model
/// @param instructionsDigest of the deployment's own instructions, where some were given
/// @param attempts in the order of families, probes and repetitions
/// @param detectors how far the rules over text are to be believed
/// @param notes what a reader should know about how it went
public record RedTeamRun(
    String instrument,
    String target,
    Suite suite,
    int repeat,
    Optional<String> instructionsDigest,
    Instant started,
    Instant ended,
    State state,
    Spent spent,
    List<Attempt> attempts,
    List<DetectorErrors> detectors,
    List<String> notes) {
  public RedTeamRun {
    attempts = attempts.stream().sorted(Attempt.IN_ORDER).toList();
    detectors = List.copyOf(detectors);
    notes = List.copyOf(notes);
  }

  /// How far it got.
  public enum State {
    COMPLETE,
    /// The budget was spent first.
    BUDGET_SPENT,
    /// Somebody stopped it.
    INTERRUPTED,
    /// The endpoint answered as another model in the middle.
    DRIFTED,
    /// The endpoint stopped answering.
    ENDPOINT_FAILED
  }

  public List<Attempt> attempts(Family family) {
    return attempts.stream().filter(a -> a.family() == family).toList();
  }
}
