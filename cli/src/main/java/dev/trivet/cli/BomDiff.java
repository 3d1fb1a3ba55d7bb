package dev.trivet.cli;

import dev.trivet.bom.compare.DiffBills;
import dev.trivet.bom.compare.DiffBills.Change;
import dev.trivet.bom.compare.DiffBills.Difference;
import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Tone;
import dev.trivet.formats.document.Json;
import dev.trivet.shared.Words;
import java.io.IOException;
import java.util.List;

/// `trivet bom diff`: what is different between two bills, or two versions of a model.
final class BomDiff implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "diff", "Says what is different between two bills or models.")
        .about("Exits 1 when there is any difference.")
        .needs("OLD", "A bill (CycloneDX or SPDX 3, JSON), or a model's file or directory.")
        .needs("NEW", "The same.")
        .example("trivet bom diff bom-1.json bom-2.json", "Between two bills.")
        .example("trivet bom diff supplier.json models/claim-triage", "A bill and the files.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    var old = BomInputs.billOrModel(given.argument(0).orElseThrow(), console);
    var now = BomInputs.billOrModel(given.argument(1).orElseThrow(), console);
    List<Difference> differences = new DiffBills(old, now).differences();
    if (given.json()) {
      Json.write(differences, console.out().raw());
    } else {
      show(differences, console.out());
      console.talk().line(Count.of(differences.size(), "difference"));
    }
    return differences.isEmpty() ? ExitCode.FINE : ExitCode.FINDINGS;
  }

  private static void show(List<Difference> differences, Printer out) {
    String last = "";
    for (Difference difference : differences) {
      if (!difference.about().equals(last) || difference.field().isEmpty()) {
        heading(difference, out);
      }
      last = difference.about();
      if (!difference.field().isEmpty()) {
        out.wrapped("  ", difference.field(), 2);
        line("- ", Tone.BAD, difference.was(), out);
        line("+ ", Tone.GOOD, difference.is(), out);
      }
    }
  }

  private static void heading(Difference difference, Printer out) {
    String word = difference.field().isEmpty() ? Words.spoken(difference.change()) + "  " : "";
    Tone tone =
        difference.change() == Change.ADDED
            ? Tone.GOOD
            : difference.change() == Change.REMOVED ? Tone.BAD : Tone.PLAIN;
    out.wrapped(new Span(tone, word), Span.strong(difference.about()), 2);
  }

  private static void line(String sign, Tone tone, String text, Printer out) {
    if (!text.isEmpty()) {
      out.wrapped(new Span(tone, "    " + sign), Span.of(text), 6);
    }
  }
}
