package dev.trivet.cli;

import dev.trivet.artifact.integrity.DigestModel;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.VerificationKey;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Tone;
import dev.trivet.formats.document.Json;
import dev.trivet.gate.seal.OpenDecision;
import dev.trivet.gate.seal.OpenDecision.Opened;
import dev.trivet.gate.seal.SealedDecision;
import dev.trivet.shared.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// `trivet gate verify`: is this decision genuine, does it still count, and is it about that model?
final class GateVerify {
  private final Given given;
  private final Console console;

  GateVerify(Given given, Console console) {
    this.given = given;
    this.console = console;
  }

  ExitCode run() throws IOException, Refusal {
    String name = given.argument(1).orElseThrow();
    VerificationKey key =
        KeyFiles.publicKey(
            given
                .option("--key")
                .orElseThrow(() -> new Refusal(ExitCode.USAGE, "give the public key with --key")));
    Opened opened = new OpenDecision(List.of(key)).open(bytes(Inputs.existing(name)));
    Optional<String> refusal =
        switch (opened) {
          case Opened.NotGenuine not -> Optional.of("not genuine: " + not.why());
          case Opened.Genuine genuine -> objection(genuine.decision());
        };
    if (given.json()) {
      json(opened, refusal);
    } else {
      show(name, opened, refusal);
    }
    return refusal.isPresent() ? ExitCode.REFUSED : ExitCode.FINE;
  }

  private static Octets bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Octets.of(in.readNBytes(OpenDecision.MOST_BYTES));
    }
  }

  private Optional<String> objection(SealedDecision decision) throws IOException, Refusal {
    Optional<String> model = given.argument(2);
    if (model.isPresent()) {
      Digest digest =
          new DigestModel(new HashRanges(Runtime.getRuntime().availableProcessors()))
              .of(Inputs.existing(model.get()), GateInputs.signature(given, model.get()), List.of())
              .model();
      if (!digest.equals(decision.model())) {
        return Optional.of("it is about %s, the model is %s".formatted(decision.model(), digest));
      }
    }
    return decision.objection(GateInputs.environment(given), Instants.asOf(given, console));
  }

  private void show(String name, Opened opened, Optional<String> refusal) {
    Printer out = console.out();
    out.line(
        new Span(refusal.isPresent() ? Tone.BAD : Tone.GOOD, refusal.isPresent() ? "no" : "yes"),
        Span.of("  " + name));
    if (opened instanceof Opened.Genuine genuine) {
      SealedDecision decision = genuine.decision();
      out.wrapped("  ", "genuine, about " + decision.name() + " " + decision.model(), 2);
      out.wrapped(
          "  ",
          "decided %s for %s by the policy %s, counts until %s"
              .formatted(
                  decision.at(), decision.environment(), decision.policy(), decision.expires()),
          2);
      decision
          .overriddenBy()
          .ifPresent(by -> out.wrapped("  ", "an override of " + by + " is in it", 2));
    }
    refusal.ifPresent(why -> out.wrapped("  ", why, 2));
  }

  private void json(Opened opened, Optional<String> refusal) throws IOException {
    var json = new LinkedHashMap<String, Object>();
    json.put("counts", refusal.isEmpty());
    json.put("genuine", opened instanceof Opened.Genuine);
    json.put("why", refusal);
    if (opened instanceof Opened.Genuine genuine) {
      json.put("decision", genuine.decision());
    }
    Json.write(json, console.out().raw());
  }
}
