package dev.trivet.formats.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.catalog.TechniqueId;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.DataFlow;
import dev.trivet.testkit.Draw;
import dev.trivet.testkit.Seeds;
import dev.trivet.testkit.Systems;
import dev.trivet.threat.DataFlowDiagram;
import dev.trivet.threat.DataFlowDiagram.Boundary;
import dev.trivet.threat.DataFlowDiagram.Crossing;
import dev.trivet.threat.DataFlowDiagram.Element;
import dev.trivet.threat.DataFlowDiagram.Flow;
import dev.trivet.threat.DataFlowDiagram.Source;
import dev.trivet.threat.DrawDataFlow;
import dev.trivet.threat.ModelThreats;
import dev.trivet.threat.Threat;
import dev.trivet.threat.ThreatModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DrawDataFlowTest {
  private static final Set<Component.Type> DRAWN =
      Set.of(
          Component.Type.MODEL,
          Component.Type.DATASET,
          Component.Type.TOOL,
          Component.Type.INDEX,
          Component.Type.SERVICE);

  private static AiSystem assistant(Map<String, List<String>> more) {
    var answers = new HashMap<String, List<String>>(more);
    answers.put("ai_kind", List.of("llm"));
    return Pictured.system("s", "S", answers, List.of(), List.of());
  }

  private static Element element(DataFlowDiagram diagram, String id) {
    return diagram.element(id).orElseThrow();
  }

  private static List<Flow> from(DataFlowDiagram diagram, String id) {
    return diagram.flows().stream().filter(flow -> flow.from().equals(id)).toList();
  }

  @Test
  void everyDiagramHoldsWhatIsDeclaredAndOnlyTechniquesThatApply() {
    var systems = new Systems(Pictured.SHIPPED.vocabulary());
    var models = new ModelThreats(Pictured.SHIPPED.threatRules());
    Seeds.forAll(
        300,
        random -> {
          AiSystem system = systems.any(new Draw(random), "s", systems.suppliers(2));
          ThreatModel model = models.of(system.id(), system.profile());
          DataFlowDiagram diagram = new DrawDataFlow().of(system, model);
          assertThat(new DrawDataFlow().of(system, model)).isEqualTo(diagram);
          system.components().stream()
              .filter(part -> DRAWN.contains(part.type()))
              .forEach(part ->
                  assertThat(element(diagram, part.id().value()).source())
                      .isEqualTo(Source.DECLARED));
          Set<TechniqueId> applicable =
              model.threats().stream().map(Threat::technique).collect(Collectors.toSet());
          for (Flow flow : diagram.flows()) {
            assertThat(applicable).containsAll(flow.techniques());
            boolean sameGround =
                element(diagram, flow.from()).boundary() == element(diagram, flow.to()).boundary();
            assertThat(flow.crossing() == Crossing.STAYS).isEqualTo(sameGround);
          }
        });
  }

  @Test
  void whatNoFieldAnswersIsAssumed() {
    DataFlowDiagram open = Pictured.diagram(assistant(Map.of()));
    assertThat(element(open, "memory:memory").source()).isEqualTo(Source.ASSUMED);
    DataFlowDiagram none = Pictured.diagram(assistant(Map.of("memory", List.of("none"))));
    assertThat(none.element("memory:memory")).isEmpty();
    DataFlowDiagram some = Pictured.diagram(assistant(Map.of("memory", List.of("thread"))));
    assertThat(element(some, "memory:memory").source()).isEqualTo(Source.ANSWERED);
  }

  @Test
  void aHostedModelStandsOnItsProvidersGround() {
    DataFlowDiagram diagram =
        Pictured.diagram(
            assistant(
                Map.of(
                    "artefact_location", List.of("provider"),
                    "deployment", List.of("self_hosted_cloud"))));
    assertThat(element(diagram, "derived:model").boundary()).isEqualTo(Boundary.PROVIDER);
    assertThat(from(diagram, "derived:service"))
        .filteredOn(flow -> flow.to().equals("derived:model"))
        .singleElement()
        .satisfies(flow -> assertThat(flow.crossing()).isEqualTo(Crossing.LEAVES));
  }

  @Test
  void aDeclaredModelTakesThePlaceOfTheDerivedOne() {
    DataFlowDiagram diagram = Pictured.diagram(Pictured.helpdesk());
    assertThat(diagram.element("derived:model")).isEmpty();
    assertThat(diagram.element("derived:service")).isEmpty();
    assertThat(element(diagram, "big-model").boundary()).isEqualTo(Boundary.PROVIDER);
  }

  @Test
  void aDeclaredChatDoesNotHideTheMailThatReachesTheModel() {
    DataFlowDiagram diagram = Pictured.diagram(Pictured.helpdesk());
    assertThat(from(diagram, "untrusted_content:email"))
        .singleElement()
        .satisfies(
            flow -> assertThat(flow.techniques()).contains(new TechniqueId("AML.T0051.001")));
    assertThat(diagram.element("untrusted_content:tickets"))
        .as("the ticket system's flow shows the tickets")
        .isEmpty();
  }

  @Test
  void aToolThatItsMakerRunsStandsOutside() {
    DataFlowDiagram diagram = Pictured.diagram(Pictured.helpdesk());
    assertThat(element(diagram, "ticketing").boundary()).isEqualTo(Boundary.THIRD_PARTY);
    assertThat(element(diagram, "mailer").boundary()).isEqualTo(Boundary.ORGANISATION);
  }

  @Test
  void aFlowThatNamesTheModelAloneDoesNotMakeTheProviderTheFront() {
    AiSystem system =
        Pictured.system(
            "s",
            "S",
            Map.of(
                "ai_kind", List.of("agent"),
                "artefact_location", List.of("provider"),
                "deployment", List.of("hosted_api", "self_hosted_cloud")),
            List.of(Pictured.part("m", Component.Type.MODEL, "M", "maker")),
            List.of(new DataFlow("engineer", "m", List.of("request"))));
    DataFlowDiagram diagram = Pictured.diagram(system);
    assertThat(element(diagram, "derived:service").boundary()).isEqualTo(Boundary.ORGANISATION);
    assertThat(element(diagram, "outside:engineer").boundary()).isEqualTo(Boundary.ORGANISATION);
  }

  @Test
  void someoneWhoIsNotPlainlyOfTheHouseStandsOutside() {
    AiSystem system =
        Pictured.system(
            "s",
            "S",
            Map.of("ai_kind", List.of("llm")),
            List.of(Pictured.part("m", Component.Type.MODEL, "M", "")),
            List.of(
                new DataFlow("Ottoline", "m", List.of("questions")),
                new DataFlow("claims team", "m", List.of("questions"))));
    DataFlowDiagram diagram = Pictured.diagram(system);
    assertThat(element(diagram, "outside:Ottoline").boundary()).isEqualTo(Boundary.INTERNET);
    assertThat(element(diagram, "outside:claims team").boundary()).isEqualTo(Boundary.ORGANISATION);
  }
}
