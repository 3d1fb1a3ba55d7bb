package dev.trivet.proof;

import dev.trivet.catalog.Scope;
import dev.trivet.control.Control;
import dev.trivet.control.PassCondition;
import dev.trivet.evidence.Evidence;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Grounds;
import dev.trivet.posture.Posture;
import dev.trivet.posture.ProofResult;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.Verdict;
import dev.trivet.proof.Finding.Rule;
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
    String where = system.map(s -> " on " + s).orElse(" for the organisation");
    String message =
        "%s %s %s%s: %s"
            .formatted(
                control.id(),
                control.title(),
                fails ? "fails" : "is stale",
                where,
                decisive(grounds, fails ? ProofResult.State.FAILS : ProofResult.State.STALE));
    String action =
        fails
            ? "put right what was seen and look again; until then it counts for nothing"
            : "look again: " + methods(grounds);
    return Finding.of(
        fails ? Rule.FAILING_CONTROL : Rule.STALE_CONTROL,
        Finding.About.control(system, control.id()),
        message,
        action);
  }

  private static String decisive(Grounds grounds, ProofResult.State state) {
    var said = new ArrayList<String>();
    for (ProofResult result : grounds.proofs()) {
      for (ProofResult.Item item : result.items()) {
        if (item.state() == state) {
          said.add(said(result, item));
        }
      }
    }
    return String.join("; ", said);
  }

  private static String said(ProofResult result, ProofResult.Item item) {
    PassCondition asked = result.proof().pass();
    String seen =
        item.evidence()
            .map(e -> "%s (%s, %s)".formatted(outcome(e), e.id(), e.at()))
            .orElse("nothing");
    String why = item.why().isEmpty() ? "" : ", " + item.why();
    return "%s on %s says %s where %s is asked%s"
        .formatted(result.proof().method(), item.subject(), seen, asked.text(), why);
  }

  private static String outcome(Evidence evidence) {
    var words = new ArrayList<String>();
    evidence.outcome().ifPresent(words::add);
    evidence.value().ifPresent(value -> words.add(Double.toString(value)));
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
