package dev.trivet.redteam.report;

import dev.trivet.shared.Checks;
import gg.jte.TemplateOutput;

/// Lets no character through that hides or turns the text around it, whoever wrote it.
record CleanOutput(StringBuilder out) implements TemplateOutput {
  @Override
  public void writeContent(String text) {
    writeContent(text, 0, text.length());
  }

  @Override
  public void writeContent(String text, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (!Checks.isHidden(text.charAt(i))) {
        out.append(text.charAt(i));
      }
    }
  }
}
