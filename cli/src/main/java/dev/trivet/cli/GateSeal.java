package dev.trivet.cli;

import dev.trivet.artifact.integrity.WholeFile;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.SigningKey;
import dev.trivet.evidence.Attestation;
import dev.trivet.evidence.EvidenceId;
import dev.trivet.evidence.Subject;
import dev.trivet.formats.programme.RecordEvidence;
import dev.trivet.gate.Decision;
import dev.trivet.gate.PolicyOverride;
import dev.trivet.gate.seal.DecisionStatement;
import dev.trivet.gate.seal.SealDecision;
import dev.trivet.shared.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Writes down what was decided: the decision as a sealed file, an override as evidence.
final class GateSeal {
  private static final String KEY = "--key";
  private static final String OUT = "--out";
  private static final String METHOD = "release.approval";
  private static final int SHORT_DIGEST = 12;

  private final Given given;
  private final Console console;
  private final Optional<SigningKey> key;

  GateSeal(Given given, Console console) throws Refusal {
    this.given = given;
    this.console = console;
    if (given.option(KEY).isPresent() != given.option(OUT).isPresent()) {
      throw new Refusal(ExitCode.USAGE, "--key and --out go together: what signs, and where to");
    }
    if (given.option(KEY).isPresent() && given.option("--as-of").isPresent()) {
      throw new Refusal(ExitCode.USAGE, "a sealed decision is of now: leave --as-of out");
    }
    this.key =
        given.option(KEY).isPresent()
            ? Optional.of(KeyFiles.signingKey(given.option(KEY).orElseThrow()))
            : Optional.empty();
  }

  static void options(Usage usage) {
    usage
        .option(KEY, "PEM", "The private key that seals the decision; to check one, the public.")
        .option(OUT, "FILE", "Where the sealed decision goes.");
    GateOverride.options(usage);
  }

  void record(Decision decision) throws IOException, Refusal {
    Optional<Digest> sealed = Optional.empty();
    if (key.isPresent()) {
      sealed = Optional.of(seal(decision, key.get()));
    }
    if (!decision.lifted().isEmpty() && given.option("--as-of").isEmpty()) {
      evidence(decision, sealed);
    }
  }

  private Digest seal(Decision decision, SigningKey with) throws IOException, Refusal {
    String name = given.option(OUT).orElseThrow();
    try {
      String text =
          new SealDecision(new DecisionStatement(RootUsage.release()), with).seal(decision);
      WholeFile.write(Inputs.path(name), text);
      console.talk().line("sealed in " + name + " until " + decision.expires());
      return new Digest("sha256:" + Octets.utf8(text).sha256().hex());
    } catch (Malformed e) {
      throw new Refusal(ExitCode.COULD_NOT_RUN, e.why());
    }
  }

  /// That somebody let a model go against the policy is something to be seen later.
  private void evidence(Decision decision, Optional<Digest> sealed) throws IOException, Refusal {
    Optional<Subject> subject = GateInputs.subject(given, decision.facts());
    if (subject.isEmpty()) {
      console.talk().line("no --programme: the override is in the decision alone");
      return;
    }
    PolicyOverride override = decision.override().orElseThrow();
    String model = decision.facts().artefact().digest().value();
    String shortened = model.substring(model.indexOf(':') + 1).substring(0, SHORT_DIGEST);
    var attestation =
        new Attestation(
            new EvidenceId(
                "gate.override." + shortened + "." + decision.at().toString().replace(':', '-')),
            METHOD,
            subject.get(),
            Optional.of("approved"),
            decision.at(),
            override.by(),
            Optional.of(override.until()),
            sealed.isPresent() ? given.option(OUT) : Optional.empty(),
            sealed,
            Optional.of(
                "Override of the gate (%s; rules %s): %s"
                    .formatted(
                        decision.policy().id(),
                        String.join(", ", decision.lifted()),
                        override.reason())));
    Path programme = Inputs.path(given.option(GateInputs.PROGRAMME).orElseThrow());
    Path file = RecordEvidence.into(programme, List.of(attestation));
    console.talk().line("the override is evidence now: " + programme.relativize(file));
  }
}
