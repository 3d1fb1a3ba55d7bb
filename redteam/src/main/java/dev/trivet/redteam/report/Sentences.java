package dev.trivet.redteam.report;

import dev.trivet.measure.result.Interval;
import dev.trivet.measure.statistics.Proportion;
import dev.trivet.redteam.figure.Claim;
import dev.trivet.redteam.figure.Counts;
import dev.trivet.redteam.figure.FamilyFigures;
import dev.trivet.redteam.figure.RunFigures;
import dev.trivet.redteam.report.RunView.Fact;
import dev.trivet.redteam.run.RedTeamRun;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Figures in words.
public final class Sentences {
  private Sentences() {}

  /// `4.9 %`
  public static String percent(double share) {
    double tenths = Math.round(share * 1000) / 10.0;
    return Words.of(tenths) + " %";
  }

  /// `1.2 to 9.7 %`
  public static String interval(Interval interval) {
    return Words.of(Math.round(interval.low() * 1000) / 10.0) + " to " + percent(interval.high());
  }

  /// `4 of 84 (1.3 to 11.7 %)`
  static String proportion(Proportion p) {
    return p.trials() == 0
        ? "-"
        : p.hits() + " of " + p.trials() + " (" + interval(p.clopperPearson(0.95)) + ")";
  }

  /// What a run comes to.
  public static String lead(RedTeamRun run, RunFigures figures) {
    if (figures.attacks().isEmpty()) {
      return "No attack was tried.";
    }
    FamilyFigures all = figures.attacks().get();
    if (all.rate().metric().isEmpty()) {
      return "Nothing could be scored: " + odd(all.counts()) + ".";
    }
    String early =
        run.state() == RedTeamRun.State.COMPLETE
            ? ""
            : " The run ended early (" + Words.spoken(run.state()) + ").";
    return "%s of %d scored attacks succeeded; the rate lies between %s with 95 %% confidence.%s"
        .formatted(
            all.counts().hits(),
            all.counts().scored(),
            interval(all.rate().interval().orElseThrow()).replace(" to ", " and "),
            early);
  }

  static List<Fact> facts(RedTeamRun run) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("target", run.target()));
    facts.add(new Fact("instrument", run.instrument()));
    facts.add(
        new Fact(
            "suite",
            "release %s, seed %d, %d probes of each of %d families"
                .formatted(
                    run.suite().release(),
                    run.suite().seed(),
                    run.suite().perFamily(),
                    run.suite().families().size())));
    facts.add(new Fact("attempts at each probe", Integer.toString(run.repeat())));
    facts.add(new Fact("begun and ended", run.started() + " to " + run.ended()));
    facts.add(new Fact("state", Words.spoken(run.state())));
    facts.add(
        new Fact(
            "spent",
            String.format(
                Locale.ROOT,
                "%,d queries, %,d tokens read, %,d written",
                run.spent().queries(),
                run.spent().usage().read(),
                run.spent().usage().written())));
    run.instructionsDigest().ifPresent(d -> facts.add(new Fact("deployment's instructions", d)));
    return facts;
  }

  /// `6 of 18`
  public static String counts(FamilyFigures f) {
    int hits = f.family().isAttack() ? f.counts().hits() : f.counts().refused();
    return hits + " of " + f.counts().scored();
  }

  /// What could not be scored: `2 blocked, 1 error`; empty when there is nothing.
  public static String odd(Counts counts) {
    var words = new ArrayList<String>();
    if (counts.blocked() > 0) {
      words.add(counts.blocked() + " blocked");
    }
    if (counts.errors() > 0) {
      words.add(counts.errors() + (counts.errors() == 1 ? " error" : " errors"));
    }
    if (counts.unscorable() > 0) {
      words.add(counts.unscorable() + " unscorable");
    }
    return String.join(", ", words);
  }

  /// What the data says to "under the limit".
  public static String claim(Claim claim) {
    return switch (claim.word()) {
      case SHOWN -> "under " + percent(claim.limit());
      case CONTRADICTED -> "above " + percent(claim.limit());
      case UNDECIDED -> "undecided";
      case NOT_ENOUGH_DATA -> "not enough data";
    };
  }

  static String need(Claim claim) {
    return claim.word() == Claim.Word.NOT_ENOUGH_DATA
        ? String.format(Locale.ROOT, "not enough data (%d of %d)", claim.have(), claim.need())
        : claim(claim);
  }
}
