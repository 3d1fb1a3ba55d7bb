package dev.trivet.formats.svg;

import dev.trivet.catalog.Atlas;
import dev.trivet.catalog.CaseStudyId;
import dev.trivet.catalog.TacticId;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.formats.svg.Palette.Tone;
import dev.trivet.formats.svg.Plan.Point;
import dev.trivet.formats.svg.Svg.Paint;
import dev.trivet.formats.svg.Svg.TextStyle;
import dev.trivet.posture.PathStatus;
import dev.trivet.posture.PathStatus.HopStatus;
import dev.trivet.posture.PathStatus.State;
import dev.trivet.shared.Words;
import dev.trivet.threat.AttackPath.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// One attack path across the columns of tactics. A step back in the order of tactics goes on one
/// line further down, so that every line reads from left to right.
final class PathRow {
  static final int CHIP_WIDTH = 146;
  static final int COLUMN = CHIP_WIDTH + 26;

  private static final int SIZE = 11;
  private static final int LEADING = 13;
  private static final int NAME_LINES = 4;
  private static final int PADDING = 7;
  private static final int BETWEEN = 26;
  private static final int SPACE = 12;
  private static final int FOOT = 18;
  private static final int MOST_STUDIES = 6;

  private final PathStatus status;
  private final String id;
  private final List<Chip> chips = new ArrayList<>();
  private final List<Integer> heights = new ArrayList<>();

  /// @param note what cuts it or would; empty for nothing
  private record Chip(HopStatus hop, int line, int column, List<String> name, String note) {
    int height() {
      return 2 * PADDING + LEADING * (1 + name.size() + (note.isEmpty() ? 0 : 1));
    }

    boolean isCut() {
      return hop.state() == State.CUT;
    }
  }

  /// @param tactics the columns, from left to right
  /// @param proposed the controls to prove next
  PathRow(
      Atlas atlas, String id, PathStatus status, List<TacticId> tactics, Set<ControlId> proposed) {
    this.status = status;
    this.id = id;
    int line = 0;
    int before = -1;
    for (HopStatus hop : status.hops()) {
      int column = tactics.indexOf(hop.hop().tactic());
      line += column <= before ? 1 : 0;
      before = column;
      Chip chip = new Chip(hop, line, column, name(atlas, hop), note(hop, proposed));
      chips.add(chip);
      if (heights.size() <= line) {
        heights.add(0);
      }
      heights.set(line, Math.max(heights.get(line), chip.height()));
    }
  }

  private static List<String> name(Atlas atlas, HopStatus hop) {
    String id = hop.hop().technique().value();
    String named = FlowTable.named(atlas, hop.hop().technique()).substring(id.length()).strip();
    return Lettering.wrap(named, Lettering.bold(SIZE), CHIP_WIDTH - 2 * PADDING, NAME_LINES);
  }

  private String note(HopStatus hop, Set<ControlId> proposed) {
    List<ControlId> by = hop.cutBy().stream().map(Control::id).toList();
    if (!by.isEmpty()) {
      return by.size() == 1
          ? "cut by " + by.getFirst()
          : "cut by " + by.getFirst() + " +" + (by.size() - 1);
    }
    return hop.controls().stream()
        .filter(c -> status.state() == State.OPEN && proposed.contains(c.control().id()))
        .findFirst()
        .map(c -> Words.spoken(c.verdict()) + ": " + c.control().id())
        .orElse("");
  }

  int height() {
    int lines = heights.stream().mapToInt(Integer::intValue).sum();
    return 2 * SPACE + lines + (heights.size() - 1) * BETWEEN + FOOT;
  }

  void draw(Svg svg, int left, int top) {
    boolean reached = true;
    for (int i = 0; i < chips.size(); i++) {
      Chip chip = chips.get(i);
      if (i > 0) {
        link(svg, left, top, chips.get(i - 1), chip);
      }
      draw(svg, left, top, chip, reached);
      reached &= chip.hop().state() == State.OPEN;
    }
    svg.text(
        left, top + height() - SPACE + 2, studies(), TextStyle.BODY.sized(10).toned(Tone.SOFT_INK));
  }

  private int lineTop(int top, int line) {
    int y = top + SPACE;
    for (int i = 0; i < line; i++) {
      y += heights.get(i) + BETWEEN;
    }
    return y;
  }

  private void draw(Svg svg, int left, int top, Chip chip, boolean reached) {
    int x = left + chip.column() * COLUMN;
    int height = heights.get(chip.line());
    int y = lineTop(top, chip.line());
    svg.openGroup(sentence(chip.hop()));
    svg.rect(x, y, CHIP_WIDTH, height, 6, paint(svg, chip, reached));
    Tone ink = reached || chip.isCut() ? Tone.INK : Tone.SOFT_INK;
    int text = y + (height - chip.height()) / 2 + PADDING + 9;
    TextStyle type = TextStyle.BODY.sized(SIZE).toned(ink);
    svg.text(
        x + PADDING,
        text,
        chip.hop().hop().technique().value(),
        type.sized(10).toned(Tone.SOFT_INK));
    svg.text(x + PADDING, text + LEADING, LEADING, chip.name(), type.bold());
    if (!chip.note().isEmpty()) {
      String note = Lettering.shorten(chip.note(), Lettering.bold(10), CHIP_WIDTH - 2 * PADDING);
      svg.text(
          x + PADDING,
          text + LEADING * (1 + chip.name().size()),
          note,
          type.sized(10).bold().toned(chip.isCut() ? Tone.GOOD : Tone.ALERT));
    }
    svg.closeGroup();
  }

  private static Paint paint(Svg svg, Chip chip, boolean reached) {
    if (chip.isCut()) {
      return svg.both(Tone.GOOD_GROUND, Tone.GOOD).wide("1.8");
    }
    if (!reached) {
      return svg.both(Tone.GROUND, Tone.FAINT_LINE);
    }
    return chip.note().isEmpty()
        ? svg.both(Tone.PROCESS, Tone.LINE).wide("1.3")
        : svg.both(Tone.PROCESS, Tone.ALERT).wide("1.6").dashed();
  }

  private void link(Svg svg, int left, int top, Chip from, Chip to) {
    boolean seen = to.hop().hop().link() instanceof Link.Observed;
    Paint line = seen ? svg.stroke(Tone.INK).wide("1.6") : svg.stroke(Tone.LINE).wide("1.4");
    Paint arrow =
        line.with("marker-end", "url(#" + Svg.arrow(id, seen ? Tone.INK : Tone.LINE) + ")");
    List<Point> points = points(left, top, from, to);
    svg.path(Strokes.rounded(points), seen ? arrow : arrow.dashed());
    if (to.hop().state() == State.CUT) {
      bar(svg, points);
    }
  }

  private List<Point> points(int left, int top, Chip from, Chip to) {
    int fromY = lineTop(top, from.line());
    int toY = lineTop(top, to.line());
    int fromX = left + from.column() * COLUMN;
    int toX = left + to.column() * COLUMN;
    if (from.line() == to.line()) {
      int middle = fromY + heights.get(from.line()) / 2;
      return List.of(new Point(fromX + CHIP_WIDTH, middle), new Point(toX, middle));
    }
    int down = fromX + CHIP_WIDTH / 2;
    int across = fromY + heights.get(from.line()) + BETWEEN / 2 - 2;
    int into = toX + CHIP_WIDTH / 2;
    return from.column() == to.column()
        ? List.of(new Point(down, fromY + heights.get(from.line())), new Point(down, toY))
        : List.of(
            new Point(down, fromY + heights.get(from.line())),
            new Point(down, across),
            new Point(into, across),
            new Point(into, toY));
  }

  /// A bar across the arrow where a proven control stands.
  private static void bar(Svg svg, List<Point> points) {
    Point end = points.getLast();
    boolean level = points.get(points.size() - 2).y() == end.y();
    String d =
        level
            ? "M%d %dv18".formatted(end.x() - 12, end.y() - 9)
            : "M%d %dh18".formatted(end.x() - 9, end.y() - 12);
    svg.path(d, svg.stroke(Tone.GOOD).wide("4").with("stroke-linecap", "round"));
  }

  /// `Seen in AML.CS0021. Close to it: AML.CS0016.`
  private String studies() {
    Set<CaseStudyId> seen = new TreeSet<>();
    Set<CaseStudyId> near = new TreeSet<>();
    for (HopStatus hop : status.hops()) {
      switch (hop.hop().link()) {
        case Link.Entry entry -> {}
        case Link.Observed observed -> seen.addAll(observed.studies());
        case Link.Inferred inferred -> near.addAll(inferred.studies());
      }
    }
    if (seen.isEmpty() && near.isEmpty()) {
      return "No case study shows any of its steps or comes close.";
    }
    String first = seen.isEmpty() ? "" : "Seen in " + named(seen) + ". ";
    return first + (near.isEmpty() ? "" : "Close to it: " + named(near) + ".");
  }

  private static String named(Set<CaseStudyId> studies) {
    String first =
        String.join(", ", studies.stream().limit(MOST_STUDIES).map(Object::toString).toList());
    int left = studies.size() - MOST_STUDIES;
    return left > 0 ? first + " and %d more".formatted(left) : first;
  }

  /// A hop in words.
  private static String sentence(HopStatus hop) {
    String how =
        switch (hop.hop().link()) {
          case Link.Entry entry -> "the way in";
          case Link.Observed seen -> "seen after the one before in " + seen.studies();
          case Link.Inferred inferred when inferred.studies().isEmpty() ->
              "inferred from the order of tactics";
          case Link.Inferred inferred -> "inferred; close to it: " + inferred.studies();
        };
    List<String> controls =
        hop.controls().stream()
            .map(c -> c.control().id() + " " + Words.spoken(c.verdict()))
            .toList();
    return "%s, %s; controls: %s"
        .formatted(
            hop.hop().technique(),
            how,
            controls.isEmpty() ? "none names it" : String.join(", ", controls));
  }
}
