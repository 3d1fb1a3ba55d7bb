package dev.trivet.cli;

import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Table;
import dev.trivet.cli.text.Table.Align;
import dev.trivet.control.Control;
import dev.trivet.posture.Verdict;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Controls for people, by the area they belong to.
final class ShowControls {
  private final Printer out;

  ShowControls(Printer out) {
    this.out = out;
  }

  void list(List<Control> controls) {
    byArea(controls, control -> Span.faint(Words.of(control.effect())));
    out.line(Count.of(controls.size(), "control"));
  }

  void judged(List<Control> controls, Function<Control, Verdict> verdicts) {
    byArea(controls, control -> span(verdicts.apply(control)));
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    controls.forEach(c -> counts.merge(verdicts.apply(c), 1, Integer::sum));
    var words = new ArrayList<String>();
    counts.forEach((verdict, count) -> words.add(count + " " + Words.spoken(verdict)));
    out.wrapped(
        Span.strong(Count.of(controls.size(), "control") + ": "),
        Span.of(String.join(", ", words)),
        2);
  }

  private void byArea(List<Control> controls, Function<Control, Span> mark) {
    for (Control.Area area : Control.Area.values()) {
      Table table = Table.of(Align.LEFT, Align.LEFT, Align.LEFT).indented(2);
      boolean any = false;
      for (Control control : controls) {
        if (control.area() == area) {
          any = true;
          table.row(
              Span.strong(control.id().value()), mark.apply(control), Span.of(control.title()));
        }
      }
      if (any) {
        out.heading(Words.spoken(area));
        table.print(out);
        out.blank();
      }
    }
  }

  private static Span span(Verdict verdict) {
    // Padded, so that the columns of all areas line up.
    return new Span(Tones.of(verdict), "%-8s".formatted(Words.spoken(verdict)));
  }
}
