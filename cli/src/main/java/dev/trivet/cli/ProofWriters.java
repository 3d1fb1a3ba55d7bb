package dev.trivet.cli;

import dev.trivet.formats.json.WritePosture;
import dev.trivet.formats.navigator.WriteNavigatorLayer;
import dev.trivet.formats.programme.Places;
import dev.trivet.formats.report.WriteReport;
import dev.trivet.formats.sarif.WriteSarif;
import dev.trivet.formats.xlsx.WriteStatementOfApplicability;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SystemPosture;
import dev.trivet.proof.Findings;
import dev.trivet.proof.StatementOfApplicability;
import dev.trivet.threat.ThreatRules;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything `trivet prove` writes, in the order it is listed.
final class ProofWriters {
  private ProofWriters() {}

  /// @param directory of the programme, as it is found from where the command runs
  static List<ProofWriter> all(Posture posture, ThreatRules rules, Path directory) {
    var all = new ArrayList<ProofWriter>();
    all.add(new ReportFile(rules));
    StatementOfApplicability.of(posture).ifPresent(statement -> all.add(new SoaFile(statement)));
    all.add(new NavigatorFiles());
    all.add(new SarifFile(directory));
    all.add(new PostureFile());
    return all;
  }

  private record ReportFile(ThreatRules rules) implements ProofWriter {
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
      new WriteReport(rules).write(posture, Optional.of(places), folder.resolve(name()));
    }
  }

  private record SoaFile(StatementOfApplicability statement) implements ProofWriter {
    @Override
    public String name() {
      return "statement-of-applicability.xlsx";
    }

    @Override
    public String about() {
      return "ISO/IEC 42001 Annex A, all 38 controls with reasons and evidence, for auditors";
    }

    @Override
    public void write(Posture posture, Places places, Path folder) throws IOException {
      try (var out = Files.newOutputStream(folder.resolve(name()))) {
        new WriteStatementOfApplicability(RootUsage.release()).write(posture, statement, out);
      }
    }
  }

  private record NavigatorFiles() implements ProofWriter {
    @Override
    public String name() {
      return "navigator";
    }

    @Override
    public String about() {
      return "layers for ATLAS Navigator: all.json, and one for each system";
    }

    @Override
    public void write(Posture posture, Places places, Path folder) throws IOException {
      Path layers = Files.createDirectory(folder.resolve(name()));
      var write = new WriteNavigatorLayer(posture);
      try (Writer out = Files.newBufferedWriter(layers.resolve("all.json"))) {
        write.write(out);
      }
      for (SystemPosture system : posture.systems()) {
        Path layer = layers.resolve("system-" + system.id() + ".json");
        try (Writer out = Files.newBufferedWriter(layer)) {
          write.write(system, out);
        }
      }
    }
  }

  private record SarifFile(Path directory) implements ProofWriter {
    @Override
    public String name() {
      return "findings.sarif";
    }

    @Override
    public String about() {
      return "the findings with file and line, for continuous integration";
    }

    @Override
    public void write(Posture posture, Places places, Path folder) throws IOException {
      // Results name files from the root of a repository, which an absolute path does not tell.
      String within =
          directory.isAbsolute() ? "" : directory.normalize().toString().replace('\\', '/');
      try (Writer out = Files.newBufferedWriter(folder.resolve(name()))) {
        new WriteSarif(RootUsage.release(), places, within)
            .write(posture, Findings.of(posture), out);
      }
    }
  }

  private record PostureFile() implements ProofWriter {
    @Override
    public String name() {
      return "posture.json";
    }

    @Override
    public String about() {
      return "everything with its explanation, for other programs";
    }

    @Override
    public void write(Posture posture, Places places, Path folder) throws IOException {
      try (Writer out = Files.newBufferedWriter(folder.resolve(name()))) {
        new WritePosture(WritePosture.Detail.EXPLANATIONS).write(posture, out);
      }
    }
  }
}
