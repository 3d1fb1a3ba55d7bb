package dev.trivet.cli;

import dev.trivet.cli.ProofWriter.Proven;
import dev.trivet.formats.json.WritePosture;
import dev.trivet.formats.navigator.WriteNavigatorLayer;
import dev.trivet.formats.report.WriteReport;
import dev.trivet.formats.sarif.WriteSarif;
import dev.trivet.formats.xlsx.WriteStatementOfApplicability;
import dev.trivet.posture.SystemPosture;
import dev.trivet.proof.Findings;
import dev.trivet.proof.StatementOfApplicability;
import dev.trivet.threat.FindAttackPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Everything `trivet prove` writes, in the order it is listed.
final class ProofWriters {
  private ProofWriters() {}

  static List<ProofWriter> all() {
    return List.of(
        new ProofWriter(
            "report.html",
            "everything on one page, for people; open it in a browser",
            (proven, to) ->
                new WriteReport(proven.rules())
                    .write(proven.posture(), Optional.of(proven.places()), to)),
        new ProofWriter(
            "statement-of-applicability.xlsx",
            "the ISO/IEC 42001 statement, for auditors",
            ProofWriters::statement),
        new ProofWriter(
            "atlas-navigator",
            "layers for the ATLAS Navigator: all systems, and each",
            ProofWriters::layers),
        new ProofWriter(
            "findings.sarif", "what is not in order, for code hosts and CI", ProofWriters::sarif),
        new ProofWriter(
            "posture.json",
            "every verdict, finding and gap, for other programs",
            ProofWriters::posture));
  }

  private static void statement(Proven proven, Path to) throws IOException {
    Optional<StatementOfApplicability> statement = StatementOfApplicability.of(proven.posture());
    if (statement.isPresent()) {
      try (var out = Files.newOutputStream(to)) {
        new WriteStatementOfApplicability(RootUsage.release())
            .write(proven.posture(), statement.get(), out);
      }
    }
  }

  private static void layers(Proven proven, Path to) throws IOException {
    Files.createDirectory(to);
    var write = new WriteNavigatorLayer(proven.posture());
    try (var out = Files.newBufferedWriter(to.resolve("all-systems.json"))) {
      write.write(out);
    }
    for (SystemPosture system : proven.posture().systems()) {
      try (var out = Files.newBufferedWriter(to.resolve("system-" + system.id() + ".json"))) {
        write.write(system, out);
      }
    }
  }

  private static void sarif(Proven proven, Path to) throws IOException {
    String directory = Repository.pathOf(proven.directory());
    try (var out = Files.newBufferedWriter(to)) {
      new WriteSarif(RootUsage.release(), proven.places(), directory)
          .write(proven.posture(), Findings.of(proven.posture()), out);
    }
  }

  private static void posture(Proven proven, Path to) throws IOException {
    try (var out = Files.newBufferedWriter(to)) {
      new WritePosture(WritePosture.Detail.FIGURES, new FindAttackPaths(proven.rules()))
          .write(proven.posture(), out);
    }
  }
}
