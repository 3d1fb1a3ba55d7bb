package dev.trivet.cli;

import dev.trivet.formats.document.Json;
import dev.trivet.gate.CompiledPolicy;
import dev.trivet.gate.Decide;
import dev.trivet.gate.Decision;
import dev.trivet.gate.GateFacts;
import dev.trivet.gate.PolicyOverride;
import dev.trivet.gate.ReadPolicy;
import dev.trivet.gate.seal.DecisionStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// `trivet gate`: may this model be deployed?
final class GateCommand implements Command {
  private static final String VERIFY = "verify";

  @Override
  public Usage usage() {
    var usage =
        Usage.of(this, "gate", "Says whether a model may be deployed, with every reason.")
            .about(
                "Scans the model, checks its signature, and with --programme takes the supplier,"
                    + " the controls and the measurements of the system it is for; then holds all"
                    + " of it against a policy. What is not known refuses. Exits 0 when the model"
                    + " may go, 3 when not. docs/gate.md describes the policy and every fact.")
            .about(
                "'trivet gate verify DECISION [MODEL]' checks a sealed decision with the public key"
                    + " in --key. --serve answers a cluster and registries from such decisions.")
            .mayHaveSome("MODEL", "A file or a directory.")
            .option("--policy", "FILE", "The policy; the shipped one if left out.")
            .flag("--print-policy", "Print the shipped policy, to start your own from.")
            .option("--environment", "NAME", "Where it shall go; production if left out.");
    GateInputs.options(usage);
    GateSeal.options(usage);
    GateServe.options(usage);
    return usage
        .asOf()
        .example(
            "trivet gate model/ --trusted-key ml.pub --programme . --system s --component m",
            "In a build: may this model go into that system?")
        .example(
            "trivet gate --serve 8443 --decisions dir --key gate.pub --keystore tls.p12",
            "Answer a cluster from the decisions in a directory.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    if (given.has("--print-policy")) {
      console.out().raw().print(ReadPolicy.shippedText());
      return ExitCode.FINE;
    }
    if (given.option("--serve").isPresent()) {
      return new GateServe(given, console).run();
    }
    String model =
        given
            .argument(0)
            .orElseThrow(() -> new Refusal(ExitCode.USAGE, "name the model to decide on"));
    if (model.equals(VERIFY) && given.arguments().size() > 1) {
      return new GateVerify(given, console).run();
    }
    if (model.equals(VERIFY) && !Files.exists(Inputs.path(model))) {
      throw new Refusal(
          ExitCode.USAGE,
          "name the decision to check",
          "'trivet gate verify DECISION [MODEL] --key PUBLIC.pem'");
    }
    if (given.arguments().size() > 1) {
      throw new Refusal(ExitCode.USAGE, "one model at a time", "each has its own decision");
    }
    return decide(model, given, console);
  }

  private static ExitCode decide(String model, Given given, Console console)
      throws IOException, Refusal {
    Instant at = Instants.asOf(given, console).truncatedTo(ChronoUnit.SECONDS);
    var seal = new GateSeal(given, console);
    CompiledPolicy policy = GatePolicies.read(given, console);
    Optional<PolicyOverride> override = GateOverride.of(given, policy.policy(), at);
    GateFacts facts = new GateInputs(given, console, at).facts(model);
    Decision decision = new Decide(policy).on(facts, override, at);
    if (given.json()) {
      Json.write(
          new DecisionStatement(RootUsage.release()).predicate(decision), console.out().raw());
    } else {
      new ShowDecision(console.out()).all(decision);
    }
    seal.record(decision);
    return switch (decision.outcome()) {
      case ALLOW -> ExitCode.FINE;
      case REFUSE -> ExitCode.REFUSED;
    };
  }
}
