package dev.trivet.measure.handover;

import dev.trivet.measure.handover.CompareSketches.Moved;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.statistics.Holm;
import dev.trivet.shared.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Hands a week's model on to the next. The week is held against the one before and against the
/// first, in everything a sketch keeps; Holm's correction pays for looking at all of it, and the
/// false-alarm rate is spent evenly over the weeks, so that it holds for all of them together
/// however they depend on each other.
public final class HandOver {
  private HandOver() {}

  /// One week's model.
  ///
  /// @param replaces the model its plan names as its baseline, where it does
  /// @param sketch made with the edges of the first week
  public record Week(
      Instant made, Digest model, Optional<Digest> replaces, List<Digest> data, Sketch sketch) {
    public Week {
      data = List.copyOf(data);
    }
  }

  /// What a week is held against.
  public enum Against {
    WEEK_BEFORE,
    FIRST_WEEK
  }

  /// One way of looking.
  ///
  /// @param detail what moved most, and how
  /// @param adjusted its p-value after Holm's correction over all of the week
  public record Finding(
      String subject, Against against, String detail, double pValue, double adjusted) {}

  /// @param level the share of the false-alarm rate that belongs to this week
  public record HandedOver(Baseline next, List<Finding> findings, double level) {
    public HandedOver {
      findings = List.copyOf(findings);
    }

    public List<Finding> alarms() {
      return findings.stream()
          .filter(f -> f.adjusted() <= level)
          .sorted((a, b) -> Double.compare(a.pValue(), b.pValue()))
          .toList();
    }
  }

  /// Begins a chain.
  public static Baseline begin(Week week, double falseAlarms, long weeks) {
    return new Baseline(
        1,
        falseAlarms,
        weeks,
        week.made(),
        week.model(),
        week.data(),
        week.sketch(),
        Optional.empty(),
        List.of());
  }

  /// @param before the week before; `digest` of its document
  public static Attempt<HandedOver> on(Baseline before, Digest digest, Week week) {
    return Attempt.at(() -> {
      check(before, week);
      List<Finding> findings = findings(before, week.sketch());
      List<Digest> earlier = Stream.concat(before.earlier().stream(), Stream.of(digest)).toList();
      var next =
          new Baseline(
              before.number() + 1,
              before.falseAlarms(),
              before.weeks(),
              week.made(),
              week.model(),
              week.data(),
              week.sketch(),
              Optional.of(before.anchor()),
              earlier);
      return new HandedOver(next, findings, level(before));
    });
  }

  /// What a week that was handed on before was found to be, from its document alone.
  ///
  /// @return empty where the two cannot be held against each other
  public static Optional<List<Finding>> again(Baseline before, Baseline week) {
    return week.week().isLike(before.week()) && week.week().isLike(before.anchor())
        ? Optional.of(findings(before, week.week()))
        : Optional.empty();
  }

  /// The first week compares nothing.
  private static double level(Baseline before) {
    return before.falseAlarms() / (before.weeks() - 1);
  }

  private static void check(Baseline before, Week week) {
    if (before.number() >= before.weeks()) {
      throw refused(
          "the %d weeks the false-alarm rate was chosen for are over".formatted(before.weeks()),
          "begin a new chain");
    }
    if (!week.made().isAfter(before.made())) {
      throw refused("this week is not after the one before", "give the last week's baseline");
    }
    if (week.replaces().isPresent() && !week.replaces().get().equals(before.model())) {
      throw refused(
          "the plan's baseline is not the model of the week before",
          "name the model with digest " + before.model() + ", or give another week's baseline");
    }
    if (!week.sketch().isLike(before.week()) || !week.sketch().isLike(before.anchor())) {
      throw refused(
          "this week's model has other inputs, classes or answers than the one before",
          "begin a new chain for a new kind of model");
    }
  }

  private static List<Finding> findings(Baseline before, Sketch now) {
    var raw = new ArrayList<Finding>();
    add(raw, Against.WEEK_BEFORE, CompareSketches.of(before.week(), now));
    if (before.number() > 1) {
      add(raw, Against.FIRST_WEEK, CompareSketches.of(before.anchor(), now));
    }
    double[] adjusted = Holm.adjusted(raw.stream().mapToDouble(Finding::pValue).toArray());
    var findings = new ArrayList<Finding>();
    for (int i = 0; i < raw.size(); i++) {
      Finding f = raw.get(i);
      findings.add(new Finding(f.subject(), f.against(), f.detail(), f.pValue(), adjusted[i]));
    }
    return findings;
  }

  private static void add(List<Finding> to, Against against, List<Moved> moved) {
    for (Moved m : moved) {
      to.add(new Finding(m.subject(), against, m.detail(), m.pValue(), m.pValue()));
    }
  }

  private static ProblemException refused(String what, String hint) {
    return new ProblemException(Problem.Kind.BAD_SETTING, what, hint);
  }
}
