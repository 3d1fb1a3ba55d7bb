package dev.trivet.gate.seal;

import dev.trivet.artifact.integrity.bundle.Content;
import dev.trivet.artifact.integrity.bundle.ReadEnvelope;
import dev.trivet.artifact.integrity.form.JsonObject;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.ReadJson;
import dev.trivet.artifact.integrity.key.VerificationKey;
import dev.trivet.artifact.integrity.provenance.InTotoStatement;
import dev.trivet.artifact.rule.Finding;
import dev.trivet.gate.Decision.Outcome;
import dev.trivet.gate.RuleResult.State;
import dev.trivet.shared.Digest;
import dev.trivet.shared.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads a sealed decision. Nothing in it is looked at before its signature holds.
public final class OpenDecision {
  /// The largest file that is read.
  public static final int MOST_BYTES = 8 << 20;

  private final List<VerificationKey> trusted;

  public OpenDecision(List<VerificationKey> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  /// What came of opening one.
  public sealed interface Opened {
    record Genuine(SealedDecision decision) implements Opened {}

    /// @param why in words fit to be shown
    record NotGenuine(String why) implements Opened {}
  }

  public Opened open(Octets file) {
    try {
      Content.Envelope envelope =
          ReadEnvelope.withAnySignatures(ReadJson.object("the decision", file));
      if (!isSigned(envelope)) {
        return new Opened.NotGenuine("it carries no signature of a key that is trusted");
      }
      return new Opened.Genuine(decision(InTotoStatement.read(envelope)));
    } catch (Malformed e) {
      return new Opened.NotGenuine(Finding.printable(e.why()));
    }
  }

  private boolean isSigned(Content.Envelope envelope) {
    Octets signed = envelope.preAuthentication();
    return trusted.stream()
        .anyMatch(key -> envelope.signatures().stream().anyMatch(s -> key.verifies(signed, s)));
  }

  private static SealedDecision decision(InTotoStatement statement) throws Malformed {
    if (!statement.predicateType().equals(DecisionStatement.PREDICATE_TYPE)) {
      throw new Malformed("it is a statement of another kind: " + statement.predicateType());
    }
    if (statement.subjects().size() != 1 || statement.subjects().getFirst().sha256().isEmpty()) {
      throw new Malformed("it does not name the one model it is about");
    }
    JsonObject predicate =
        statement.predicate().orElseThrow(() -> new Malformed("it says nothing"));
    var subject = statement.subjects().getFirst();
    Optional<JsonObject> override = predicate.optionalObject("override");
    return new SealedDecision(
        Finding.printable(subject.name()),
        digest(subject.sha256().orElseThrow()),
        outcome(predicate),
        Finding.printable(predicate.text("environment")),
        Finding.printable(predicate.object("policy").text("uri")),
        instant(predicate, "timeVerified"),
        instant(predicate, "expires"),
        reasons(predicate),
        override.isPresent()
            ? Optional.of(Finding.printable(override.get().text("by")))
            : Optional.empty());
  }

  private static Digest digest(Octets sha256) throws Malformed {
    try {
      return new Digest("sha256:" + sha256.hex());
    } catch (IllegalArgumentException e) {
      throw new Malformed("the model's digest is no SHA-256");
    }
  }

  private static Outcome outcome(JsonObject predicate) throws Malformed {
    String word = predicate.text("outcome");
    return Arrays.stream(Outcome.values())
        .filter(outcome -> Words.of(outcome).equals(word))
        .findFirst()
        .orElseThrow(() -> new Malformed("outcome '" + word + "' is not known"));
  }

  private static Instant instant(JsonObject predicate, String name) throws Malformed {
    try {
      return Instant.parse(predicate.text(name));
    } catch (DateTimeException e) {
      throw new Malformed(name + " is no instant");
    }
  }

  private static List<String> reasons(JsonObject predicate) throws Malformed {
    var reasons = new ArrayList<String>();
    for (JsonObject rule : predicate.array("rules").objects()) {
      String state = rule.text("state");
      boolean stands =
          state.equals(Words.of(State.UNDECIDED))
              || (state.equals(Words.of(State.BROKEN)) && !rule.text("effect").equals("warn"));
      if (stands) {
        reasons.add(Finding.printable(rule.text("name") + ": " + rule.text("message")));
      }
    }
    return reasons;
  }
}
