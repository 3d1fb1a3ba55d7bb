package dev.trivet.formats.svg;

import dev.trivet.catalog.Atlas;
import dev.trivet.formats.svg.Palette.Tone;
import dev.trivet.formats.svg.Plan.Box;
import dev.trivet.formats.svg.Plan.Point;
import dev.trivet.formats.svg.Plan.Region;
import dev.trivet.formats.svg.Plan.Route;
import dev.trivet.formats.svg.Svg.Paint;
import dev.trivet.formats.svg.Svg.TextStyle;
import dev.trivet.threat.DataFlowDiagram;
import dev.trivet.threat.DataFlowDiagram.Boundary;
import dev.trivet.threat.DataFlowDiagram.Crossing;
import dev.trivet.threat.DataFlowDiagram.Element;
import dev.trivet.threat.DataFlowDiagram.Flow;
import dev.trivet.threat.DataFlowDiagram.Kind;
import dev.trivet.threat.DataFlowDiagram.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Draws a data flow diagram: trust boundaries as dashed boxes, numbered flows, and a table that
/// says what moves along each and which techniques come with it.
public final class DataFlowSvg {
  static final int MOST_ELEMENTS = 40;
  static final int MOST_FLOWS = 60;
  private static final int LEAST_WIDTH = 860;
  private static final int GAP = 18;

  private final Atlas atlas;
  private final Palette palette;

  public DataFlowSvg(Atlas atlas, Palette palette) {
    this.atlas = atlas;
    this.palette = palette;
  }

  /// The picture as text. Of a very large diagram the first 40 elements and 60 flows are drawn, and
  /// it says how many are not.
  public String draw(DataFlowDiagram diagram) {
    DataFlowDiagram shown = bounded(diagram);
    var plan = new Plan(shown);
    List<Route> routes = plan.routes();
    int width = Math.max(LEAST_WIDTH, plan.width());
    var table = new FlowTable(atlas, routes, left(diagram, shown), width);
    String id = "dfd-" + diagram.system();
    var svg = new Svg(palette);
    svg.open(
        id,
        width,
        plan.height() + GAP + table.height(),
        "Data flow diagram of " + diagram.title(),
        FlowTable.description(shown, routes));
    svg.arrowHeads(id, List.of(Tone.LINE, Tone.ALERT));
    plan.regions().forEach(region -> draw(svg, region));
    routes.forEach(route -> draw(svg, id, route));
    plan.boxes().forEach(box -> draw(svg, box));
    routes.forEach(route -> number(svg, route));
    table.draw(svg, plan.height() + GAP);
    return svg.finish();
  }

  private static DataFlowDiagram bounded(DataFlowDiagram diagram) {
    List<Element> elements = diagram.elements().stream().limit(MOST_ELEMENTS).toList();
    Set<String> kept =
        elements.stream().map(Element::id).collect(Collectors.toCollection(HashSet::new));
    List<Flow> flows =
        diagram.flows().stream()
            .filter(flow -> kept.contains(flow.from()) && kept.contains(flow.to()))
            .filter(flow -> !flow.from().equals(flow.to()))
            .limit(MOST_FLOWS)
            .toList();
    return new DataFlowDiagram(diagram.system(), diagram.title(), elements, flows);
  }

  private static String left(DataFlowDiagram all, DataFlowDiagram shown) {
    int elements = all.elements().size() - shown.elements().size();
    int flows = all.flows().size() - shown.flows().size();
    return elements == 0 && flows == 0
        ? ""
        : "Not drawn: %d more elements and %d more flows.".formatted(elements, flows);
  }

  private static void draw(Svg svg, Region region) {
    svg.openGroup("");
    svg.rect(
        region.x(),
        region.y(),
        region.width(),
        region.height(),
        10,
        svg.both(Tone.GROUND, Tone.LINE).dashed());
    svg.text(
        region.x() + 12,
        region.y() + 18,
        Lettering.shorten(name(region.boundary()), Lettering.bold(12), region.width() - 24),
        TextStyle.BODY.bold().toned(Tone.SOFT_INK));
    svg.closeGroup();
  }

  static String name(Boundary boundary) {
    return switch (boundary) {
      case INTERNET -> "Internet";
      case USER_DEVICE -> "Users' devices";
      case ORGANISATION -> "The organisation";
      case PROVIDER -> "Model provider";
      case THIRD_PARTY -> "Third parties";
    };
  }

  private static void draw(Svg svg, Box box) {
    Element element = box.element();
    svg.openGroup(element.title());
    Paint paint = svg.both(tone(element), Tone.LINE).wide("1.3");
    Paint outline = element.source() == Source.ASSUMED ? paint.dashed() : paint;
    int radius =
        switch (element.kind()) {
          case EXTERNAL -> 0;
          case PROCESS -> 14;
          case STORE -> 3;
        };
    svg.rect(box.x(), box.y(), Plan.BOX_WIDTH, box.height(), radius, outline);
    int bar = element.kind() == Kind.STORE ? Plan.STORE_BAR : 0;
    if (bar > 0) {
      svg.path("M%d %dv%d".formatted(box.x() + bar, box.y(), box.height()), svg.stroke(Tone.LINE));
    }
    int middle = box.x() + (Plan.BOX_WIDTH + bar) / 2;
    int text = box.title().size() * Plan.TITLE_LEADING + 13;
    int y = box.y() + (box.height() - text) / 2;
    svg.text(
        middle, y + 9, caption(element), TextStyle.BODY.sized(10).centred().toned(Tone.SOFT_INK));
    svg.text(
        middle,
        y + 13 + Plan.TITLE_LEADING - 4,
        Plan.TITLE_LEADING,
        box.title(),
        TextStyle.BODY.bold().centred());
    svg.closeGroup();
  }

  private static Tone tone(Element element) {
    return switch (element.kind()) {
      case EXTERNAL -> Tone.EXTERNAL;
      case PROCESS -> Tone.PROCESS;
      case STORE -> Tone.STORE;
    };
  }

  private static String caption(Element element) {
    String kind =
        switch (element.kind()) {
          case EXTERNAL -> "outsider";
          case PROCESS -> "process";
          case STORE -> "store";
        };
    String person = element.boundary() == Boundary.ORGANISATION ? "people" : kind;
    String word = element.kind() == Kind.EXTERNAL ? person : kind;
    return element.source() == Source.ASSUMED ? word + ", assumed" : word;
  }

  /// Flows that carry an adversary's techniques over a boundary are what the eye should find.
  static Tone tone(Flow flow) {
    return flow.crossing() != Crossing.STAYS && !flow.techniques().isEmpty()
        ? Tone.ALERT
        : Tone.LINE;
  }

  private static void draw(Svg svg, String id, Route route) {
    Flow flow = route.wire().flow();
    Tone tone = tone(flow);
    Paint line = svg.stroke(tone).wide(tone == Tone.ALERT ? "1.8" : "1.3");
    svg.path(
        Strokes.rounded(route.points()),
        (flow.source() == Source.ASSUMED ? line.dashed() : line)
            .with("marker-end", "url(#" + Svg.arrow(id, tone) + ")"));
  }

  private static void number(Svg svg, Route route) {
    Point start = route.points().getFirst();
    int x = start.x() + (route.wire().leavesRight() ? 11 : -11);
    svg.openGroup(FlowTable.sentence(route));
    FlowTable.badge(svg, x, start.y(), route);
    svg.closeGroup();
  }
}
