package dev.trivet.redteam.run;

import dev.trivet.measure.statistics.Chance;
import dev.trivet.redteam.endpoint.Listener;
import dev.trivet.redteam.endpoint.Meter;
import dev.trivet.redteam.endpoint.Spent;
import dev.trivet.redteam.endpoint.Target;
import dev.trivet.redteam.judge.DetectorErrors;
import dev.trivet.redteam.judge.Judge;
import dev.trivet.redteam.judge.JudgeModel;
import dev.trivet.redteam.judge.MeasureDetectors;
import dev.trivet.redteam.probe.Probe;
import dev.trivet.redteam.run.RedTeamRun.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Plays a suite against a target.
///
/// In a drawn order, so that a run that ends early is a sample of the whole, and several at a time
/// on virtual threads. What each probe comes to depends on neither.
public final class RunRedTeam {
  private final Target target;
  private final Judge judge;
  private final Listener listener;
  private final String instrument;
  private final InstantSource clock;
  private final Optional<JudgeModel> second;

  public RunRedTeam(
      Target target, Judge judge, Listener listener, String instrument, InstantSource clock) {
    this(target, judge, listener, instrument, clock, Optional.empty());
  }

  private RunRedTeam(
      Target target,
      Judge judge,
      Listener listener,
      String instrument,
      InstantSource clock,
      Optional<JudgeModel> second) {
    this.second = second;
    this.target = target;
    this.judge = judge;
    this.listener = listener;
    this.instrument = instrument;
    this.clock = clock;
  }

  /// The same, with another model to ask where text alone decides.
  public RunRedTeam asking(JudgeModel model) {
    return new RunRedTeam(target, judge, listener, instrument, clock, Optional.of(model));
  }

  /// What is attacked, and who judges beside us: runs differ in both.
  public String name() {
    return target.name() + second.map(model -> " judged by " + model.name()).orElse("");
  }

  /// One probe to be played once.
  record Task(Probe probe, int repetition) {
    String key() {
      return probe.id() + "#" + repetition;
    }
  }

  /// How many attempts a plan asks for.
  public int attempts(Plan plan) {
    return tasks(plan).size();
  }

  /// @param journal what an earlier part of the run left, and where each attempt is kept
  /// @param watcher is told of every attempt
  /// @return what came of it, also when it ended early
  public RedTeamRun run(Plan plan, Journal journal, Watcher watcher) {
    Instant started = clock.instant();
    List<Attempt> kept =
        journal.attempts().stream()
            .filter(a -> !a.outcome().word().equals("error")) // tried again
            .toList();
    Set<String> done = new HashSet<>();
    kept.forEach(a -> done.add(a.probe() + "#" + a.repetition()));
    List<Task> all = tasks(plan);
    List<Task> open = all.stream().filter(t -> !done.contains(t.key())).toList();
    Spent before = journal.spent();
    var meter = new Meter(plan.budget(), clock, before);
    var notes = new ArrayList<String>();
    List<DetectorErrors> errors = errors(meter, notes);
    var crew = new Crew(new Bench(target, judge, second, listener), plan, meter, journal, watcher);
    State state = crew.play(open, all.size());
    List<Attempt> attempts = new ArrayList<>(kept);
    attempts.addAll(crew.attempts());
    notes.addAll(crew.notes());
    Optional<String> drift = DetectDrift.between(crew.attempts());
    drift.ifPresent(notes::add);
    leftOut(plan).ifPresent(notes::add);
    return new RedTeamRun(
        instrument,
        name(),
        plan.suite(),
        plan.repeat(),
        plan.instructionsDigest(),
        journal.started().orElse(started),
        clock.instant(),
        drift.isPresent() ? State.DRIFTED : state,
        meter.spent(),
        attempts,
        errors,
        notes);
  }

  private List<DetectorErrors> errors(Meter meter, List<String> notes) {
    var errors = new ArrayList<>(MeasureDetectors.shipped());
    try {
      if (second.isPresent()) {
        errors.addAll(second.get().errors(meter));
      }
    } catch (InterruptedException e) {
      notes.add("how often the judge model errs was not measured");
      Thread.currentThread().interrupt();
    }
    return errors;
  }

  private List<Task> tasks(Plan plan) {
    List<Probe> probes = plan.suite().probes().stream().filter(judge::canJudge).toList();
    var tasks = new ArrayList<Task>();
    for (int repetition = 1; repetition <= plan.repeat(); repetition++) {
      for (Probe probe : probes) {
        tasks.add(new Task(probe, repetition));
      }
    }
    int[] order = Chance.permutation(tasks.size(), Chance.of(plan.suite().seed()));
    return java.util.Arrays.stream(order).mapToObj(tasks::get).toList();
  }

  private Optional<String> leftOut(Plan plan) {
    long left = plan.suite().probes().stream().filter(p -> !judge.canJudge(p)).count();
    return left == 0
        ? Optional.empty()
        : Optional.of(
            left
                + " probes were left out: nothing could say whether the packages in their answers"
                + " exist. Give a list of those that do.");
  }
}
