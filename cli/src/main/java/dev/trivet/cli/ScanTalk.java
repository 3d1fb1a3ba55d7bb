package dev.trivet.cli;

import dev.trivet.artifact.scan.ScanResult;
import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Tone;

/// What a scan says besides its results.
record ScanTalk(Printer printer) {
  private static final int INDENT = 8;

  void note(String text) {
    printer.wrapped(new Span(Tone.CAUTION, "trivet: "), Span.of(text), INDENT);
  }

  void unread(ScanResult result) {
    String why = result.findings().getFirst().message();
    printer.wrapped(
        new Span(Tone.BAD, "trivet: "),
        Span.of("could not read " + result.path() + ": " + why),
        INDENT);
    printer.wrapped("        ", "check the path; the others were scanned", INDENT);
  }
}
