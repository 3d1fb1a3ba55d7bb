package dev.trivet.redteam.run;

import dev.trivet.redteam.judge.Line;
import dev.trivet.redteam.judge.Names;
import dev.trivet.redteam.judge.Outcome;
import dev.trivet.redteam.probe.Family;
import dev.trivet.redteam.probe.ProbeId;
import java.util.Comparator;
import java.util.List;

/// One probe played once.
///
/// @param repetition from 1
/// @param names the packages it stood by, for package probes
public record Attempt(
    ProbeId probe,
    Family family,
    int repetition,
    Outcome outcome,
    Names names,
    List<Line> transcript) {
  public static final Comparator<Attempt> IN_ORDER =
      Comparator.comparing(Attempt::family)
          .thenComparing(Attempt::probe)
          .thenComparingInt(Attempt::repetition);

  public Attempt {
    transcript = List.copyOf(transcript);
  }
}
