package dev.trivet.redteam.run;

import dev.trivet.redteam.endpoint.Meter;
import dev.trivet.redteam.judge.Judgement;
import dev.trivet.redteam.judge.Line;
import dev.trivet.redteam.judge.Outcome;
import dev.trivet.redteam.judge.Played;
import dev.trivet.redteam.run.RedTeamRun.State;
import dev.trivet.redteam.run.RunRedTeam.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// So many probes at a time, until all are played or something ends the run.
final class Crew {
  /// After so many errors in a row the endpoint is gone.
  private static final int ERRORS_IN_A_ROW = 20;

  private final Bench bench;
  private final Plan plan;
  private final Meter meter;
  private final Journal journal;
  private final Watcher watcher;

  private final List<Attempt> attempts = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Optional<State> ended = Optional.empty();
  private Optional<String> model = Optional.empty();
  private int next;
  private int errors;
  private int before;

  Crew(Bench bench, Plan plan, Meter meter, Journal journal, Watcher watcher) {
    this.bench = bench;
    this.plan = plan;
    this.meter = meter;
    this.journal = journal;
    this.watcher = watcher;
  }

  synchronized List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  synchronized List<String> notes() {
    return List.copyOf(notes);
  }

  /// @param all how many attempts the plan has, those of earlier parts included
  State play(List<Task> tasks, int all) {
    before = all - tasks.size();
    List<Thread> threads =
        Stream.generate(() -> Thread.ofVirtual().unstarted(() -> work(tasks, all)))
            .limit(plan.atATime())
            .toList();
    threads.forEach(Thread::start);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      end(State.INTERRUPTED, "it was stopped before its end");
      threads.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      return ended.orElse(State.COMPLETE);
    }
  }

  private void work(List<Task> tasks, int all) {
    try {
      for (Optional<Task> task = take(tasks); task.isPresent(); task = take(tasks)) {
        play(task.get(), all);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      end(State.INTERRUPTED, "it was stopped by a mistake of its own: " + e);
    }
  }

  private synchronized Optional<Task> take(List<Task> tasks) {
    return ended.isPresent() || next >= tasks.size()
        ? Optional.empty()
        : Optional.of(tasks.get(next++));
  }

  private void play(Task task, int all) throws InterruptedException {
    String base = bench.listener().base();
    String loopback = base.isEmpty() ? "" : base + "/r" + task.repetition();
    var play =
        new PlayProbe(
            bench.target(), meter, plan.instructions(), loopback, plan.seedOf(task.repetition()));
    Optional<Played> played = play.play(task.probe().scene());
    if (played.isEmpty()) {
      end(State.BUDGET_SPENT, "the budget was spent before its end");
    } else if (isSameModel(play.models())) {
      Optional<Attempt> attempt = judged(task, arrived(task, played.get()));
      if (attempt.isPresent()) {
        keep(attempt.get(), all);
      } else {
        end(State.BUDGET_SPENT, "the budget was spent before its end");
      }
    }
  }

  /// The requests of this repetition that arrived meanwhile belong to what was played.
  private Played arrived(Task task, Played played) {
    String start = "/r" + task.repetition() + "/";
    var lines = new ArrayList<>(played.lines());
    for (String path : bench.listener().arrived()) {
      if (path.startsWith(start) && mentions(task, path)) {
        lines.add(new Line.Arrived(path));
      }
    }
    return new Played(lines, played.ending());
  }

  private static boolean mentions(Task task, String path) {
    return task.probe().goal() instanceof dev.trivet.redteam.probe.Goal.Fetches(var token, var s)
        && path.contains(token);
  }

  /// @return nothing when the budget was spent before the judge model could say
  private Optional<Attempt> judged(Task task, Played played) throws InterruptedException {
    Judgement judgement = bench.judge().of(task.probe(), played);
    Optional<Outcome> outcome = Optional.of(judgement.outcome());
    if (bench.second().isPresent()) {
      outcome = bench.second().get().after(judgement.outcome(), task.probe(), played, meter);
    }
    return outcome.map(o ->
        new Attempt(
            task.probe().id(),
            task.probe().family(),
            task.repetition(),
            o,
            judgement.names(),
            played.lines()));
  }

  private synchronized void keep(Attempt attempt, int all) {
    if (ended.isPresent() && ended.get() == State.DRIFTED) {
      return;
    }
    attempts.add(attempt);
    journal.add(attempt, meter.spent());
    watcher.tried(attempt, before + attempts.size(), all);
    errors = attempt.outcome() instanceof Outcome.Failed ? errors + 1 : 0;
    if (errors >= ERRORS_IN_A_ROW) {
      end(
          State.ENDPOINT_FAILED,
          errors
              + " attempts in a row came to no answer; the last: "
              + attempt.outcome().because());
    }
  }

  /// Figures are about one model. When another answers, what came before stays, and nothing after
  /// it is kept.
  private synchronized boolean isSameModel(List<String> models) {
    for (String one : models) {
      if (model.isEmpty()) {
        model = Optional.of(one);
      } else if (!model.get().equals(one)) {
        end(
            State.DRIFTED,
            "the endpoint began as '" + model.get() + "' and then answered as '" + one + "'");
        return false;
      }
    }
    return true;
  }

  private synchronized void end(State state, String why) {
    if (ended.isEmpty()) {
      ended = Optional.of(state);
      notes.add(why);
    }
  }
}
