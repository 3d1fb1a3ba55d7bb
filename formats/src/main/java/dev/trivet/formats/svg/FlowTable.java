package dev.trivet.formats.svg;

import dev.trivet.catalog.Atlas;
import dev.trivet.catalog.Technique;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.formats.svg.Palette.Tone;
import dev.trivet.formats.svg.Plan.Route;
import dev.trivet.formats.svg.Svg.TextStyle;
import dev.trivet.threat.DataFlowDiagram;
import dev.trivet.threat.DataFlowDiagram.Crossing;
import dev.trivet.threat.DataFlowDiagram.Flow;
import dev.trivet.threat.DataFlowDiagram.Source;
import java.util.ArrayList;
import java.util.List;

/// The table under a data flow diagram: one row for each numbered flow.
final class FlowTable {
  private static final int SIZE = 11;
  private static final int LEADING = 14;
  private static final int PADDING = 6;
  private static final int HEAD = 26;
  private static final int KEY = 30;
  private static final int MARGIN = 12;
  private static final int MOST_LINES = 4;
  private static final int BADGE = 8;

  private final List<Row> rows = new ArrayList<>();
  private final String left;
  private final int[] columns;
  private final int width;

  private record Row(Route route, List<List<String>> cells) {
    int height() {
      int most = cells.stream().mapToInt(List::size).max().orElse(1);
      return Math.max(1, most) * LEADING + 2 * PADDING;
    }
  }

  /// @param left what is not drawn; empty when everything is
  FlowTable(Atlas atlas, List<Route> routes, String left, int width) {
    this.left = left;
    this.width = width;
    int inner = width - 2 * MARGIN - 28;
    this.columns =
        new int[] {
          MARGIN + 28,
          MARGIN + 28 + inner * 30 / 100,
          MARGIN + 28 + inner * 52 / 100,
          MARGIN + 28 + inner * 64 / 100,
          width - MARGIN
        };
    for (Route route : routes) {
      rows.add(row(atlas, route));
    }
  }

  private Row row(Atlas atlas, Route route) {
    Flow flow = route.wire().flow();
    String ends =
        route.wire().from().element().title() + " \u2192 " + route.wire().to().element().title();
    String what = flow.source() == Source.ASSUMED ? flow.label() + " (assumed)" : flow.label();
    List<String> techniques = new ArrayList<>();
    flow.techniques().stream()
        .map(technique -> named(atlas, technique))
        .forEach(text -> techniques.addAll(cell(text, 3, 1)));
    return new Row(
        route, List.of(cell(ends, 0, 3), cell(what, 1, 3), cell(crossing(flow), 2, 1), techniques));
  }

  private List<String> cell(String text, int column, int lines) {
    int room = columns[column + 1] - columns[column] - 12;
    return Lettering.wrap(text, SIZE, room, Math.min(lines, MOST_LINES));
  }

  /// `AML.T0051.001 LLM Prompt Injection: Indirect`
  static String named(Atlas atlas, TechniqueId id) {
    String name = atlas.findTechnique(id).map(Technique::name).orElse("");
    return id.parent()
        .flatMap(atlas::findTechnique)
        .map(parent -> id + " " + parent.name() + ": " + name)
        .orElse(id + " " + name);
  }

  private static String crossing(Flow flow) {
    return switch (flow.crossing()) {
      case STAYS -> "stays inside";
      case ENTERS -> "comes in";
      case LEAVES -> "goes out";
      case PASSES -> "between others";
    };
  }

  /// The picture in words, for those who do not see it.
  static String description(DataFlowDiagram diagram, List<Route> routes) {
    long crossing = diagram.flows().stream().filter(f -> f.crossing() != Crossing.STAYS).count();
    var text =
        new StringBuilder(
            "%d elements, %d flows, %d of them over a trust boundary."
                .formatted(diagram.elements().size(), diagram.flows().size(), crossing));
    routes.forEach(route -> text.append(' ').append(sentence(route)));
    return text.toString();
  }

  /// `3. member to Radar service: claim form (comes in).`
  static String sentence(Route route) {
    Flow flow = route.wire().flow();
    return "%d. %s to %s: %s (%s)."
        .formatted(
            route.wire().number(),
            Lettering.clean(route.wire().from().element().title()),
            Lettering.clean(route.wire().to().element().title()),
            Lettering.clean(flow.label()),
            crossing(flow));
  }

  int height() {
    int body = rows.stream().mapToInt(Row::height).sum();
    return KEY + HEAD + body + (left.isEmpty() ? 0 : HEAD) + MARGIN;
  }

  void draw(Svg svg, int top) {
    key(svg, top);
    int y = top + KEY;
    TextStyle head = TextStyle.BODY.sized(SIZE).bold().toned(Tone.SOFT_INK);
    svg.text(columns[0], y + 16, "From and to", head);
    svg.text(columns[1], y + 16, "What moves", head);
    svg.text(columns[2], y + 16, "Boundary", head);
    svg.text(columns[3], y + 16, "ATLAS techniques that come along", head);
    y += HEAD;
    for (Row row : rows) {
      draw(svg, row, y);
      y += row.height();
    }
    if (!left.isEmpty()) {
      svg.text(columns[0], y + 18, left, TextStyle.BODY.sized(SIZE).bold());
    }
  }

  private void draw(Svg svg, Row row, int y) {
    svg.openGroup("");
    svg.path("M%d %dH%d".formatted(MARGIN, y, width - MARGIN), svg.stroke(Tone.FAINT_LINE));
    int baseline = y + PADDING + SIZE;
    badge(svg, MARGIN + 11, baseline - 4, row.route());
    for (int column = 0; column < row.cells().size(); column++) {
      svg.text(
          columns[column], baseline, LEADING, row.cells().get(column), TextStyle.BODY.sized(SIZE));
    }
    svg.closeGroup();
  }

  static void badge(Svg svg, int x, int y, Route route) {
    Tone tone = DataFlowSvg.tone(route.wire().flow());
    Tone ground = tone == Tone.ALERT ? Tone.ALERT_GROUND : Tone.PAPER;
    svg.circle(x, y, BADGE, svg.both(ground, tone));
    svg.text(
        x,
        y + 3,
        Integer.toString(route.wire().number()),
        TextStyle.BODY.sized(9).bold().centred().toned(tone == Tone.ALERT ? Tone.ALERT : Tone.INK));
  }

  private void key(Svg svg, int top) {
    int y = top + 10;
    int x = MARGIN + 2;
    svg.rect(x, y - 6, 22, 13, 0, svg.both(Tone.EXTERNAL, Tone.LINE));
    x = word(svg, x + 28, y, "people and outsiders");
    svg.rect(x, y - 6, 22, 13, 6, svg.both(Tone.PROCESS, Tone.LINE));
    x = word(svg, x + 28, y, "process");
    svg.rect(x, y - 6, 22, 13, 2, svg.both(Tone.STORE, Tone.LINE));
    svg.path("M%d %dv13".formatted(x + 4, y - 6), svg.stroke(Tone.LINE));
    x = word(svg, x + 28, y, "store");
    svg.rect(x, y - 6, 22, 13, 2, svg.stroke(Tone.LINE).dashed());
    x = word(svg, x + 28, y, "assumed: a question is not answered");
    svg.path("M%d %dh22".formatted(x, y), svg.stroke(Tone.ALERT).wide("1.8"));
    word(svg, x + 28, y, "brings techniques over a boundary");
  }

  private static int word(Svg svg, int x, int y, String text) {
    svg.text(x, y + 4, text, TextStyle.BODY.sized(SIZE).toned(Tone.SOFT_INK));
    return x + Lettering.width(text, SIZE) + 18;
  }
}
