package dev.trivet.redteam.suite;

import dev.trivet.redteam.probe.Goal;
import dev.trivet.redteam.probe.Scene;
import dev.trivet.redteam.probe.Session;

/// A probe before it has a name.
record Draft(Scene scene, Goal goal) {

  static Draft of(Goal goal, Session... sessions) {
    return new Draft(Scene.of(sessions), goal);
  }
}
