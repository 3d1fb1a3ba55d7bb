package dev.trivet.redteam.run;

import dev.trivet.redteam.endpoint.Listener;
import dev.trivet.redteam.endpoint.Target;
import dev.trivet.redteam.judge.Judge;
import dev.trivet.redteam.judge.JudgeModel;
import java.util.Optional;

/// What probes are played against, and who looks on.
record Bench(Target target, Judge judge, Optional<JudgeModel> second, Listener listener) {}
