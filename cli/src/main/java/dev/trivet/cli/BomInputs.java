package dev.trivet.cli;

import dev.trivet.artifact.scan.Limits;
import dev.trivet.bom.Aibom;
import dev.trivet.bom.BomFinding;
import dev.trivet.bom.BomFinding.Severity;
import dev.trivet.bom.compare.ReadBill;
import dev.trivet.bom.read.AddProgramme;
import dev.trivet.bom.read.ReadBom;
import dev.trivet.bom.read.Signature;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.posture.Programme;
import dev.trivet.shared.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the bill commands read, and when their findings fail them.
final class BomInputs {
  private static final String NEVER = "never";
  private static final int LOOKED_AT = 512;

  private BomInputs() {}

  static Usage threshold(Usage usage, String otherwise) {
    return usage.option(
        "--fail-on",
        "SEVERITY",
        "Exit 1 from findings of this severity on: low, medium, high or never; "
            + otherwise
            + " if left out.");
  }

  static Optional<Severity> threshold(Given given, String otherwise) throws Refusal {
    String word = given.option("--fail-on").orElse(otherwise);
    if (word.equals(NEVER)) {
      return Optional.empty();
    }
    var known = new ArrayList<>(Arrays.stream(Severity.values()).map(Words::of).toList());
    known.add(NEVER);
    return Optional.of(
        Arrays.stream(Severity.values())
            .filter(severity -> Words.of(severity).equals(word))
            .findFirst()
            .orElseThrow(() -> Unknown.word("severity", word, known)));
  }

  static ExitCode code(List<BomFinding> findings, Optional<Severity> threshold) {
    boolean isReached =
        threshold.isPresent()
            && findings.stream().anyMatch(f -> f.kind().severity().compareTo(threshold.get()) >= 0);
    return isReached ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  /// The bill of a model, with what a programme declares when one is given.
  static Aibom read(String model, Given given, Console console) throws IOException, Refusal {
    Optional<AddProgramme> declared = declared(given, console);
    Path path = Inputs.existing(model);
    Optional<Signature> signature = BomSignature.of(path, given, console);
    return of(path, signature, declared, console);
  }

  private static Aibom of(
      Path model, Optional<Signature> signature, Optional<AddProgramme> declared, Console console)
      throws IOException {
    console.progress().says("Reading the model");
    Aibom bom = new ReadBom(Limits.STANDARD).from(model, signature, declared);
    console.progress().done();
    return bom;
  }

  /// The bill in a file, or that of a model.
  static Aibom billOrModel(String name, Console console) throws IOException, Refusal {
    Path path = Inputs.existing(name);
    return Files.isDirectory(path) || !isDocument(path) ? model(name, console) : bill(name);
  }

  /// What a model's files say.
  static Aibom model(String name, Console console) throws IOException, Refusal {
    return of(Inputs.existing(name), Optional.empty(), Optional.empty(), console);
  }

  /// Bills are JSON, XML or lines of SPDX, and models in one file are none of these. Those that
  /// cannot be read are refused as bills.
  private static boolean isDocument(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
      String begun = start.replace("\uFEFF", "").stripLeading();
      return Stream.of("{", "<", "SPDXVersion:").anyMatch(begun::startsWith);
    }
  }

  /// @throws Refusal when it is no bill that is known
  static Aibom bill(String name) throws IOException, Refusal {
    return switch (ReadBill.from(Inputs.existing(name))) {
      case ReadBill.Bill bill -> bill.bom();
      case ReadBill.NoBill none ->
          throw new Refusal(
              ExitCode.REFUSED, name + " cannot be read as a bill: " + none.why(), none.hint());
    };
  }

  private static Optional<AddProgramme> declared(Given given, Console console) throws Refusal {
    Optional<String> directory = given.option("--programme");
    Optional<String> component = given.option("--component");
    if (directory.isEmpty() != component.isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE,
          "--programme and --component belong together",
          "write --programme DIR --component SYSTEM/ID");
    }
    if (directory.isEmpty() || component.isEmpty()) {
      return Optional.empty();
    }
    Instant now = console.clock().instant();
    Programme programme =
        Inputs.programme(directory.get(), new ShippedCatalog(), now, console)
            .programme()
            .orElseThrow();
    ComponentPlace place = ComponentPlace.find(component.get(), programme);
    return Optional.of(new AddProgramme(programme, place.in(), place.component()));
  }
}
