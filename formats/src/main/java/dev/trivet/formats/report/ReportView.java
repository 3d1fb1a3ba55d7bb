package dev.trivet.formats.report;

import dev.trivet.proof.Findings;
import dev.trivet.threat.ThreatRules;
import java.util.List;

/// Everything the report shows, ready to be set: the templates decide nothing.
record ReportView(
    Cover cover,
    Legs legs,
    First first,
    Decisions decisions,
    List<SystemCard> cards,
    HeatMap matrix,
    Categories categories,
    Conventional conventional,
    TechniqueTable techniques,
    ControlTable controls,
    List<ControlEntry> reference,
    List<FrameworkSection> frameworks,
    Applicabilities applicability,
    List<FindingRow> findings,
    List<SystemSection> systems,
    List<SupplierRow> suppliers,
    List<EvidenceRow> evidence) {

  static ReportView of(Sources sources, ThreatRules rules) {
    var draw = new Drawings.Draw(sources, rules);
    Findings findings = Findings.of(sources.posture());
    return new ReportView(
        Cover.of(sources),
        Legs.of(sources),
        First.of(sources, findings),
        Decisions.of(sources),
        SystemCard.all(sources),
        HeatMap.of(sources),
        Categories.of(sources),
        Conventional.of(sources),
        TechniqueTable.of(sources),
        ControlTable.of(sources),
        ControlEntry.all(sources),
        FrameworkSection.all(sources),
        Applicabilities.of(sources),
        FindingRow.all(sources, findings),
        sources.posture().systems().stream()
            .map(s -> SystemSection.of(sources, s, draw.of(s)))
            .toList(),
        SupplierRow.all(sources),
        EvidenceRow.all(sources));
  }
}
