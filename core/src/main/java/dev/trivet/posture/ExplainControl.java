package dev.trivet.posture;

import dev.trivet.catalog.Scope;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.control.Exclusion;
import dev.trivet.control.Implementation;
import dev.trivet.evidence.Evidence;
import dev.trivet.inventory.SystemId;
import dev.trivet.shared.Words;
import dev.trivet.threat.Because;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers "why" for the verdict of a control: what somebody claims, and each proof with what was
/// seen.
final class ExplainControl {
  private final Posture posture;
  private final JudgeControl judge;

  ExplainControl(Posture posture) {
    this.posture = posture;
    this.judge = new JudgeControl(posture.programme(), posture.asOf());
  }

  /// Why a control has its verdict for the organisation, or for all systems together.
  Explanation of(ControlId id) {
    Control control = posture.known(id);
    if (control.scope() == Scope.ORGANISATION) {
      return judged(control, Optional.empty());
    }
    var perSystem = new ArrayList<Explanation>();
    posture.systems().forEach(s -> perSystem.add(of(id, s.id())));
    return new Explanation(
        named(control) + " on all systems, the worst counts",
        Words.spoken(posture.verdict(id)),
        "",
        perSystem);
  }

  /// Why a control has its verdict on one system.
  Explanation of(ControlId id, SystemId system) {
    Control control = posture.known(id);
    return judged(
        control, control.scope() == Scope.ORGANISATION ? Optional.empty() : Optional.of(system));
  }

  private Explanation judged(Control control, Optional<SystemId> system) {
    var subject = system.map(s -> posture.known(s).system());
    JudgeControl.Judgement judgement = judge.judge(control, subject);
    var because = new ArrayList<Explanation>();
    if (judgement.verdict() == Verdict.EXCLUDED) {
      because.add(excluded(control, judgement, system));
    }
    judgement.claim().ifPresent(claim -> because.add(claim(claim)));
    judgement.proofs().forEach(result -> because.add(proof(result)));
    return new Explanation(
        named(control) + system.map(s -> " on " + s).orElse(" for the organisation"),
        Words.spoken(judgement.verdict()),
        "",
        because);
  }

  private Explanation excluded(
      Control control, JudgeControl.Judgement judgement, Optional<SystemId> system) {
    return judgement
        .exclusion()
        .map(ExplainControl::exclusion)
        .orElseGet(() -> {
          var applies = control.appliesWhen().orElseThrow();
          return new Explanation(
              "it only makes sense where " + applies.text(),
              "",
              "",
              Because.of(
                      applies.condition(), posture.known(system.orElseThrow()).system().profile())
                  .stream()
                  .map(b -> Explanation.fact(b.toString(), ""))
                  .toList());
        });
  }

  static Explanation exclusion(Exclusion exclusion) {
    return Explanation.fact(
        "excluded by %s: %s".formatted(exclusion.approvedBy(), exclusion.reason()),
        exclusion.id().value());
  }

  private static Explanation claim(Implementation claim) {
    return Explanation.fact(
        "%s says it is %s%s%s"
            .formatted(
                claim.owner().orElse("the programme"),
                Words.spoken(claim.status()),
                claim.due().map(due -> ", due " + due).orElse(""),
                claim.note().map(note -> ": " + note).orElse("")),
        "");
  }

  private static Explanation proof(ProofResult result) {
    var items = new ArrayList<Explanation>();
    if (result.items().isEmpty()) {
      items.add(
          Explanation.fact(
              "the inventory names nothing to show it on (%s)"
                  .formatted(Words.spoken(result.proof().on())),
              ""));
    }
    result.items().forEach(item -> items.add(item(item)));
    return new Explanation(
        "%s: %s must say %s, fresh for %d days"
            .formatted(
                result.proof().shows(),
                result.proof().method(),
                result.proof().pass().text(),
                result.proof().fresh().toDays()),
        Words.spoken(result.state()),
        "",
        items);
  }

  private static Explanation item(ProofResult.Item item) {
    String seen =
        item.evidence()
            .map(e -> " %s, seen %s by %s".formatted(outcome(e), e.at(), e.source()))
            .orElse("");
    String why = item.why().isEmpty() ? "" : "; " + item.why();
    String claim =
        item.evidence().isPresent()
            ? item.subject() + ":" + seen + why
            : item.subject() + ": " + item.why();
    return new Explanation(
        claim,
        Words.spoken(item.state()),
        item.evidence().map(e -> e.id().value()).orElse(""),
        List.of());
  }

  private static String outcome(Evidence evidence) {
    var words = new ArrayList<String>();
    evidence.outcome().ifPresent(words::add);
    evidence.value().ifPresent(value -> words.add(Words.of(value)));
    return String.join(", ", words);
  }

  static String named(Control control) {
    return control.id() + " " + control.title();
  }
}
