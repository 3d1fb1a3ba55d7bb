package dev.trivet.cli;

import dev.trivet.formats.document.Json;
import dev.trivet.formats.programme.Places;
import dev.trivet.formats.report.WriteReport;
import dev.trivet.posture.Posture;
import dev.trivet.proof.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Everything `trivet prove` writes, in the order it is listed.
final class ProofWriters {
  private ProofWriters() {}

  static List<ProofWriter> all() {
    return List.of(new ReportFile(), new AssessmentFile());
  }

  private static final class ReportFile implements ProofWriter {
    @Override
    public String name() {
      return "report.html";
    }

    @Override
    public String about() {
      return "everything on one page, for people; open it in a browser";
    }

    @Override
    public void write(Posture posture, Places places, Path folder) throws IOException {
      new WriteReport().write(posture, Optional.of(places), folder.resolve(name()));
    }
  }

  /// The same as `trivet assess --json`.
  private static final class AssessmentFile implements ProofWriter {
    @Override
    public String name() {
      return "assessment.json";
    }

    @Override
    public String about() {
      return "the figures and findings, for other programs";
    }

    @Override
    public void write(Posture posture, Places places, Path folder) throws IOException {
      var json = AssessmentAsJson.of(posture, Findings.of(posture));
      Files.writeString(folder.resolve(name()), Json.text(json));
    }
  }
}
