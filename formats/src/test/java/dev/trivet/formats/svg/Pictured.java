package dev.trivet.formats.svg;

import dev.trivet.catalog.Novelty;
import dev.trivet.catalog.Scope;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.control.ControlSet;
import dev.trivet.control.PassCondition;
import dev.trivet.control.Proof;
import dev.trivet.evidence.EvidenceId;
import dev.trivet.evidence.Observation;
import dev.trivet.evidence.Subject;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.DataFlow;
import dev.trivet.inventory.LifecycleStage;
import dev.trivet.inventory.SupplierId;
import dev.trivet.inventory.SystemId;
import dev.trivet.inventory.SystemProfile;
import dev.trivet.posture.AssessPosture;
import dev.trivet.posture.Posture;
import dev.trivet.posture.Programme;
import dev.trivet.posture.Settings;
import dev.trivet.threat.DataFlowDiagram;
import dev.trivet.threat.DrawDataFlow;
import dev.trivet.threat.ModelThreats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The systems the golden pictures show, and others made up for one test.
final class Pictured {
  static final ShippedCatalog SHIPPED = new ShippedCatalog();
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private Pictured() {}

  /// An agent with declared parts: a hosted model, a tool of its own, one that a supplier runs.
  static AiSystem helpdesk() {
    return system(
        "helpdesk-agent",
        "Helpdesk agent",
        Map.ofEntries(
            Map.entry("ai_kind", List.of("agent")),
            Map.entry("model_access", List.of("internal", "customer")),
            Map.entry("interface", List.of("chat")),
            Map.entry("untrusted_content", List.of("direct_prompt", "tickets", "email")),
            Map.entry("third_party", List.of("hosted_model", "agent_tool", "ml_library")),
            Map.entry("artefact_location", List.of("provider")),
            Map.entry("deployment", List.of("hosted_api", "self_hosted_cloud")),
            Map.entry("network_exposure", List.of("internet")),
            Map.entry("knowledge", List.of("rag_internal")),
            Map.entry("tools", List.of("read_private", "send_external")),
            Map.entry("tool_origin", List.of("own", "third_party_remote")),
            Map.entry("autonomy", List.of("auto")),
            Map.entry("feedback_loop", List.of("none")),
            Map.entry("output_rendering", List.of("rich"))),
        List.of(
            part("big-model", Component.Type.MODEL, "Big model, hosted", "modelmaker"),
            part("desk", Component.Type.SERVICE, "Helpdesk agent service", ""),
            part("handbook", Component.Type.INDEX, "Index of the handbook", ""),
            part("mailer", Component.Type.TOOL, "Sends mail to customers", ""),
            part("ticketing", Component.Type.TOOL, "Ticket system", "ticketmaker")),
        List.of(
            new DataFlow("customer", "desk", List.of("questions")),
            new DataFlow("desk", "big-model", List.of("prompt", "passages")),
            new DataFlow("ticketing", "desk", List.of("tickets")),
            new DataFlow("desk", "mailer", List.of("drafted mail"))));
  }

  /// A camera gate of which only the profile is known, and not all of that.
  static AiSystem gate() {
    return system(
        "gate-reader",
        "Plate reader at the gate",
        Map.ofEntries(
            Map.entry("ai_kind", List.of("predictive")),
            Map.entry("stages_owned", List.of("collect", "train", "deploy", "operate")),
            Map.entry("training_data", List.of("internal", "public_dataset")),
            Map.entry("third_party", List.of("open_model", "ml_library")),
            Map.entry("artefact_location", List.of("registry", "shipped_to_client")),
            Map.entry("model_access", List.of("none")),
            Map.entry("physical_sensing", List.of("yes")),
            Map.entry("untrusted_content", List.of("environment")),
            Map.entry("deployment", List.of("edge"))),
        List.of(),
        List.of());
  }

  static AiSystem system(
      String id,
      String title,
      Map<String, List<String>> answers,
      List<Component> components,
      List<DataFlow> flows) {
    return new AiSystem(
        new SystemId(id),
        title,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        LifecycleStage.OPERATION,
        Optional.empty(),
        SystemProfile.of(SHIPPED.vocabulary(), answers),
        components,
        flows);
  }

  /// @param supplier empty for none
  static Component part(String id, Component.Type type, String title, String supplier) {
    return new Component(
        new ComponentId(id),
        type,
        title,
        supplier.isEmpty() ? Optional.empty() : Optional.of(new SupplierId(supplier)),
        Optional.of("1"),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  static DataFlowDiagram diagram(AiSystem system) {
    return new DrawDataFlow()
        .of(system, new ModelThreats(SHIPPED.threatRules()).of(system.id(), system.profile()));
  }

  /// One control proven, two that are not.
  static Posture posture(AiSystem system) {
    var controls =
        List.of(
            control(
                "TRY-01",
                "Ask before acting",
                "AML.T0010.005",
                "AML.T0012",
                "AML.T0040",
                "AML.T0047",
                "AML.T0049",
                "AML.T0053",
                "AML.T0086",
                "AML.T0093"),
            control("TRY-02", "Keep outside text apart from orders", "AML.T0051.001"),
            control("TRY-03", "Look at what people are told", "AML.T0048.003", "AML.T0015"));
    var documents =
        new Programme.Documents(
            Settings.of("A made-up organisation"),
            List.of(system),
            List.of(),
            new ControlSet(controls, List.of()),
            List.of(),
            List.of(),
            List.of());
    var seen =
        new Observation(
            new EvidenceId("e-1"),
            "try.1",
            new Subject.OfSystem(system.id()),
            Optional.of("held"),
            Optional.empty(),
            NOW.minus(Duration.ofDays(1)),
            "a test",
            Optional.empty());
    return new AssessPosture(SHIPPED.catalog(), SHIPPED.threatRules())
        .assess(Programme.of(documents, List.of(seen)), NOW);
  }

  private static Control control(String id, String title, String... counters) {
    return new Control(
        new ControlId(id),
        title,
        Control.Area.AGENTS,
        Control.Stage.OPERATE,
        Control.Function.MANAGE,
        Novelty.AI_SPECIFIC,
        Control.Effect.PREVENTS,
        Scope.SYSTEM,
        Optional.empty(),
        "it works",
        "do it",
        List.of(),
        List.of(counters).stream().map(TechniqueId::new).toList(),
        List.of(),
        List.of(
            new Proof(
                "p",
                Proof.Kind.OBSERVATION,
                "try." + Integer.parseInt(id.substring(4)),
                Proof.On.SYSTEM,
                PassCondition.parse("held"),
                Duration.ofDays(30),
                "it held")));
  }
}
