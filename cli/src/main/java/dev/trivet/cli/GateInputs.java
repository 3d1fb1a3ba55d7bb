package dev.trivet.cli;

import dev.trivet.artifact.FormatReaders;
import dev.trivet.artifact.ScanArtifacts;
import dev.trivet.artifact.integrity.SignatureFile;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.key.VerificationKey;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.artifact.integrity.signer.Trust;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.evidence.Subject;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.gate.GateFacts;
import dev.trivet.gate.gather.FactsFromProgramme;
import dev.trivet.gate.gather.LookAtModel;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SystemPosture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Everything the gate looks at, as the command line names it.
final class GateInputs {
  static final String PROGRAMME = "--programme";
  private static final String PRODUCTION = "production";
  private static final int MOST_KEY_BYTES = 1 << 16;

  private final Given given;
  private final Console console;
  private final Instant at;

  GateInputs(Given given, Console console, Instant at) {
    this.given = given;
    this.console = console;
    this.at = at;
  }

  static void options(Usage usage) {
    usage
        .option("--trusted-key", "PEM", "The public key of who signs your models.")
        .option("--signature", "FILE", "The signature; MODEL.sig or model.sig if left out.")
        .option("--trust", "FILE", "Classes of your own that pickles may use, as YAML.")
        .option(PROGRAMME, "DIR", "The programme the model is for.")
        .option("--system", "ID", "The system in it.")
        .option("--component", "ID", "The part of the system the model is.");
  }

  static String environment(Given given) {
    return given.option("--environment").orElse(PRODUCTION);
  }

  GateFacts facts(String model) throws IOException, Refusal {
    GateFacts facts = look(model);
    Optional<String> programme = given.option(PROGRAMME);
    if (programme.isPresent() != given.option("--system").isPresent()) {
      throw new Refusal(ExitCode.USAGE, "--programme and --system go together");
    }
    if (given.option("--component").isPresent() && programme.isEmpty()) {
      throw new Refusal(ExitCode.USAGE, "--component needs --programme and --system");
    }
    return programme.isPresent() ? inProgramme(programme.get(), facts) : facts;
  }

  private GateFacts look(String model) throws IOException, Refusal {
    Path path = Inputs.existing(model);
    int threads = Runtime.getRuntime().availableProcessors();
    var scan =
        new ScanArtifacts(
            FormatReaders.all(ScanCommand.trust(given, console).valid()),
            Limits.STANDARD,
            threads,
            System::nanoTime);
    var look = new LookAtModel(scan, new HashRanges(threads), trusted(), at);
    console.progress().says("Looking at " + model);
    GateFacts facts = look.at(path, signature(given, model), environment(given));
    console.progress().done();
    return facts;
  }

  /// Where the signature of a model lies; it is not part of the model.
  static Path signature(Given given, String model) throws Refusal {
    Optional<String> named = given.option("--signature");
    return named.isPresent() ? Inputs.existing(named.get()) : SignatureFile.of(Inputs.path(model));
  }

  private Optional<Trust> trusted() throws IOException, Refusal {
    Optional<String> name = given.option("--trusted-key");
    return name.isPresent()
        ? Optional.of(new Trust.OfKey(publicKey(name.get())))
        : Optional.empty();
  }

  static VerificationKey publicKey(String name) throws IOException, Refusal {
    try {
      return VerificationKey.ofPem(name, keyText(name));
    } catch (Malformed e) {
      throw new Refusal(ExitCode.USAGE, e.why(), "give the public key as PEM");
    }
  }

  static String keyText(String name) throws IOException, Refusal {
    try (InputStream in = Files.newInputStream(Inputs.existing(name))) {
      return new String(in.readNBytes(MOST_KEY_BYTES), StandardCharsets.US_ASCII);
    }
  }

  private GateFacts inProgramme(String directory, GateFacts facts) throws Refusal {
    var shipped = new ShippedCatalog();
    var loaded = Inputs.programme(directory, shipped, at, console);
    Posture posture = Inputs.posture(loaded, shipped, at, console);
    SystemPosture system = system(posture, given.option("--system").orElseThrow());
    Optional<String> part = given.option("--component");
    return new FactsFromProgramme(posture)
        .of(
            facts,
            system,
            part.isPresent() ? Optional.of(component(system, part.get())) : Optional.empty());
  }

  static SystemPosture system(Posture posture, String id) throws Refusal {
    return posture.systems().stream()
        .filter(s -> s.id().value().equals(id))
        .findFirst()
        .orElseThrow(() ->
            Unknown.word(
                "system", id, posture.systems().stream().map(s -> s.id().value()).toList()));
  }

  static Component component(SystemPosture system, String id) throws Refusal {
    return system.system().components().stream()
        .filter(c -> c.id().value().equals(id))
        .findFirst()
        .orElseThrow(() ->
            Unknown.word(
                "component",
                id,
                system.system().components().stream().map(c -> c.id().value()).toList()));
  }

  /// What evidence on the decision is about, when a programme is named.
  static Optional<Subject> subject(Given given, GateFacts facts) {
    Optional<SystemId> system = given.option("--system").map(SystemId::new);
    return system.map(s ->
        given
            .option("--component")
            .<Subject>map(c ->
                new Subject.OfComponent(
                    s,
                    new ComponentId(c),
                    Optional.of(facts.artefact().digest()),
                    Optional.empty()))
            .orElse(new Subject.OfSystem(s)));
  }
}
