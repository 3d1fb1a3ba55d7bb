package dev.trivet.cli;

import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.posture.Explanation;
import java.util.List;

/// An explanation as an indented tree.
final class ShowExplanation {
  private final Printer out;

  ShowExplanation(Printer out) {
    this.out = out;
  }

  void tree(Explanation explanation) {
    node(explanation, 0);
  }

  private void node(Explanation explanation, int depth) {
    String indent = "  ".repeat(depth);
    String source = explanation.source().isEmpty() ? "" : "  [" + explanation.source() + "]";
    if (explanation.word().isEmpty()) {
      out.wrapped(indent, explanation.claim() + source, indent.length() + 2);
    } else {
      out.wrapped(
          new Span(Tones.ofWord(explanation.word()), indent + explanation.word() + "  "),
          Span.of(explanation.claim() + source),
          indent.length() + 2);
    }
    List<Explanation> because = explanation.because();
    because.forEach(child -> node(child, depth + 1));
  }
}
