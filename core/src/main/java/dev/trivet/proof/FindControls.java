package dev.trivet.proof;

import dev.trivet.catalog.Scope;
import dev.trivet.control.Control;
import dev.trivet.evidence.Evidence;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Grounds;
import dev.trivet.posture.Posture;
import dev.trivet.posture.ProofResult;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.Verdict;
import dev.trivet.proof.Finding.Rule;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the controls that fail and those whose evidence no longer counts.
final class FindControls {
  private final Posture posture;

  FindControls(Posture posture) {
    this.posture = posture;
  }

  List<Finding> find() {
    var found = new ArrayList<Finding>();
    for (Control control : posture.controls()) {
      if (control.scope() == Scope.ORGANISATION) {
        if (isFound(posture.verdict(control.id()))) {
          found.add(finding(control, Optional.empty(), posture.grounds(control.id())));
        }
      } else {
        for (SystemPosture system : posture.systems()) {
          if (isFound(system.verdict(control.id()))) {
            found.add(finding(control, Optional.of(system.id()), system.grounds(control.id())));
          }
        }
      }
    }
    return found;
  }

  private static boolean isFound(Verdict verdict) {
    return verdict == Verdict.FAILING || verdict == Verdict.STALE;
  }

  private static Finding finding(Control control, Optional<SystemId> system, Grounds grounds) {
    boolean fails = grounds.verdict() == Verdict.FAILING;
    ProofResult.State state = fails ? ProofResult.State.FAILS : ProofResult.State.STALE;
    List<Decisive> decisive = decisive(grounds, state);
    String message =
        "%s %s %s%s: %s"
            .formatted(
                control.id(),
                control.title(),
                fails ? "fails" : "is stale",
                system.map(s -> " on " + s).orElse(" for the organisation"),
                String.join("; ", decisive.stream().map(Decisive::text).toList()));
    String action =
        fails
            ? "put right what was seen and look again; until then it counts for nothing"
            : "look again: " + methods(grounds);
    Rule rule = fails ? Rule.FAILING_CONTROL : Rule.STALE_CONTROL;
    return new Finding(
        rule,
        rule.usual(),
        Finding.About.control(system, control.id()),
        message,
        action,
        Optional.empty(),
        Optional.empty(),
        decisive.stream().flatMap(d -> d.item().evidence().stream()).map(Evidence::id).findFirst(),
        Optional.empty());
  }

  /// A proof and the thing on which it says no.
  private record Decisive(ProofResult result, ProofResult.Item item) {

    /// `artifact.verify on fraud-radar/model says failed (E-7, 2026-11-01T...), asked is verified`
    String text() {
      String seen =
          item.evidence()
              .map(e -> " says %s (%s, %s)".formatted(outcome(e), e.id(), e.at()))
              .orElse("");
      return "%s on %s%s, asked is %s%s"
          .formatted(
              result.proof().method(),
              item.subject(),
              seen,
              result.proof().pass().text(),
              item.why().isEmpty() ? "" : "; " + item.why());
    }
  }

  private static List<Decisive> decisive(Grounds grounds, ProofResult.State state) {
    var decisive = new ArrayList<Decisive>();
    for (ProofResult result : grounds.proofs()) {
      for (ProofResult.Item item : result.items()) {
        if (item.state() == state) {
          decisive.add(new Decisive(result, item));
        }
      }
    }
    return decisive;
  }

  private static String outcome(Evidence evidence) {
    var words = new ArrayList<String>();
    evidence.outcome().ifPresent(words::add);
    evidence.value().ifPresent(value -> words.add(Words.of(value)));
    return String.join(", ", words);
  }

  private static String methods(Grounds grounds) {
    return String.join(
        ", ",
        grounds.proofs().stream()
            .filter(result -> result.state() == ProofResult.State.STALE)
            .map(result -> result.proof().method())
            .distinct()
            .toList());
  }
}
