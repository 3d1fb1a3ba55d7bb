package dev.trivet.gate.serve;

import dev.trivet.artifact.rule.Finding;
import dev.trivet.gate.seal.SealedDecision;
import dev.trivet.shared.Digest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says by recorded decisions whether a workload may run. Models named by annotation each need a
/// decision that allows them; without the annotation every image does. An image that was refused by
/// name never runs.
final class JudgeWorkload {
  private final DecisionStore decisions;
  private final String environment;

  JudgeWorkload(DecisionStore decisions, String environment) {
    this.decisions = decisions;
    this.environment = environment;
  }

  /// @throws IOException when the decisions cannot be read
  Answer of(Workload workload, Instant now) throws IOException {
    if (workload.models().isEmpty() && workload.images().isEmpty()) {
      return Answer.refused(
          "it names no model: set the annotation %s, or pin images by digest"
              .formatted(Workload.ANNOTATION));
    }
    var reasons = new ArrayList<String>();
    var warnings = new ArrayList<String>();
    for (String model : workload.models()) {
      answer("the model", model, now, reasons, warnings);
    }
    for (String image : workload.images()) {
      String pinned = image.substring(image.indexOf('@') + 1);
      if (workload.models().isEmpty()) {
        if (image.indexOf('@') < 0) {
          reasons.add("the image " + Finding.printable(image) + " is not pinned by digest");
        } else {
          answer("the image", pinned, now, reasons, warnings);
        }
      } else if (image.indexOf('@') >= 0) {
        refusedByName(image, pinned, now, reasons);
      }
    }
    return new Answer(reasons, warnings);
  }

  /// The answer on one digest.
  Answer of(String digest, Instant now) throws IOException {
    var reasons = new ArrayList<String>();
    var warnings = new ArrayList<String>();
    answer("the model", digest, now, reasons, warnings);
    return new Answer(reasons, warnings);
  }

  /// The decision that stands on a digest.
  Optional<SealedDecision> decision(Digest digest) throws IOException {
    return decisions.find(digest, environment);
  }

  private void answer(
      String what, String text, Instant now, List<String> reasons, List<String> warnings)
      throws IOException {
    String shown = what + " " + Finding.printable(text);
    Optional<Digest> digest = digest(text);
    if (digest.isEmpty()) {
      reasons.add(shown + " is no digest of the form sha256:...");
      return;
    }
    Optional<SealedDecision> decision = decision(digest.get());
    if (decision.isEmpty()) {
      reasons.add(
          "%s has no decision for '%s': run 'trivet gate' on it".formatted(shown, environment));
      return;
    }
    decision
        .get()
        .objection(environment, now)
        .ifPresentOrElse(
            why -> reasons.add(shown + ": " + why),
            () ->
                decision
                    .get()
                    .overriddenBy()
                    .ifPresent(by ->
                        warnings.add(
                            "%s goes by an override of %s until %s"
                                .formatted(shown, by, decision.get().expires()))));
  }

  private void refusedByName(String image, String pinned, Instant now, List<String> reasons)
      throws IOException {
    Optional<Digest> digest = digest(pinned);
    if (digest.isPresent()) {
      decision(digest.get())
          .flatMap(d -> d.objection(environment, now))
          .ifPresent(why -> reasons.add("the image " + Finding.printable(image) + ": " + why));
    }
  }

  private static Optional<Digest> digest(String text) {
    try {
      return Optional.of(new Digest(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
