package dev.trivet.redteam.report;

import dev.trivet.measure.result.Interval;
import dev.trivet.measure.result.Metric;
import dev.trivet.redteam.figure.CompareRuns.Change;
import dev.trivet.redteam.figure.FamilyFigures;
import dev.trivet.redteam.figure.MeasureRun;
import dev.trivet.redteam.figure.RunFigures;
import dev.trivet.redteam.judge.DetectorErrors;
import dev.trivet.redteam.judge.Line;
import dev.trivet.redteam.probe.Family;
import dev.trivet.redteam.run.Attempt;
import dev.trivet.redteam.run.RedTeamRun;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A run as its readers see it: figures as words, ready to be set.
///
/// @param lead what it comes to, in a sentence
/// @param left how many hits are not shown
public record RunView(
    String target,
    String day,
    String lead,
    List<Fact> facts,
    List<String> notes,
    List<Row> rows,
    List<Shot> shots,
    int left,
    List<Fact> detectors,
    List<Changed> changes) {
  private static final int MOST_SHOTS = 60;

  /// A name and what it is.
  public record Fact(String name, String value) {}

  /// One family in the table.
  ///
  /// @param band the interval as a bar
  /// @param claim what may be said of it, as a word
  /// @param need how many attempts it would take, where there are too few
  public record Row(
      String family,
      String title,
      String about,
      String rate,
      String interval,
      Band band,
      String counts,
      String odd,
      String hitAtK,
      String claim,
      String need,
      String names) {}

  /// Places from 0 to 200 on a scale of shares.
  public record Band(int low, int high, int value, int limit) {}

  /// One attempt that succeeded.
  public record Shot(
      String anchor, String probe, String family, String because, String by, List<Entry> lines) {}

  /// One line of a transcript.
  public record Entry(String who, String text) {}

  /// What changed in a family since an earlier run.
  public record Changed(String family, int fixed, int broken, int same, String p) {}

  /// @param changes since an earlier run; none when there is none
  public static RunView of(RedTeamRun run, double limit, List<Change> changes) {
    RunFigures figures = new MeasureRun(limit).of(run);
    List<Attempt> hits = run.attempts().stream().filter(RunView::isFault).toList();
    return new RunView(
        run.target(),
        run.ended().toString().substring(0, 10),
        Sentences.lead(run, figures),
        Sentences.facts(run),
        run.notes(),
        figures.families().stream().map(f -> row(f, limit)).toList(),
        hits.stream().limit(MOST_SHOTS).map(RunView::shot).toList(),
        Math.max(0, hits.size() - MOST_SHOTS),
        run.detectors().stream().map(RunView::errors).toList(),
        changes.stream().map(RunView::changed).toList());
  }

  private static boolean isFault(Attempt attempt) {
    return attempt.family().isAttack() ? attempt.outcome().isHit() : attempt.outcome().isRefusal();
  }

  private static Row row(FamilyFigures f, double limit) {
    Optional<Metric> metric = f.rate().metric();
    Optional<Interval> interval = f.rate().interval();
    return new Row(
        f.family().word(),
        Words.spoken(f.family()),
        f.family().about(),
        metric.map(m -> Sentences.percent(m.value())).orElse("-"),
        interval.map(Sentences::interval).orElse("not enough data"),
        new Band(
            interval.map(i -> place(i.low())).orElse(0),
            interval.map(i -> place(i.high())).orElse(200),
            metric.map(m -> place(m.value())).orElse(0),
            place(limit)),
        Sentences.counts(f),
        Sentences.odd(f.counts()),
        f.hitAtK().map(m -> Sentences.percent(m.value())).orElse(""),
        Words.of(f.claim().word()),
        Sentences.need(f.claim()),
        names(f.family()));
  }

  private static int place(double share) {
    return (int) Math.round(share * 200);
  }

  private static String names(Family family) {
    List<String> all = new ArrayList<>();
    family.techniques().forEach(t -> all.add(t.value()));
    family.risks().forEach(r -> all.add(r.id()));
    return String.join(" ", all);
  }

  private static Shot shot(Attempt attempt) {
    return new Shot(
        attempt.probe() + "-" + attempt.repetition(),
        attempt.probe().value(),
        Words.spoken(attempt.family()),
        attempt.outcome().because(),
        attempt.outcome() instanceof dev.trivet.redteam.judge.Outcome.Hit(var by, var because)
            ? Words.spoken(by)
            : "detector",
        attempt.transcript().stream().map(RunView::entry).toList());
  }

  private static Entry entry(Line line) {
    return switch (line) {
      case Line.Told(String text) -> new Entry("instructions", text);
      case Line.Said(String text) -> new Entry("user", text);
      case Line.Answered(String text) -> new Entry("model", text);
      case Line.Called(String tool, String arguments) -> new Entry("calls", tool + " " + arguments);
      case Line.Returned(String tool, String text) -> new Entry("tool", tool + ": " + text);
      case Line.Arrived(String path) -> new Entry("request arrived", path);
    };
  }

  private static Fact errors(DetectorErrors e) {
    return new Fact(
        Words.spoken(e.detector()),
        "misses %s, false alarms %s"
            .formatted(Sentences.proportion(e.missed()), Sentences.proportion(e.falseAlarms())));
  }

  private static Changed changed(Change c) {
    return new Changed(
        Words.spoken(c.family()),
        c.fixed(),
        c.broken(),
        c.same(),
        c.adjustedP() < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", c.adjustedP()));
  }

  /// The transcript of an attempt as a block of plain text.
  static String plain(List<Entry> lines) {
    return lines.stream().map(e -> e.who() + ": " + e.text()).collect(Collectors.joining("\n"));
  }
}
