package dev.trivet.posture;

import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Scope;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.control.ControlSet;
import dev.trivet.control.Exclusion;
import dev.trivet.inventory.SystemId;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers "why" for a requirement: the controls that answer it and what follows along crosswalks.
record ExplainRequirement(Posture posture) {
  /// Why a requirement has its status over everything it is asked of.
  Explanation of(Ref ref) {
    AssessmentPlan.Demand demand = posture.demand(ref);
    Optional<Exclusion> exclusion = posture.exclusion(ref, Optional.empty());
    var because = new ArrayList<Explanation>();
    if (exclusion.isPresent()) {
      because.add(ExplainControl.exclusion(exclusion.get()));
    } else if (demand.requirement().scope() == Scope.ORGANISATION) {
      because.addAll(answers(demand, posture.organisationVerdicts(), Optional.empty()));
    } else {
      posture.systems().forEach(s -> because.add(of(ref, s.id())));
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
  Explanation of(Ref ref, SystemId system) {
    AssessmentPlan.Demand demand = posture.demand(ref);
    SystemPosture of = posture.known(system);
    Optional<Exclusion> exclusion = posture.exclusion(ref, Optional.of(system));
    return new Explanation(
        "%s on %s".formatted(ref.id(), system),
        Words.spoken(posture.statusOn(ref, of, Basis.WITH_DERIVED)),
        "",
        exclusion.isPresent()
            ? List.of(ExplainControl.exclusion(exclusion.get()))
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
                    .formatted(
                        ExplainControl.named(control),
                        demand.whole().has(i) ? "wholly" : "in part"),
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
}
