package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.bundle.Content;
import dev.trivet.artifact.integrity.bundle.LogEntry;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.JsonObject;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.ReadJson;
import dev.trivet.artifact.integrity.key.Certificates;
import java.util.List;

/// Checks that what a log holds is this signature, of this certificate, over this content. Without
/// it any entry of the log would do.
record CheckEntryBody(LogEntry entry) {
  private static final String WHERE = "canonicalizedBody";

  void matches(SignedEntry expected) throws StepFailed {
    try {
      JsonObject body = ReadJson.object("the log's entry", entry.body());
      String kind = body.text("kind") + "/" + body.text("apiVersion");
      if (!kind.equals(entry.kindVersion())) {
        throw new Malformed(
            "the entry is of kind " + kind + ", the bundle says " + entry.kindVersion());
      }
      LoggedSignature logged = LoggedSignature.read(kind, body.object("spec"));
      requireSame(logged, expected);
    } catch (Malformed e) {
      throw StepFailed.of(Step.LOG, WHERE, e);
    }
  }

  private static void requireSame(LoggedSignature logged, SignedEntry expected) throws Malformed {
    if (logged.isOfEnvelope() && !(expected.content() instanceof Content.Envelope)) {
      throw new Malformed("the entry is of an envelope, the bundle holds none");
    }
    Octets content = digested(logged, expected);
    if (!logged.digest().equals(content.digest(logged.algorithm()))) {
      throw new Malformed("the entry is of another content");
    }
    if (!logged.signatures().equals(List.of(expected.signature()))) {
      throw new Malformed("the entry is of another signature");
    }
    if (!logged.verifiers().equals(List.of(Certificates.encoded(expected.certificate())))) {
      throw new Malformed("the entry is of another certificate");
    }
  }

  /// Some kinds log a digest of the payload, some of all that is signed.
  private static Octets digested(LoggedSignature logged, SignedEntry expected) {
    return logged.isOfEnvelope() && expected.content() instanceof Content.Envelope envelope
        ? envelope.payload()
        : expected.signed();
  }
}
