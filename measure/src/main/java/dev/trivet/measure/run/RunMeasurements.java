package dev.trivet.measure.run;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.CountedModel;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.model.RemoteModel;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.run.RunListener.Progress;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Measures what a plan asks for, metric after metric. One that cannot be measured says why and
/// keeps none of the others from being. What was measured before on the same bytes is not measured
/// again.
///
/// @param base what the plan's paths are relative to
/// @param instrument what the run says it was measured with
/// @param reach what may be got at beyond ONNX files
public record RunMeasurements(
    Path base, String instrument, InstantSource clock, RunListener listener, Reach reach) {
  private static final int REMEMBERED = 8;

  public RunMeasurements(Path base, String instrument, InstantSource clock, RunListener listener) {
    this(base, instrument, clock, listener, Reach.NONE);
  }

  public RunMeasurements(
      Path base,
      String instrument,
      InstantSource clock,
      RunListener listener,
      OpenEndpoints endpoints) {
    this(base, instrument, clock, listener, Reach.NONE.to(endpoints));
  }

  /// @param earlier a run to resume
  /// @return a run, complete or stopped by its budget; refused when its model or data cannot be
  ///   read
  public Attempt<MeasurementRun> run(MeasurementPlan plan, Optional<MeasurementRun> earlier) {
    return Attempt.at(() -> {
      try (Gathered gathered = Gathered.of(plan, base, reach)) {
        return new Going(plan, gathered, clock.instant()).all(earlier);
      }
    });
  }

  /// One run.
  private final class Going {
    private final MeasurementPlan plan;
    private final Gathered gathered;
    private final Instant begun;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Double> answered;
    private long spent;

    Going(MeasurementPlan plan, Gathered gathered, Instant begun) {
      this.plan = plan;
      this.gathered = gathered;
      this.begun = begun;
      this.answered = answered();
    }

    MeasurementRun all(Optional<MeasurementRun> earlier) {
      MeasurementRun nothingYet = soFar(MeasurementRun.State.PARTIAL);
      for (PlannedMetric metric : plan.metrics()) {
        Optional<Outcome> known = earlier.flatMap(e -> e.reusable(metric, nothingYet));
        outcomes.add(known.orElseGet(() -> measured(metric, outcomes.size() + 1)));
        listener.keep(soFar(MeasurementRun.State.PARTIAL));
      }
      boolean whole = outcomes.stream().noneMatch(Going::isStopped);
      return soFar(whole ? MeasurementRun.State.COMPLETE : MeasurementRun.State.PARTIAL);
    }

    private static boolean isStopped(Outcome outcome) {
      return outcome.readings().stream().anyMatch(r -> r.status() == Reading.Status.STOPPED);
    }

    private Outcome measured(PlannedMetric metric, int number) {
      Instant start = clock.instant();
      long cpu = cpu();
      var findings = new Findings();
      Task task = Task.of(metric.metric());
      var told = new Told(metric.metric(), number, start);
      CountedModel meter = counted().telling(told::asked);
      var bench = new Bench(gathered, meter, metric.samples(), plan.seed());
      try {
        meter.checkTime();
        told.expect(task.queries(new Settings(metric), bench));
        task.run(new Settings(metric), bench, findings);
      } catch (ProblemException e) {
        findings.problem(metric.metric(), e.problem());
      } catch (IllegalArgumentException e) {
        findings.problem(
            metric.metric(),
            new Problem(
                Problem.Kind.BAD_SETTING, String.valueOf(e.getMessage()), "change the plan"));
      }
      confirm(meter, findings);
      spent += meter.asked();
      return findings.outcome(metric, meter.asked(), (cpu() - cpu) / 1e9);
    }

    private CountedModel counted() {
      return CountedModel.within(left(), gathered.model()).until(deadline(), clock);
    }

    /// What somebody else runs must be the same model at the end of a metric as at its beginning:
    /// numbers of two models are numbers of none.
    private static void confirm(CountedModel model, Findings findings) {
      try {
        model.confirm();
      } catch (ProblemException e) {
        findings.withdraw(e.problem());
      }
    }

    /// What an endpoint answers to the first samples: whether it is the same when the run is
    /// resumed.
    private List<Double> answered() {
      Optional<Samples> first = gathered.firstSamples(REMEMBERED);
      boolean asked = gathered.model() instanceof RemoteModel;
      if (!asked || first.isEmpty()) {
        return List.of();
      }
      CountedModel meter = counted();
      Predictions answers = meter.predict(first.get());
      spent += meter.asked();
      return IntStream.range(0, answers.count())
          .boxed()
          .flatMap(i ->
              answers.output() == Output.LABELS
                  ? Stream.of((double) answers.label(i))
                  : IntStream.range(0, answers.classes())
                      .mapToObj(c -> (double) answers.value(i, c)))
          .toList();
    }

    private long left() {
      long most = plan.budgetOrNone().mostQueries();
      return most == Long.MAX_VALUE ? most : Math.max(0, most - spent);
    }

    private Optional<Instant> deadline() {
      return plan.budgetOrNone().seconds().map(s -> begun.plus(Duration.ofSeconds(s)));
    }

    private MeasurementRun soFar(MeasurementRun.State state) {
      return new MeasurementRun(
          plan,
          instrument,
          begun,
          clock.instant(),
          state,
          gathered.digest(),
          gathered.baseline().map(b -> b.digest()),
          gathered.used(),
          outcomes,
          gathered.references().stream().map(OpenReferences.Named::used).toList(),
          answered);
    }

    /// Tells how far a metric is.
    private final class Told {
      private final MetricKind metric;
      private final int number;
      private final Instant start;
      private long expected;

      Told(MetricKind metric, int number, Instant start) {
        this.metric = metric;
        this.number = number;
        this.start = start;
      }

      void expect(long queries) {
        expected = queries;
        asked(0);
      }

      void asked(long asked) {
        Optional<Duration> left = Optional.empty();
        if (asked > 0 && expected > asked) {
          Duration used = Duration.between(start, clock.instant());
          double more = (double) (expected - asked) / asked;
          left = Optional.of(Duration.ofMillis((long) (used.toMillis() * more)));
        }
        listener.progress(
            new Progress(metric, number, plan.metrics().size(), asked, expected, left));
      }
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
