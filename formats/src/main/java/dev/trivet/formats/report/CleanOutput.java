package dev.trivet.formats.report;

import gg.jte.TemplateOutput;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Lets no character through that hides or turns the text around it, whoever wrote it. Everything
/// on the page passes here once.
final class CleanOutput implements TemplateOutput {
  private final Appendable out;

  CleanOutput(Appendable out) {
    this.out = out;
  }

  @Override
  public void writeContent(String text) {
    writeContent(text, 0, text.length());
  }

  @Override
  public void writeContent(String text, int begin, int end) {
    try {
      int from = begin;
      for (int i = begin; i < end; i++) {
        if (Shown.isHidden(text.charAt(i))) {
          out.append(text, from, i);
          from = i + 1;
        }
      }
      out.append(text, from, end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
