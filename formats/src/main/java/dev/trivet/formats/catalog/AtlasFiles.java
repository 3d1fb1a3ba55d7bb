package dev.trivet.formats.catalog;

import dev.trivet.catalog.Atlas;
import dev.trivet.catalog.CaseStudy;
import dev.trivet.catalog.CaseStudyId;
import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Maturity;
import dev.trivet.catalog.Mitigation;
import dev.trivet.catalog.MitigationId;
import dev.trivet.catalog.Novelty;
import dev.trivet.catalog.Tactic;
import dev.trivet.catalog.TacticId;
import dev.trivet.catalog.Technique;
import dev.trivet.catalog.TechniqueId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads `atlas/*.csv` into [Atlas].
final class AtlasFiles {
  private AtlasFiles() {}

  static Atlas read() {
    return new Atlas(
        FrameworkId.ATLAS, tactics(), techniques(), mitigations(), mitigates(), caseStudies());
  }

  /// ATLAS without what defenders do and without case studies: enough for a threat model, and read
  /// in a quarter of the time.
  static Atlas readTechniques() {
    return new Atlas(FrameworkId.ATLAS, tactics(), techniques(), List.of(), Map.of(), List.of());
  }

  private static List<Tactic> tactics() {
    return CsvTable.read("atlas/tactics.csv")
        .map(row ->
            new Tactic(
                new TacticId(row.get("id")),
                row.get("name"),
                row.number("position"),
                row.get("attack_ref"),
                row.get("summary")));
  }

  private static List<Technique> techniques() {
    return CsvTable.read("atlas/techniques.csv")
        .map(row ->
            new Technique(
                new TechniqueId(row.get("id")),
                row.get("name"),
                row.list("tactics").stream().map(TacticId::new).toList(),
                constant(Maturity.class, row.get("maturity")),
                row.get("attack_ref")));
  }

  private static List<Mitigation> mitigations() {
    return CsvTable.read("atlas/mitigations.csv")
        .map(row ->
            new Mitigation(
                new MitigationId(row.get("id")),
                row.get("name"),
                row.get("category"),
                row.list("lifecycle"),
                row.get("attack_ref"),
                constant(Novelty.class, row.get("conventionality")),
                row.get("conventionality_reason"),
                row.get("summary")));
  }

  private static Map<MitigationId, List<TechniqueId>> mitigates() {
    record Edge(MitigationId mitigation, TechniqueId technique) {}
    var edges = new HashMap<MitigationId, List<TechniqueId>>();
    CsvTable.read("atlas/mitigates.csv")
        .map(row ->
            new Edge(
                new MitigationId(row.get("mitigation")), new TechniqueId(row.get("technique"))))
        .forEach(
            e -> edges.computeIfAbsent(e.mitigation(), m -> new ArrayList<>()).add(e.technique()));
    return edges;
  }

  private static List<CaseStudy> caseStudies() {
    record Row(CaseStudyId study, CaseStudy.Step step) {}
    var steps = new HashMap<CaseStudyId, List<CaseStudy.Step>>();
    CsvTable.read("atlas/case-study-steps.csv")
        .map(row ->
            new Row(
                new CaseStudyId(row.get("case")),
                new CaseStudy.Step(
                    new TacticId(row.get("tactic")), new TechniqueId(row.get("technique")))))
        .forEach(r -> steps.computeIfAbsent(r.study(), c -> new ArrayList<>()).add(r.step()));
    return CsvTable.read("atlas/case-studies.csv")
        .map(row -> {
          var id = new CaseStudyId(row.get("id"));
          return new CaseStudy(
              id,
              row.get("name"),
              row.get("type"),
              row.get("date"),
              row.get("granularity"),
              steps.getOrDefault(id, List.of()));
        });
  }

  static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_'));
  }
}
