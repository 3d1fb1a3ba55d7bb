package dev.trivet.formats.svg;

import dev.trivet.formats.svg.LineageNode.Place;
import dev.trivet.formats.svg.LineageNode.Standing;
import dev.trivet.formats.svg.Palette.Tone;
import dev.trivet.formats.svg.Svg.Paint;
import dev.trivet.formats.svg.Svg.TextStyle;
import java.util.ArrayList;
import java.util.List;

/// Draws where a model comes from: on the left what it was made from and trained on, on the right
/// what it runs with and is part of, below where the chain breaks.
public final class LineageSvg {
  private static final int MARGIN = 16;
  private static final int BOX = 252;
  private static final int GAP = 64;
  private static final int WIDTH = 2 * MARGIN + 3 * BOX + 2 * GAP;
  private static final int SIZE = 12;
  private static final int LEADING = 15;
  private static final int PADDING = 9;
  private static final int BETWEEN = 10;
  private static final int HEADING = 26;
  private static final int MOST_OF_ONE_PLACE = 12;
  private static final int MOST_BREAKS = 12;
  private static final int FOOT = 18;
  private static final String ID = "lineage";

  /// The page's dark colours, for a picture that has no page.
  private static final String DARK =
      "@media (prefers-color-scheme: dark) { svg { --paper: #1b2126; --ink: #e4e7e9;"
          + " --ink-soft: #a3acb5; --line: #8b959e; --line-faint: #3d464e; --ground: #14181c;"
          + " --external: #3a3215; --process: #1d2f4a; --store: #2b2a40; --alert: #ffa79c;"
          + " --alert-ground: #52201c; --good: #86d6a8; --good-ground: #17382a; } }";

  /// Where the picture is shown.
  public enum Use {
    IN_PAGE,
    ALONE
  }

  private final Use use;

  public LineageSvg(Use use) {
    this.use = use;
  }

  /// A box with its place in the picture.
  private record Box(LineageNode node, List<String> lines, int x, int y) {
    int height() {
      return 2 * PADDING + LEADING * lines.size() - 3;
    }

    int middle() {
      return y + height() / 2;
    }
  }

  /// @param around everything but the model; at most twelve of one place are drawn
  /// @param breaks sentences, the first twelve are shown
  public String draw(LineageNode model, List<LineageNode> around, List<String> breaks) {
    List<Box> left = column(around, List.of(Place.BASE, Place.DATASET), MARGIN);
    List<Box> right =
        column(around, List.of(Place.LIBRARY, Place.SYSTEM), MARGIN + 2 * (BOX + GAP));
    int bottom = Math.max(bottom(left), bottom(right));
    Box bare = box(model, MARGIN + BOX + GAP, 0);
    int top = Math.max(MARGIN + HEADING, (bottom + MARGIN + HEADING - bare.height()) / 2);
    Box centre = box(model, bare.x(), top);
    int body = Math.max(bottom, top + centre.height());
    List<String> foot = foot(breaks);
    int height = body + 2 * MARGIN + FOOT + FOOT * foot.size();
    var svg = new Svg(Palette.THEMED);
    svg.open(ID, WIDTH, height, "Lineage of " + model.name(), description(around, breaks));
    if (use == Use.ALONE) {
      svg.style(DARK);
    }
    svg.arrowHeads(ID, List.of(Tone.INK, Tone.ALERT));
    left.forEach(box -> wire(svg, box, centre));
    right.forEach(box -> wireOut(svg, centre, box));
    headings(svg, left);
    headings(svg, right);
    heading(svg, centre);
    left.forEach(box -> box(svg, box));
    right.forEach(box -> box(svg, box));
    box(svg, centre);
    foot(svg, foot, body + MARGIN + FOOT);
    return svg.finish();
  }

  private static List<Box> column(List<LineageNode> nodes, List<Place> places, int x) {
    var boxes = new ArrayList<Box>();
    int y = MARGIN;
    for (Place place : places) {
      List<LineageNode> here = nodes.stream().filter(node -> node.place() == place).toList();
      y += here.isEmpty() ? 0 : HEADING;
      for (LineageNode node : here.stream().limit(MOST_OF_ONE_PLACE).toList()) {
        Box box = box(node, x, y);
        boxes.add(box);
        y += box.height() + BETWEEN;
      }
      y += here.isEmpty() ? 0 : BETWEEN;
    }
    return boxes;
  }

  private static Box box(LineageNode node, int x, int y) {
    var lines = new ArrayList<>(Lettering.wrap(node.name(), Lettering.bold(SIZE), BOX - 24, 2));
    if (lines.isEmpty()) {
      lines.add("?");
    }
    for (String text : List.of(node.detail(), node.bond())) {
      if (!text.isEmpty()) {
        lines.addAll(Lettering.wrap(text, SIZE - 1, BOX - 24, 2));
      }
    }
    return new Box(node, lines, x, y);
  }

  private static int bottom(List<Box> boxes) {
    return boxes.stream().mapToInt(box -> box.y() + box.height()).max().orElse(MARGIN);
  }

  private static void wire(Svg svg, Box from, Box to) {
    int trunk = to.x() - GAP / 2;
    boolean isBroken = from.node().standing() == Standing.BROKEN;
    String d =
        "M%d %dH%dV%dH%d".formatted(from.x() + BOX, from.middle(), trunk, to.middle(), to.x());
    Paint line = svg.stroke(isBroken ? Tone.ALERT : Tone.INK);
    Paint arrow =
        line.with("marker-end", "url(#" + Svg.arrow(ID, isBroken ? Tone.ALERT : Tone.INK) + ")");
    svg.path(d, from.node().standing() == Standing.SHOWN ? arrow : arrow.dashed());
  }

  private static void wireOut(Svg svg, Box from, Box to) {
    int trunk = to.x() - GAP / 2;
    String d =
        "M%d %dH%dV%dH%d".formatted(from.x() + BOX, from.middle(), trunk, to.middle(), to.x());
    Paint line = svg.stroke(to.node().standing() == Standing.BROKEN ? Tone.ALERT : Tone.LINE);
    svg.path(d, to.node().standing() == Standing.SHOWN ? line : line.dashed());
  }

  private static void headings(Svg svg, List<Box> boxes) {
    Place last = Place.MODEL;
    for (Box box : boxes) {
      if (box.node().place() != last) {
        heading(svg, box);
      }
      last = box.node().place();
    }
  }

  private static void heading(Svg svg, Box box) {
    TextStyle type = TextStyle.BODY.sized(11).bold().toned(Tone.SOFT_INK);
    svg.text(box.x(), box.y() - 8, box.node().place().heading(), type);
  }

  private static void box(Svg svg, Box box) {
    LineageNode node = box.node();
    Tone ground =
        switch (node.place()) {
          case BASE, MODEL -> Tone.PROCESS;
          case DATASET -> Tone.STORE;
          case LIBRARY, SYSTEM -> Tone.EXTERNAL;
        };
    boolean isBroken = node.standing() == Standing.BROKEN;
    Paint paint = svg.both(ground, isBroken ? Tone.ALERT : Tone.LINE);
    svg.openGroup(node.name() + ": " + spoken(node));
    svg.rect(
        box.x(),
        box.y(),
        BOX,
        box.height(),
        6,
        node.standing() == Standing.SHOWN ? paint : paint.dashed());
    int named = Lettering.wrap(node.name(), Lettering.bold(SIZE), BOX - 24, 2).size();
    for (int i = 0; i < box.lines().size(); i++) {
      boolean isName = i < Math.max(1, named);
      TextStyle type =
          isName
              ? TextStyle.BODY.bold()
              : TextStyle.BODY.sized(SIZE - 1).toned(isBroken ? Tone.ALERT : Tone.SOFT_INK);
      svg.text(box.x() + 12, box.y() + PADDING + 11 + i * LEADING, box.lines().get(i), type);
    }
    svg.closeGroup();
  }

  private static String spoken(LineageNode node) {
    return switch (node.standing()) {
      case SHOWN -> "shown by the bytes";
      case SAID -> "somebody says so";
      case BROKEN -> "the chain breaks here";
    };
  }

  private static List<String> foot(List<String> breaks) {
    var foot = new ArrayList<String>();
    breaks.stream()
        .limit(MOST_BREAKS)
        .map(text -> Lettering.shorten(text, SIZE, WIDTH - 2 * MARGIN))
        .forEach(foot::add);
    int left = breaks.size() - MOST_BREAKS;
    if (left > 0) {
      foot.add("and %d more".formatted(left));
    }
    return foot;
  }

  private static void foot(Svg svg, List<String> foot, int y) {
    svg.text(
        MARGIN,
        y,
        "Solid: shown by bytes or by what a tool wrote. Dashed: somebody says so. Red: the chain"
            + " breaks.",
        TextStyle.BODY.sized(11).toned(Tone.SOFT_INK));
    for (int i = 0; i < foot.size(); i++) {
      svg.text(MARGIN, y + FOOT * (i + 1), foot.get(i), TextStyle.BODY.toned(Tone.ALERT));
    }
  }

  private static String description(List<LineageNode> around, List<String> breaks) {
    return "%d sources, datasets, libraries and systems around the model; %d breaks."
        .formatted(around.size(), breaks.size());
  }
}
