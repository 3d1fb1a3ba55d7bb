package dev.trivet.cli;

import dev.trivet.artifact.integrity.Outcome;
import dev.trivet.artifact.integrity.Verification;
import dev.trivet.artifact.integrity.Verification.Refused;
import dev.trivet.artifact.integrity.Verification.Verified;
import dev.trivet.artifact.integrity.check.Reason;
import dev.trivet.artifact.integrity.provenance.Provenance;
import dev.trivet.artifact.integrity.signer.Signer;
import dev.trivet.artifact.integrity.stated.StatedResult;
import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Tone;
import java.nio.file.Path;
import java.util.List;

/// Shows a verification to people.
final class ShowVerify {
  private static final int INDENT = 4;
  private static final int MOST = 40;
  private static final String MARGIN = " ".repeat(INDENT);

  private final Printer out;

  ShowVerify(Printer out) {
    this.out = out;
  }

  void all(VerifyAnswer answer) {
    answer.signature().ifPresent(signature -> signature(answer.model(), signature));
    answer.sums().ifPresent(sums -> stated(answer.model(), "as listed", sums));
    answer.hub().ifPresent(hub -> stated(answer.model(), "as the hub names it", hub));
    answer.provenance().ifPresent(this::provenance);
  }

  private void signature(Path model, Verification result) {
    Outcome outcome = result.outcome();
    head(outcome == Outcome.VERIFIED ? Tone.GOOD : Tone.BAD, outcome.word(), model.toString());
    switch (result) {
      case Verified verified -> {
        signer(verified.signer());
        line(verified.format().title() + ", " + Count.of(verified.files().size(), "file"));
        line(verified.model().value());
        if (!verified.ignored().isEmpty()) {
          line("not covered: " + String.join(", ", verified.ignored()));
        }
        verified.notes().forEach(this::line);
      }
      case Refused refused -> {
        reasons(refused.reasons(), refused.further());
        refused
            .signer()
            .ifPresent(signer -> {
              line("The signature itself is right:");
              signer(signer);
            });
      }
    }
  }

  private void signer(Signer signer) {
    switch (signer) {
      case Signer.Key key -> {
        line("signed by the " + key.scheme().title() + " key");
        line("key " + key.hint());
      }
      case Signer.Certificate certificate -> {
        line(
            "signed by '"
                + certificate.subject()
                + "', certified by '"
                + certificate.anchor()
                + "'");
        line("certificate " + certificate.fingerprint());
      }
      case Signer.Keyless keyless -> {
        line("signed by " + keyless.identity().name() + " at " + keyless.signedAt());
        line("vouched for by " + keyless.identity().issuer());
      }
    }
  }

  private void stated(Path model, String as, StatedResult result) {
    if (result.holds()) {
      head(Tone.GOOD, "whole", model + " is " + as);
    } else {
      head(Tone.BAD, "failed", model + " is not " + as);
    }
    line(Count.of(result.checked(), "digest") + " right");
    reasons(result.reasons(), 0);
    if (!result.uncovered().isEmpty()) {
      line("nothing stated for: " + some(result.uncovered()));
    }
  }

  private void provenance(Provenance said) {
    Tone tone =
        switch (said.outcome()) {
          case COMPLETE -> Tone.GOOD;
          case PARTIAL -> Tone.CAUTION;
          case NONE -> Tone.BAD;
        };
    head(tone, said.outcome().word(), "provenance");
    said.said()
        .ifPresent(slsa -> {
          line("made by " + slsa.builder());
          line("as " + slsa.buildType());
          slsa.materials().forEach(material -> line("of " + material.name()));
        });
    said.gaps().forEach(this::line);
    reasons(said.reasons(), 0);
    said.signer().ifPresent(this::signer);
  }

  private void reasons(List<Reason> reasons, int further) {
    for (Reason reason : reasons.subList(0, Math.min(MOST, reasons.size()))) {
      line("%s: %s: %s".formatted(reason.step().word(), reason.where(), reason.why()));
    }
    int more = reasons.size() - Math.min(MOST, reasons.size()) + further;
    if (more > 0) {
      line("and " + more + " more; --json names them");
    }
  }

  private static String some(List<String> names) {
    List<String> first = names.subList(0, Math.min(5, names.size()));
    int more = names.size() - first.size();
    return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
  }

  private void head(Tone tone, String word, String what) {
    out.wrapped(List.of(new Span(tone, word + "  ")), new Span(Tone.STRONG, what), INDENT);
  }

  private void line(String text) {
    out.wrapped(MARGIN, text, INDENT);
  }
}
