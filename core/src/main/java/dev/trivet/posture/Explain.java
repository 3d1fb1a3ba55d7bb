package dev.trivet.posture;

import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Scope;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.control.ControlSet;
import dev.trivet.control.Exclusion;
import dev.trivet.control.Implementation;
import dev.trivet.evidence.Evidence;
import dev.trivet.inventory.SystemId;
import dev.trivet.shared.Words;
import dev.trivet.threat.Applicability;
import dev.trivet.threat.Because;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers "why" for every verdict of a posture.
public final class Explain {
  private final Posture posture;
  private final JudgeControl judge;

  public Explain(Posture posture) {
    this.posture = posture;
    this.judge = new JudgeControl(posture.programme(), posture.asOf());
  }

  /// Why a control has its verdict for the organisation, or for all systems together.
  public Explanation control(ControlId id) {
    Control control = known(id);
    if (control.scope() == Scope.ORGANISATION) {
      return judged(control, Optional.empty());
    }
    var perSystem = new ArrayList<Explanation>();
    posture.systems().forEach(s -> perSystem.add(control(id, s.id())));
    return new Explanation(
        named(control) + " on all systems, the worst counts",
        Words.spoken(posture.verdict(id)),
        "",
        perSystem);
  }

  /// Why a control has its verdict on one system.
  public Explanation control(ControlId id, SystemId system) {
    Control control = known(id);
    return judged(
        control, control.scope() == Scope.ORGANISATION ? Optional.empty() : Optional.of(system));
  }

  private Explanation judged(Control control, Optional<SystemId> system) {
    var subject = system.map(s -> known(s).system());
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
        .map(Explain::exclusion)
        .orElseGet(() -> {
          var applies = control.appliesWhen().orElseThrow();
          return new Explanation(
              "it only makes sense where " + applies.text(),
              "",
              "",
              Because.of(applies.condition(), known(system.orElseThrow()).system().profile())
                  .stream()
                  .map(b -> Explanation.fact(b.toString(), ""))
                  .toList());
        });
  }

  private static Explanation exclusion(Exclusion exclusion) {
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

  /// Why a threat is covered, accepted or open on a system.
  ///
  /// @throws IllegalArgumentException on a technique ATLAS does not have
  public Explanation threat(SystemId system, TechniqueId technique) {
    SystemPosture of = known(system);
    Optional<ThreatStatus> status = of.threat(technique);
    if (status.isEmpty()) {
      return ruledOut(of, technique);
    }
    ThreatStatus threat = status.get();
    var because = new ArrayList<Explanation>();
    because.add(applies(of, threat));
    because.add(risk(threat));
    threat
        .acceptance()
        .ifPresent(a ->
            because.add(
                Explanation.fact(
                    "accepted by %s until %s: %s"
                        .formatted(a.owner(), a.expires().orElseThrow(), a.reason()),
                    a.id().value())));
    because.addAll(namedControls(of, technique));
    return new Explanation(
        "%s %s on %s".formatted(technique, threat.threat().rule().technique().name(), system),
        Words.spoken(threat.coverage()),
        "",
        because);
  }

  private Explanation ruledOut(SystemPosture of, TechniqueId technique) {
    Applicability rule =
        of.threatModel().ruledOut().stream()
            .filter(r -> r.id().equals(technique))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    technique + " is not in " + of.threatModel().release()));
    return new Explanation(
        "%s %s on %s".formatted(technique, rule.technique().name(), of.id()),
        "ruled out",
        "",
        fields(rule.because(of.threatModel().profile())));
  }

  private static Explanation applies(SystemPosture of, ThreatStatus threat) {
    Applicability rule = threat.threat().rule();
    return new Explanation(
        "it applies: " + rule.appliesWhen(),
        threat.threat().assumed() ? "assumed" : "",
        "",
        fields(rule.because(of.threatModel().profile())));
  }

  private static List<Explanation> fields(List<Because> because) {
    return because.stream().map(b -> Explanation.fact(b.toString(), "")).toList();
  }

  private static Explanation risk(ThreatStatus threat) {
    RiskLevels risk = threat.risk();
    return Explanation.fact(
        "risk %s without controls, %s now, %s when what is promised is proven (likelihood %s, impact %s)"
            .formatted(
                Words.spoken(risk.inherent()),
                Words.spoken(risk.current()),
                Words.spoken(risk.planned()),
                Words.spoken(risk.likelihood()),
                Words.spoken(risk.impact())),
        "");
  }

  private List<Explanation> namedControls(SystemPosture of, TechniqueId technique) {
    var found = new ArrayList<Explanation>();
    for (Control control : posture.controls()) {
      String how = naming(control, technique);
      if (!how.isEmpty()) {
        Explanation why = control(control.id(), of.id());
        found.add(
            new Explanation(
                "%s (%s it, %s)".formatted(named(control), Words.spoken(control.effect()), how),
                why.word(),
                of.id() + "/" + control.id(),
                why.because()));
      }
    }
    if (found.isEmpty()) {
      found.add(Explanation.fact("no control in force names it", ""));
    }
    return found;
  }

  private String naming(Control control, TechniqueId technique) {
    var mitigations = posture.catalog().atlas().mitigationsOf(technique);
    return control.implementedMitigations().stream()
        .filter(mitigations::contains)
        .findFirst()
        .map(mitigation -> "by " + mitigation)
        .orElseGet(() -> control.counters().contains(technique) ? "by what it is" : "");
  }

  /// Why a requirement has its status over everything it is asked of.
  public Explanation requirement(Ref ref) {
    AssessmentPlan.Demand demand = posture.demand(ref);
    Optional<Exclusion> exclusion = posture.exclusion(ref, Optional.empty());
    var because = new ArrayList<Explanation>();
    if (exclusion.isPresent()) {
      because.add(exclusion(exclusion.get()));
    } else if (demand.requirement().scope() == Scope.ORGANISATION) {
      because.addAll(answers(demand, posture.organisationVerdicts(), Optional.empty()));
    } else {
      posture.systems().forEach(s -> because.add(requirement(ref, s.id())));
    }
    String official = Words.spoken(posture.requirement(ref, Basis.OFFICIAL_ONLY));
    because.add(Explanation.fact("by official edges alone: " + official, ""));
    return new Explanation(
        ref.id() + " " + demand.requirement().title(),
        Words.spoken(posture.requirement(ref, Basis.WITH_DERIVED)),
        ref.framework().value(),
        because);
  }

  /// Why a requirement that is asked of each system has its status on one.
  public Explanation requirement(Ref ref, SystemId system) {
    AssessmentPlan.Demand demand = posture.demand(ref);
    SystemPosture of = known(system);
    Optional<Exclusion> exclusion = posture.exclusion(ref, Optional.of(system));
    return new Explanation(
        "%s on %s".formatted(ref.id(), system),
        Words.spoken(posture.statusOn(ref, of, Basis.WITH_DERIVED)),
        "",
        exclusion.isPresent()
            ? List.of(exclusion(exclusion.get()))
            : answers(demand, of.verdicts(), Optional.of(system)));
  }

  private List<Explanation> answers(
      AssessmentPlan.Demand demand, Verdicts verdicts, Optional<SystemId> system) {
    var found = new ArrayList<Explanation>();
    for (int i = 0; i < posture.controls().size(); i++) {
      if (demand.any().has(i)) {
        Control control = posture.controls().get(i);
        found.add(
            new Explanation(
                "%s answers it %s"
                    .formatted(named(control), demand.whole().has(i) ? "wholly" : "in part"),
                Words.spoken(verdicts.of(i)),
                system.map(s -> s + "/").orElse("") + control.id(),
                List.of()));
      }
    }
    Ref ref = demand.requirement().ref();
    posture.programme().controls().compositions(ref).forEach(c -> found.add(composition(c)));
    for (AssessmentPlan.Inference inference : demand.inferences()) {
      RequirementStatus gives = JudgeRequirement.inferred(inference, verdicts, Basis.WITH_DERIVED);
      if (gives != RequirementStatus.NOT_EVIDENCED) {
        found.add(inference(inference, gives));
      }
    }
    if (found.isEmpty()) {
      found.add(Explanation.fact("no control in force answers it", ""));
    }
    return found;
  }

  private static Explanation composition(ControlSet.Composition composition) {
    return Explanation.fact(
        "together they answer it wholly: %s (%s)"
            .formatted(
                String.join(", ", composition.together().stream().map(ControlId::value).toList()),
                composition.why()),
        "");
  }

  private static Explanation inference(
      AssessmentPlan.Inference inference, RequirementStatus gives) {
    var mapping = inference.mapping();
    return new Explanation(
        "%s %s this (%s edge, strength %d, %s)"
            .formatted(
                mapping.source(),
                Words.spoken(mapping.relationship()),
                Words.spoken(mapping.origin()),
                mapping.strength(),
                mapping.basis()),
        Words.spoken(gives),
        "",
        List.of());
  }

  private Control known(ControlId id) {
    return posture.controls().get(posture.indexOf(id));
  }

  private SystemPosture known(SystemId id) {
    return posture
        .system(id)
        .orElseThrow(() -> new IllegalArgumentException("no system " + id + " in the programme"));
  }

  private static String named(Control control) {
    return control.id() + " " + control.title();
  }
}
