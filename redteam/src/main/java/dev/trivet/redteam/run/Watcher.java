package dev.trivet.redteam.run;

/// Is told how a run goes.
@FunctionalInterface
public interface Watcher {
  /// @param done attempts so far, earlier parts of the run included
  /// @param all attempts in the plan
  void tried(Attempt attempt, int done, int all);

  Watcher NONE = (attempt, done, all) -> {};
}
