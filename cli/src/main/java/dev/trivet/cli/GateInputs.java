package dev.trivet.cli;

import dev.trivet.artifact.FormatReaders;
import dev.trivet.artifact.ScanArtifacts;
import dev.trivet.artifact.integrity.SignatureFile;
import dev.trivet.artifact.integrity.signer.Trust;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.evidence.Subject;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.gate.GateFacts;
import dev.trivet.gate.gather.FactsFromProgramme;
import dev.trivet.gate.gather.LookAtModel;
import dev.trivet.gate.gather.LookAtModel.Asked;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Posture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Everything the gate looks at, as the command line names it.
final class GateInputs {
  static final String PROGRAMME = "--programme";
  private static final String PRODUCTION = "production";

  private final Given given;
  private final Console console;
  private final Instant at;

  GateInputs(Given given, Console console, Instant at) {
    this.given = given;
    this.console = console;
    this.at = at;
  }

  static void options(Usage usage) {
    TrustOptions.OF_GATE.describe(usage);
    AttestationOptions.describe(usage);
    usage
        .option("--signature", "FILE", "The signature; MODEL.sig or model.sig if left out.")
        .option("--bom", "FILE", "The supplier's bill of materials, to be checked against it.")
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
    var look = new LookAtModel(scan, asked(), at, InstantSource.system());
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

  private Asked asked() throws IOException, Refusal {
    Optional<Trust> trust = TrustOptions.OF_GATE.read(given);
    Optional<String> bill = given.option("--bom");
    return new Asked(
        trust,
        AttestationOptions.read(given, TrustOptions.OF_GATE, trust),
        bill.isPresent() ? Optional.of(BomInputs.bill(bill.get())) : Optional.empty());
  }

  private GateFacts inProgramme(String directory, GateFacts facts) throws Refusal {
    var shipped = new ShippedCatalog();
    var loaded = Inputs.programme(directory, shipped, at, console);
    Posture posture = Inputs.posture(loaded, shipped, at, console);
    AiSystem system =
        ComponentPlace.system(given.option("--system").orElseThrow(), posture.programme());
    Optional<String> part = given.option("--component");
    return new FactsFromProgramme(posture)
        .of(
            facts,
            posture.system(system.id()).orElseThrow(),
            part.isPresent()
                ? Optional.of(ComponentPlace.component(part.get(), system))
                : Optional.empty());
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
