package dev.trivet.cli;

import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Tone;
import dev.trivet.formats.document.Problem;
import dev.trivet.formats.document.Problem.Severity;
import dev.trivet.shared.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Shows what is wrong in documents, each as `file:line:column: error: what`, as compilers do and
/// editors understand.
final class ShowProblems {
  private static final int INDENT = 4;

  private final Printer printer;

  ShowProblems(Printer printer) {
    this.printer = printer;
  }

  void all(List<Problem> problems, int left) {
    problems.forEach(this::one);
    if (left > 0) {
      printer.line("and " + left + " more, not shown");
    }
  }

  private void one(Problem problem) {
    Tone tone =
        switch (problem.severity()) {
          case ERROR -> Tone.BAD;
          case WARNING -> Tone.CAUTION;
        };
    printer.line(
        Span.strong(problem.at() + ":"),
        Span.of(" "),
        new Span(tone, Words.of(problem.severity())),
        Span.faint(" [" + Words.of(problem.kind()) + "]"));
    String indent = " ".repeat(INDENT);
    printer.wrapped(indent, problem.message(), INDENT);
    if (!problem.hint().isEmpty()) {
      printer.wrapped(Span.of(indent), Span.faint(problem.hint()), INDENT);
    }
  }

  /// `programme: 2 errors, 1 warning`.
  void summary(String of, List<Problem> problems, int left) {
    long errors = problems.stream().filter(p -> p.severity() == Severity.ERROR).count();
    long warnings = problems.size() - errors;
    String more = left > 0 ? ", " + left + " more" : "";
    printer.line(
        Span.strong(of + ": "),
        Span.of(Count.of(errors, "error") + ", " + Count.of(warnings, "warning") + more));
  }

  static Map<String, Object> json(Problem problem) {
    var json = new LinkedHashMap<String, Object>();
    json.put("severity", problem.severity());
    json.put("kind", problem.kind());
    json.put("file", problem.at().file());
    json.put("line", problem.at().line());
    json.put("column", problem.at().column());
    json.put("message", problem.message());
    json.put("hint", problem.hint());
    return json;
  }
}
