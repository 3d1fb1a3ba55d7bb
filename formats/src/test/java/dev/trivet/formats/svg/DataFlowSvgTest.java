package dev.trivet.formats.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.formats.svg.Plan.Box;
import dev.trivet.formats.svg.Plan.Point;
import dev.trivet.formats.svg.Plan.Region;
import dev.trivet.formats.svg.Plan.Route;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.DataFlow;
import dev.trivet.testkit.Draw;
import dev.trivet.testkit.Golden;
import dev.trivet.testkit.Seeds;
import dev.trivet.testkit.Systems;
import dev.trivet.threat.DataFlowDiagram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DataFlowSvgTest {
  private static final int SYSTEMS = 200;

  private final DataFlowSvg svg = new DataFlowSvg(Pictured.SHIPPED.atlas(), Palette.THEMED);

  @Test
  void anAgentWithDeclaredPartsLooksAsSomebodyApproved() {
    Golden.matches("svg/helpdesk-agent-flows.svg", svg.draw(Pictured.diagram(Pictured.helpdesk())));
  }

  @Test
  void aSystemKnownByItsProfileOnlyLooksAsSomebodyApproved() {
    Golden.matches("svg/gate-reader-flows.svg", svg.draw(Pictured.diagram(Pictured.gate())));
  }

  private static void forEveryDiagram(Consumer<DataFlowDiagram> law) {
    var systems = new Systems(Pictured.SHIPPED.vocabulary());
    Seeds.forAll(
        SYSTEMS,
        random -> {
          var draw = new Draw(random);
          law.accept(Pictured.diagram(systems.any(draw, "s", systems.suppliers(3))));
        });
  }

  @Test
  void everyPictureIsWellFormedAndTheSameEveryTime() {
    forEveryDiagram(diagram -> {
      String picture = svg.draw(diagram);
      assertThat(svg.draw(diagram)).isEqualTo(picture);
      assertThat(Parsed.of(picture).getDocumentElement().getAttribute("role")).isEqualTo("img");
    });
  }

  @Test
  void noTwoElementsOverlap() {
    forEveryDiagram(diagram -> {
      List<Box> boxes = new Plan(diagram).boxes();
      for (int i = 0; i < boxes.size(); i++) {
        for (int j = i + 1; j < boxes.size(); j++) {
          assertThat(apart(boxes.get(i), boxes.get(j))).isTrue();
        }
      }
    });
  }

  private static boolean apart(Box a, Box b) {
    return Math.abs(a.x() - b.x()) >= Plan.BOX_WIDTH
        || a.y() + a.height() <= b.y()
        || b.y() + b.height() <= a.y();
  }

  @Test
  void everyElementStandsInItsBoundaryAndInNoOther() {
    forEveryDiagram(diagram -> {
      var plan = new Plan(diagram);
      for (Box box : plan.boxes()) {
        assertThat(plan.regions())
            .filteredOn(region -> holds(region, box))
            .extracting(Region::boundary)
            .containsExactly(box.element().boundary());
      }
    });
  }

  private static boolean holds(Region region, Box box) {
    return region.x() < box.x() + Plan.BOX_WIDTH
        && box.x() < region.x() + region.width()
        && region.y() < box.y() + box.height()
        && box.y() < region.y() + region.height();
  }

  @Test
  void noFlowRunsThroughAnElementOrOutOfThePicture() {
    forEveryDiagram(diagram -> {
      var plan = new Plan(diagram);
      for (Route route : plan.routes()) {
        for (int i = 1; i < route.points().size(); i++) {
          Point from = route.points().get(i - 1);
          Point to = route.points().get(i);
          assertThat(from.x() == to.x() || from.y() == to.y()).isTrue();
          assertThat(to.x()).isBetween(0, plan.width());
          assertThat(to.y()).isBetween(0, plan.height());
          assertThat(plan.boxes()).noneMatch(box -> cuts(box, from, to));
        }
      }
    });
  }

  private static boolean cuts(Box box, Point from, Point to) {
    return Math.max(from.x(), to.x()) > box.x()
        && Math.min(from.x(), to.x()) < box.x() + Plan.BOX_WIDTH
        && Math.max(from.y(), to.y()) > box.y()
        && Math.min(from.y(), to.y()) < box.y() + box.height();
  }

  @Test
  void noTwoFlowsLieOnEachOther() {
    forEveryDiagram(diagram -> {
      List<Route> routes = new Plan(diagram).routes();
      for (int i = 0; i < routes.size(); i++) {
        for (int j = i + 1; j < routes.size(); j++) {
          assertThat(shared(routes.get(i), routes.get(j)))
              .as("%s and %s", routes.get(i).wire(), routes.get(j).wire())
              .isZero();
        }
      }
    });
  }

  /// How far two routes run in the same place.
  private static int shared(Route a, Route b) {
    int most = 0;
    for (int i = 1; i < a.points().size(); i++) {
      for (int j = 1; j < b.points().size(); j++) {
        most =
            Math.max(
                most,
                shared(
                    a.points().get(i - 1),
                    a.points().get(i),
                    b.points().get(j - 1),
                    b.points().get(j)));
      }
    }
    return most;
  }

  private static int shared(Point a, Point b, Point c, Point d) {
    if (a.x() == b.x() && c.x() == d.x() && a.x() == c.x()) {
      return overlap(a.y(), b.y(), c.y(), d.y());
    }
    return a.y() == b.y() && c.y() == d.y() && a.y() == c.y()
        ? overlap(a.x(), b.x(), c.x(), d.x())
        : 0;
  }

  private static int overlap(int a, int b, int c, int d) {
    return Math.max(
        0, Math.min(Math.max(a, b), Math.max(c, d)) - Math.max(Math.min(a, b), Math.min(c, d)));
  }

  @Test
  void hostileTitlesCannotBreakOutOrHide() {
    String nasty = "</text><script>alert('x')</script>\u0000\u001B[31m\u202Eexe.\uFFFE\uD800\"&";
    AiSystem system =
        Pictured.system(
            "nasty",
            nasty,
            Map.of("ai_kind", List.of("llm")),
            List.of(Pictured.part("m", Component.Type.MODEL, nasty, "")),
            List.of(new DataFlow(nasty, "m", List.of(nasty, nasty))));
    String picture = svg.draw(Pictured.diagram(system));
    assertThat(Parsed.of(picture).getElementsByTagName("script").getLength()).isZero();
    assertThat(picture).doesNotContain("\u202E", "\u0000", "\u001B", "\uFFFE");
    assertThat(picture.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  @Test
  void aHugeSystemIsDrawnInPartAndThePictureSaysSo() {
    var parts = new ArrayList<Component>();
    var flows = new ArrayList<DataFlow>();
    for (int i = 0; i < 2_000; i++) {
      parts.add(Pictured.part("t" + i, Component.Type.TOOL, "tool ".repeat(500), ""));
      flows.add(new DataFlow("somebody " + i, "t" + i, List.of("data ".repeat(500))));
    }
    AiSystem system =
        Pictured.system("huge", "Huge", Map.of("ai_kind", List.of("agent")), parts, flows);
    String picture = svg.draw(Pictured.diagram(system));
    assertThat(picture).hasSizeLessThan(200_000).contains("Not drawn:");
  }

  @Test
  void theFixedPaletteNeedsNoCustomProperties() {
    var fixed = new DataFlowSvg(Pictured.SHIPPED.atlas(), Palette.FIXED);
    assertThat(fixed.draw(Pictured.diagram(Pictured.gate()))).doesNotContain("var(");
  }
}
