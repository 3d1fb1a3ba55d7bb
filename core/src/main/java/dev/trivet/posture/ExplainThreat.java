package dev.trivet.posture;

import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.Control;
import dev.trivet.inventory.SystemId;
import dev.trivet.shared.Words;
import dev.trivet.threat.Applicability;
import dev.trivet.threat.Because;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers "why" for a threat: the fields that make it apply or rule it out, and the controls that
/// name it.
record ExplainThreat(Posture posture, ExplainControl controls) {
  /// Why a threat is covered, accepted or open on a system.
  ///
  /// @throws IllegalArgumentException on a technique ATLAS does not have
  Explanation of(SystemId system, TechniqueId technique) {
    SystemPosture of = posture.known(system);
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
        Explanation why = controls.of(control.id(), of.id());
        found.add(
            new Explanation(
                "%s (%s it, %s)"
                    .formatted(ExplainControl.named(control), Words.spoken(control.effect()), how),
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
}
