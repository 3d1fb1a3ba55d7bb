package dev.trivet.formats.report;

import dev.trivet.catalog.MitigationId;
import dev.trivet.catalog.Novelty;
import dev.trivet.catalog.Scope;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.control.ControlSet;
import dev.trivet.control.DocumentId;
import dev.trivet.control.Exclusion;
import dev.trivet.control.PassCondition;
import dev.trivet.control.Proof;
import dev.trivet.control.RiskTreatment;
import dev.trivet.evidence.Attestation;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.EvidenceId;
import dev.trivet.evidence.Measurement;
import dev.trivet.evidence.Observation;
import dev.trivet.evidence.Subject;
import dev.trivet.evidence.SupplierAssessment;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.DataFlow;
import dev.trivet.inventory.LifecycleStage;
import dev.trivet.inventory.Role;
import dev.trivet.inventory.Supplier;
import dev.trivet.inventory.SupplierId;
import dev.trivet.inventory.SystemId;
import dev.trivet.inventory.SystemProfile;
import dev.trivet.inventory.Vocabulary;
import dev.trivet.posture.Programme;
import dev.trivet.posture.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// A programme over the small catalogue with one of everything the report shows.
final class SmallProgramme {
  private static final SystemId DESK = new SystemId("desk");
  private static final ControlId GUARD = new ControlId("ORG-RUN-01");
  private static final ControlId POLICY = new ControlId("ORG-GOV-01");
  private static final ControlId WATCH = new ControlId("ORG-DET-01");

  private SmallProgramme() {}

  static Programme of(Vocabulary vocabulary) {
    var documents =
        new Programme.Documents(
            Settings.of("Small & Sons"),
            List.of(desk(vocabulary)),
            List.of(
                new Supplier(
                    new SupplierId("maker"),
                    "Maker of models",
                    Optional.empty(),
                    Optional.of("SE"),
                    List.of("hosted model"))),
            new ControlSet(
                List.of(
                    control(POLICY, Scope.ORGANISATION, Control.Effect.LIMITS),
                    control(GUARD, Scope.SYSTEM, Control.Effect.PREVENTS),
                    control(WATCH, Scope.SYSTEM, Control.Effect.DETECTS)),
                List.of()),
            List.of(),
            List.of(accepted()),
            List.of(
                new Exclusion(
                    new DocumentId("X-1"),
                    Optional.of(WATCH),
                    Optional.empty(),
                    List.of(DESK),
                    "nothing to watch yet",
                    "Ann",
                    Instant.parse("2026-01-10T09:00:00Z"),
                    Optional.of(Instant.parse("2026-02-10T09:00:00Z")))),
            List.of(assessment()));
    return Programme.of(documents, evidence());
  }

  private static SupplierAssessment assessment() {
    return new SupplierAssessment(
        new DocumentId("SA-1"),
        new SupplierId("maker"),
        "Ann",
        Instant.parse("2026-01-05T09:00:00Z"),
        Instant.parse("2027-01-05T09:00:00Z"),
        List.of(
            new SupplierAssessment.Answer(
                SupplierAssessment.Criterion.PROVENANCE,
                SupplierAssessment.Found.MET,
                List.of(),
                List.of("maker/card.pdf"),
                Optional.empty()),
            new SupplierAssessment.Answer(
                SupplierAssessment.Criterion.DATA_HANDLING,
                SupplierAssessment.Found.MET,
                List.of(),
                List.of(),
                Optional.of("they say so"))),
        List.of("answer the other questions"),
        Optional.empty());
  }

  private static AiSystem desk(Vocabulary vocabulary) {
    return new AiSystem(
        DESK,
        "Help desk <beta>",
        Optional.of("Answers questions."),
        Optional.of("Ann"),
        Optional.empty(),
        Set.of(Role.DEPLOYER),
        LifecycleStage.OPERATION,
        Optional.empty(),
        SystemProfile.of(
            vocabulary,
            Map.of(
                "ai_kind", List.of("llm"),
                "model_access", List.of("public"),
                "physical_sensing", List.of("no"))),
        List.of(
            new Component(
                new ComponentId("model"),
                Component.Type.MODEL,
                "Hosted model",
                Optional.of(new SupplierId("maker")),
                Optional.of("4"),
                Optional.empty(),
                Optional.empty(),
                List.of())),
        List.of(new DataFlow("customer", "model", List.of("questions"))));
  }

  private static Control control(ControlId id, Scope scope, Control.Effect effect) {
    boolean once = scope == Scope.ORGANISATION;
    return new Control(
        id,
        "Do " + id,
        once ? Control.Area.GOVERNANCE : Control.Area.RUNTIME,
        Control.Stage.OPERATE,
        once ? Control.Function.GOVERN : Control.Function.MANAGE,
        once ? Novelty.CONVENTIONAL : Novelty.AI_SPECIFIC,
        effect,
        scope,
        Optional.empty(),
        "It is done.",
        "Do it.",
        effect == Control.Effect.PREVENTS ? List.of(SmallPosture.GUARDRAILS) : none(),
        effect == Control.Effect.DETECTS ? List.of(SmallPosture.LEAK) : noTechnique(),
        List.of(
            new Control.Satisfies(
                once ? SmallPosture.POLICY : SmallPosture.TREATED, Control.Extent.PART),
            new Control.Satisfies(SmallPosture.ANNEX, Control.Extent.PART)),
        List.of(
            new Proof(
                "p1",
                once ? Proof.Kind.ATTESTATION : Proof.Kind.OBSERVATION,
                once ? "policy.ai" : "redteam.rate",
                once ? Proof.On.ORGANISATION : Proof.On.SYSTEM,
                PassCondition.parse(once ? "approved" : "<= 0.05"),
                Duration.ofDays(90),
                "that it works")));
  }

  private static List<MitigationId> none() {
    return List.of();
  }

  private static List<TechniqueId> noTechnique() {
    return List.of();
  }

  private static RiskTreatment accepted() {
    return new RiskTreatment(
        new DocumentId("T-1"),
        DESK,
        SmallPosture.LEAK,
        RiskTreatment.Option.RETAIN,
        "Ann",
        "little to leak",
        Instant.parse("2026-01-10T09:00:00Z"),
        Optional.of(Instant.parse("2026-03-20T09:00:00Z")),
        List.of());
  }

  private static List<Evidence> evidence() {
    return List.of(
        new Attestation(
            new EvidenceId("policy"),
            "policy.ai",
            Subject.ORGANISATION,
            Optional.of("approved"),
            Instant.parse("2026-01-15T09:00:00Z"),
            "Ann",
            Optional.empty(),
            Optional.of("policy.pdf"),
            Optional.empty(),
            Optional.empty()),
        new Observation(
            new EvidenceId("redteam"),
            "redteam.rate",
            new Subject.OfSystem(DESK),
            Optional.empty(),
            Optional.of(
                new Measurement(
                    0.08,
                    OptionalDouble.of(0.05),
                    OptionalDouble.of(0.12),
                    Optional.of(400L),
                    Optional.of("share"))),
            Instant.parse("2026-02-20T09:00:00Z"),
            "probe 1.0",
            Optional.empty()));
  }
}
