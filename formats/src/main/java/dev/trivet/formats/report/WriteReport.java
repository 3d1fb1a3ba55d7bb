package dev.trivet.formats.report;

import dev.trivet.formats.programme.Places;
import dev.trivet.posture.Posture;
import dev.trivet.threat.ThreatRules;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Writes the report: one HTML file for people that needs no network, no other file and no script.
public final class WriteReport {
  private final ThreatRules rules;

  /// @param rules those the posture was assessed by; attack paths follow from them
  public WriteReport(ThreatRules rules) {
    this.rules = rules;
  }

  /// @param places where the programme's documents stand; empty when it was not read from files
  /// @throws IOException when `file` cannot be written
  public void write(Posture posture, Optional<Places> places, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      write(posture, places, out);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// @throws UncheckedIOException when `out` refuses
  public void write(Posture posture, Optional<Places> places, Appendable out) {
    ReportView report = ReportView.of(new Sources(posture, places), rules);
    HtmlTemplateOutput html = new OwaspHtmlTemplateOutput(new CleanOutput(out));
    JtereportGenerated.render(html, new NoInterceptor(), report, Assets.read());
  }
}
