package dev.trivet.cli;

import dev.trivet.formats.document.Json;
import dev.trivet.formats.programme.Places;
import dev.trivet.posture.Posture;
import dev.trivet.proof.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Everything `trivet prove` writes, in the order it is listed.
final class ProofWriters {
  private ProofWriters() {}

  static List<ProofWriter> all() {
    return List.of(new AssessmentFile());
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
