package dev.trivet.cli;

import dev.trivet.artifact.JsonResults;
import dev.trivet.cli.scan.ScanReport;
import dev.trivet.cli.scan.WriteScanCycloneDx;
import dev.trivet.cli.scan.WriteScanHtml;
import dev.trivet.cli.scan.WriteScanSarif;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files a scan writes besides what it prints.
final class ScanOutputs {
  private final Map<Path, Piece> pieces = new LinkedHashMap<>();
  private final Optional<Path> folder;

  /// Writes one file.
  @FunctionalInterface
  private interface Piece {
    void write(ScanReport report, Writer to) throws IOException;
  }

  /// A form, with its option and its name in a folder.
  private record Form(String option, String file, String about, Piece piece) {}

  private static List<Form> forms() {
    return List.of(
        new Form(
            "--sarif",
            "scan.sarif",
            "Also write SARIF 2.1.0, for code hosts and CI.",
            new WriteScanSarif()::write),
        new Form(
            "--html",
            "scan.html",
            "Also write one HTML page, for people.",
            new WriteScanHtml()::write),
        new Form(
            "--cyclonedx",
            "scan.cdx.json",
            "Also write CycloneDX 1.6: digests, vulnerabilities, verdicts.",
            new WriteScanCycloneDx(RootUsage.release())::write));
  }

  static void options(Usage usage) {
    for (Form form : forms()) {
      usage.option(form.option(), "FILE", form.about());
    }
    usage.option("--out", "DIR", "Also write all three, and scan.json, into that folder.");
  }

  ScanOutputs(Given given) throws Refusal {
    for (Form form : forms()) {
      Optional<String> file = given.option(form.option());
      if (file.isPresent()) {
        pieces.put(Inputs.path(file.get()), form.piece());
      }
    }
    Optional<String> named = given.option("--out");
    folder = named.isPresent() ? Optional.of(Inputs.path(named.get())) : Optional.empty();
  }

  void write(ScanReport report) throws IOException {
    for (var piece : pieces.entrySet()) {
      Path file = piece.getKey().toAbsolutePath();
      try (var output = WholeOutput.into(parent(file))) {
        write(piece.getValue(), report, output.folder().resolve(file.getFileName()));
        output.moveIntoPlace();
      }
    }
    if (folder.isPresent()) {
      try (var output = WholeOutput.into(folder.get())) {
        for (Form form : forms()) {
          write(form.piece(), report, output.folder().resolve(form.file()));
        }
        write(
            (all, to) -> to.write(JsonResults.write(all.results())),
            report,
            output.folder().resolve("scan.json"));
        output.moveIntoPlace();
      }
    }
  }

  private static Path parent(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IOException(file + " is no file to write to");
    }
    return parent;
  }

  private static void write(Piece piece, ScanReport report, Path to) throws IOException {
    try (Writer writer = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
      piece.write(report, writer);
    }
  }
}
