package dev.trivet.redteam.run;

import dev.trivet.redteam.judge.Judge;
import dev.trivet.redteam.judge.JudgeModel;
import dev.trivet.redteam.target.Listener;
import dev.trivet.redteam.target.Target;
import java.util.Optional;

/// What probes are played against, and who looks on.
record Bench(Target target, Judge judge, Optional<JudgeModel> second, Listener listener) {}
