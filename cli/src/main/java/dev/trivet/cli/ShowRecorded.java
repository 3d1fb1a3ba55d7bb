package dev.trivet.cli;

import dev.trivet.cli.text.Pad;
import dev.trivet.cli.text.Printer;
import dev.trivet.evidence.Observation;
import dev.trivet.shared.Digest;
import java.nio.file.Path;
import java.util.List;

/// What was recorded, for people.
final class ShowRecorded {
  private static final int METHOD = 21;

  private final Printer out;

  ShowRecorded(Printer out) {
    this.out = out;
  }

  void all(Path file, ComponentPlace place, Digest digest, List<Observation> seen) {
    out.heading(place.toString());
    out.line("  " + digest);
    for (Observation observation : seen) {
      out.line("  " + Pad.right(observation.method(), METHOD) + said(observation));
    }
    out.line("recorded in " + file);
  }

  private static String said(Observation observation) {
    return observation
        .outcome()
        .or(() -> observation.measurement().map(m -> Double.toString(m.value())))
        .orElse("");
  }
}
