package dev.trivet.formats.report;

import dev.trivet.catalog.FrameworkId;
import dev.trivet.control.DocumentId;
import dev.trivet.control.Implementation;
import dev.trivet.control.RiskTreatment;
import dev.trivet.evidence.Attestation;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.EvidenceId;
import dev.trivet.evidence.Subject;
import dev.trivet.evidence.SupplierAssessment;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.programme.ShippedControls;
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
import dev.trivet.posture.AssessPosture;
import dev.trivet.posture.Posture;
import dev.trivet.posture.Programme;
import dev.trivet.posture.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A programme whose author wants to run something in, or break the look of, somebody else's
/// report.
final class HostileProgramme {
  private static final String SCRIPT = "<script>document.title='owned'</script>";
  private static final String IMAGE =
      "\"><img src=x onerror=\"document.title='owned'\"><i>owned</i>";
  private static final String TURNED =
      "\u202Egnp.exe\u202C \u200F\u200E\u2066x\u2069\u0007\u001B[31m";
  private static final String LONG = "W".repeat(5_000);
  private static final SystemId SYSTEM = new SystemId("x".repeat(100));
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final ShippedCatalog SHIPPED = new ShippedCatalog();

  private HostileProgramme() {}

  static Posture posture() {
    var controls = ShippedControls.read(SHIPPED);
    var settings = Settings.of(SCRIPT + LONG);
    var documents =
        new Programme.Documents(
            new Settings(
                settings.organisation(),
                List.of(FrameworkId.AI_RMF),
                settings.appetite(),
                settings.matrix(),
                Map.of()),
            List.of(system()),
            List.of(
                new Supplier(
                    new SupplierId("s".repeat(100)),
                    TURNED + LONG,
                    Optional.of(IMAGE),
                    Optional.of(SCRIPT),
                    List.of(LONG, IMAGE))),
            controls,
            List.of(
                new Implementation(
                    controls.controls().getFirst().id(),
                    Implementation.Status.IMPLEMENTED,
                    Optional.of(IMAGE + LONG),
                    List.of(),
                    Optional.empty(),
                    Optional.of(SCRIPT + LONG))),
            List.of(treatment()),
            List.of(),
            List.of(assessment()));
    return new AssessPosture(SHIPPED.catalog(), SHIPPED.threatRules())
        .assess(Programme.of(documents, List.of(evidence())), NOW);
  }

  private static SupplierAssessment assessment() {
    return new SupplierAssessment(
        new DocumentId("a".repeat(100)),
        new SupplierId("s".repeat(100)),
        IMAGE + LONG,
        Instant.parse("2026-01-01T00:00:00Z"),
        Instant.parse("2026-04-01T00:00:00Z"),
        List.of(
            new SupplierAssessment.Answer(
                SupplierAssessment.Criterion.PROVENANCE,
                SupplierAssessment.Found.PARTLY,
                List.of(new EvidenceId("e".repeat(128))),
                List.of(SCRIPT + LONG),
                Optional.of(TURNED + LONG))),
        List.of(IMAGE + LONG),
        Optional.of(SCRIPT));
  }

  private static AiSystem system() {
    return new AiSystem(
        SYSTEM,
        IMAGE + TURNED + LONG,
        Optional.of(SCRIPT + LONG),
        Optional.of(LONG),
        Optional.of(TURNED),
        Set.of(Role.PROVIDER),
        LifecycleStage.OPERATION,
        Optional.empty(),
        SystemProfile.of(SHIPPED.vocabulary(), Map.of("ai_kind", List.of("agent"))),
        List.of(
            new Component(
                new ComponentId("c".repeat(100)),
                Component.Type.MODEL,
                SCRIPT + LONG,
                Optional.of(new SupplierId("s".repeat(100))),
                Optional.of(IMAGE),
                Optional.empty(),
                Optional.of(LONG),
                List.of())),
        List.of(new DataFlow(IMAGE + LONG, "c".repeat(100), List.of(SCRIPT, LONG))));
  }

  private static RiskTreatment treatment() {
    return new RiskTreatment(
        new DocumentId("d".repeat(100)),
        SYSTEM,
        SHIPPED.threatRules().rules().getFirst().id(),
        RiskTreatment.Option.RETAIN,
        IMAGE,
        SCRIPT + TURNED + LONG,
        Instant.parse("2026-01-01T00:00:00Z"),
        Optional.of(Instant.parse("2026-03-10T00:00:00Z")),
        List.of());
  }

  private static Evidence evidence() {
    return new Attestation(
        new EvidenceId("e".repeat(128)),
        SCRIPT,
        new Subject.OfSystem(SYSTEM),
        Optional.of(IMAGE + LONG),
        Instant.parse("2026-02-01T00:00:00Z"),
        "\u200F" + LONG,
        Optional.empty(),
        Optional.of(IMAGE),
        Optional.empty(),
        Optional.of(LONG));
  }
}
