package dev.trivet.formats.report;

import java.util.List;

/// Everything the report shows, ready to be set: the templates decide nothing.
record ReportView(
    Cover cover,
    Legs legs,
    Decisions decisions,
    List<SystemCard> cards,
    HeatMap matrix,
    TechniqueTable techniques,
    ControlTable controls,
    List<ControlEntry> reference,
    List<FrameworkSection> frameworks,
    List<SystemSection> systems,
    List<SupplierRow> suppliers,
    List<EvidenceRow> evidence) {

  static ReportView of(Sources sources) {
    return new ReportView(
        Cover.of(sources),
        Legs.of(sources),
        Decisions.of(sources),
        SystemCard.all(sources),
        HeatMap.of(sources),
        TechniqueTable.of(sources),
        ControlTable.of(sources),
        ControlEntry.all(sources),
        FrameworkSection.all(sources),
        sources.posture().systems().stream()
            .map(s -> SystemSection.of(sources, s, Drawings.NONE))
            .toList(),
        SupplierRow.all(sources),
        EvidenceRow.all(sources));
  }
}
