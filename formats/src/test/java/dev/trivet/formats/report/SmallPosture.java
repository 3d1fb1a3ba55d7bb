package dev.trivet.formats.report;

import dev.trivet.catalog.Atlas;
import dev.trivet.catalog.Catalog;
import dev.trivet.catalog.Framework;
import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Mapping;
import dev.trivet.catalog.Maturity;
import dev.trivet.catalog.Mitigation;
import dev.trivet.catalog.MitigationId;
import dev.trivet.catalog.Novelty;
import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Requirement;
import dev.trivet.catalog.Scope;
import dev.trivet.catalog.Tactic;
import dev.trivet.catalog.TacticId;
import dev.trivet.catalog.Technique;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.catalog.ThreatCategory;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.posture.AssessPosture;
import dev.trivet.posture.Posture;
import dev.trivet.threat.Applicability;
import dev.trivet.threat.ThreatRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A catalogue of four techniques and four requirements, small enough for its whole report to be
/// read.
final class SmallPosture {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final TechniqueId INJECTION = new TechniqueId("AML.T0051");
  static final TechniqueId DIRECT = new TechniqueId("AML.T0051.000");
  static final TechniqueId LEAK = new TechniqueId("AML.T0057");
  static final TechniqueId SENSOR = new TechniqueId("AML.T0041");
  static final MitigationId GUARDRAILS = new MitigationId("AML.M0020");
  static final Ref POLICY = new Ref(FrameworkId.AI_RMF, "GOVERN 1.1");
  static final Ref TREATED = new Ref(FrameworkId.AI_RMF, "MANAGE 1.3");
  static final Ref CLAUSE = new Ref(FrameworkId.ISO_42001, "5.2");
  static final Ref ANNEX = new Ref(FrameworkId.ISO_42001, "A.2.2");

  private static final TacticId ACCESS = new TacticId("AML.TA0000");
  private static final TacticId EXFILTRATION = new TacticId("AML.TA0010");

  private SmallPosture() {}

  static ThreatRules rules() {
    return new ThreatRules(
        atlas(),
        new ShippedCatalog().vocabulary(),
        Map.of(),
        List.of(
            source(INJECTION, "ai_kind:llm", Applicability.PathRole.ENTRY),
            source(DIRECT, "ai_kind:llm & model_access:public", Applicability.PathRole.ENTRY),
            source(LEAK, "ai_kind:llm", Applicability.PathRole.GOAL),
            source(SENSOR, "physical_sensing:yes", Applicability.PathRole.ENTRY)));
  }

  static Posture posture() {
    var programme = SmallProgramme.of(rules().vocabulary());
    return new AssessPosture(catalog(), rules()).assess(programme, NOW);
  }

  private static Atlas atlas() {
    return new Atlas(
        FrameworkId.ATLAS,
        List.of(
            new Tactic(ACCESS, "AI Model Access", 1, "", ""),
            new Tactic(EXFILTRATION, "Exfiltration", 2, "", "")),
        List.of(
            technique(INJECTION, "LLM Prompt Injection", ACCESS),
            technique(DIRECT, "Direct", ACCESS),
            technique(LEAK, "LLM Data Leakage", EXFILTRATION),
            technique(SENSOR, "Physical Environment Access", ACCESS)),
        List.of(
            new Mitigation(
                GUARDRAILS,
                "Generative AI Guardrails",
                "Technical - ML",
                List.of(),
                "",
                Novelty.AI_SPECIFIC,
                "",
                "")),
        Map.of(GUARDRAILS, List.of(INJECTION, DIRECT)),
        List.of());
  }

  private static Technique technique(TechniqueId id, String name, TacticId tactic) {
    return new Technique(id, name, List.of(tactic), Maturity.REALIZED, "");
  }

  private static ThreatRules.Source source(
      TechniqueId technique, String expression, Applicability.PathRole role) {
    return new ThreatRules.Source(
        technique,
        Applicability.Side.TARGET,
        Set.of(role),
        "operate",
        Optional.of(ThreatCategory.PROMPT_INJECTION),
        "somebody can reach it",
        "nobody can",
        "",
        3,
        expression,
        "+2 model_access:public",
        false);
  }

  private static Catalog catalog() {
    return new Catalog(
        atlas(),
        List.of(
            framework(FrameworkId.AI_RMF, "NIST AI RMF 1.0"),
            framework(FrameworkId.ISO_42001, "ISO/IEC 42001:2023")),
        List.of(
            new Requirement(POLICY, "", "subcategory", Scope.ORGANISATION, "Duties known"),
            new Requirement(TREATED, "", "subcategory", Scope.SYSTEM, "Risks answered"),
            new Requirement(CLAUSE, "", "clause", Scope.ORGANISATION, "AI policy"),
            new Requirement(ANNEX, "", "control", Scope.ORGANISATION, "Written AI policy")),
        List.of(
            new Mapping(
                POLICY,
                CLAUSE,
                Mapping.Relationship.INTERSECTS_WITH,
                5,
                Mapping.Origin.OFFICIAL,
                "",
                "a listing",
                "")));
  }

  private static Framework framework(FrameworkId id, String title) {
    return new Framework(id, title, "its body", Framework.Status.CURRENT, "", "", "");
  }
}
