package dev.trivet.formats.navigator;

import dev.trivet.catalog.MitigationId;
import dev.trivet.catalog.Technique;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.Control;
import dev.trivet.formats.navigator.NavigatorLayer.Metadata;
import dev.trivet.posture.Posture;
import dev.trivet.posture.RiskLevels;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.ThreatStatus;
import dev.trivet.shared.Words;
import dev.trivet.threat.Applicability;
import dev.trivet.threat.Because;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the layer of one system says.
final class SystemMarks implements Marks {
  private final Posture posture;
  private final SystemPosture system;
  private final Map<TechniqueId, ThreatStatus> threats = new HashMap<>();
  private final Map<TechniqueId, Applicability> ruledOut = new HashMap<>();

  SystemMarks(Posture posture, SystemPosture system) {
    this.posture = posture;
    this.system = system;
    system.threats().forEach(t -> threats.put(t.technique(), t));
    system.threatModel().ruledOut().forEach(rule -> ruledOut.put(rule.id(), rule));
  }

  @Override
  public Mark of(Technique technique) {
    ThreatStatus threat = threats.get(technique.id());
    if (threat != null) {
      return applies(threat);
    }
    Applicability rule = ruledOut.get(technique.id());
    return Mark.ruledOut(
        rule == null ? "not in the threat model" : "ruled out by " + because(rule));
  }

  private Mark applies(ThreatStatus threat) {
    RiskLevels risk = threat.risk();
    Applicability rule = threat.threat().rule();
    var metadata = new ArrayList<Metadata>();
    metadata.add(new Metadata("coverage", Words.spoken(threat.coverage())));
    metadata.add(
        new Metadata("coverage by official edges", Words.spoken(threat.officialCoverage())));
    metadata.add(new Metadata("risk without controls", Words.spoken(risk.inherent())));
    metadata.add(new Metadata("risk now", Words.spoken(risk.current())));
    metadata.add(new Metadata("risk when promises are proven", Words.spoken(risk.planned())));
    metadata.add(new Metadata("band", Words.spoken(threat.threat().band())));
    metadata.add(new Metadata("because", because(rule)));
    metadata.add(new Metadata("controls", controls(threat.technique())));
    threat
        .acceptance()
        .ifPresent(a ->
            metadata.add(
                new Metadata(
                    "accepted",
                    "%s by %s until %s".formatted(a.id(), a.owner(), a.expires().orElseThrow()))));
    String assumed = threat.threat().assumed() ? " Assumed: a field is not answered." : "";
    return new Mark(
        Optional.of(threat.coverage()),
        Optional.of(risk.current()),
        "%s; risk %s. %s.%s"
            .formatted(
                Words.spoken(threat.coverage()),
                Words.spoken(risk.current()),
                rule.appliesWhen(),
                assumed),
        metadata);
  }

  private String because(Applicability rule) {
    String fields =
        String.join(
            "; ",
            rule.because(system.threatModel().profile()).stream().map(Because::toString).toList());
    return fields.isEmpty() ? "every system" : fields;
  }

  private String controls(TechniqueId technique) {
    List<MitigationId> mitigations = posture.catalog().atlas().mitigationsOf(technique);
    var named = new ArrayList<String>();
    for (Control control : posture.controls()) {
      if (control.counters().contains(technique)
          || control.implementedMitigations().stream().anyMatch(mitigations::contains)) {
        named.add(
            "%s %s %s"
                .formatted(
                    control.id(),
                    Words.spoken(control.effect()),
                    Words.spoken(system.verdict(control.id()))));
      }
    }
    return named.isEmpty() ? "none" : String.join("; ", named);
  }
}
