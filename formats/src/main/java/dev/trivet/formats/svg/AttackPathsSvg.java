package dev.trivet.formats.svg;

import dev.trivet.catalog.Atlas;
import dev.trivet.catalog.TacticId;
import dev.trivet.control.ControlId;
import dev.trivet.formats.svg.Palette.Tone;
import dev.trivet.formats.svg.Svg.TextStyle;
import dev.trivet.posture.PathPosture;
import dev.trivet.posture.PathPosture.Cut;
import dev.trivet.posture.PathStatus;
import dev.trivet.posture.PathStatus.State;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Draws attack paths as rows across the tactics of ATLAS, with the hops at which proven controls
/// cut them, and below what to prove next to cut the rest.
public final class AttackPathsSvg {
  private static final int MOST_PATHS = 16;
  private static final int MOST_CUTS = 12;
  private static final int MARGIN = 14;
  private static final int SIDE = 132;
  private static final int HEAD = 36;
  private static final int KEY = 34;
  private static final int LINE = 18;
  private static final int LEAST_WIDTH = 760;

  private final Atlas atlas;
  private final Palette palette;

  public AttackPathsSvg(Atlas atlas, Palette palette) {
    this.atlas = atlas;
    this.palette = palette;
  }

  /// The picture as text. Open paths come first; at most sixteen paths are drawn, and it says how
  /// many are not.
  ///
  /// @param title of the system
  public String draw(String title, PathPosture posture) {
    List<PathStatus> paths = shown(posture);
    Set<ControlId> proposed =
        posture.cuts().stream().map(cut -> cut.control().id()).collect(Collectors.toSet());
    List<TacticId> tactics = tactics(paths);
    String id = "paths-" + posture.system();
    List<PathRow> rows =
        paths.stream().map(p -> new PathRow(atlas, id, p, tactics, proposed)).toList();
    List<String> foot = foot(posture, posture.paths().size() - paths.size());
    int width = Math.max(LEAST_WIDTH, MARGIN + SIDE + tactics.size() * PathRow.COLUMN);
    int body = rows.stream().mapToInt(PathRow::height).sum();
    int height = HEAD + body + KEY + foot.size() * LINE + MARGIN;
    var svg = new Svg(palette);
    svg.open(id, width, height, "Attack paths on " + title, description(posture));
    svg.arrowHeads(id, List.of(Tone.INK, Tone.LINE));
    head(svg, tactics, HEAD + body);
    int y = HEAD;
    for (int i = 0; i < rows.size(); i++) {
      side(svg, paths.get(i), y, width);
      rows.get(i).draw(svg, MARGIN + SIDE, y);
      y += rows.get(i).height();
    }
    svg.path("M%d %dH%d".formatted(MARGIN, y, width - MARGIN), svg.stroke(Tone.FAINT_LINE));
    key(svg, y);
    foot(svg, foot, y + KEY, width);
    return svg.finish();
  }

  private static List<PathStatus> shown(PathPosture posture) {
    return posture.paths().stream()
        .sorted(Comparator.comparing(PathStatus::state).reversed())
        .limit(MOST_PATHS)
        .toList();
  }

  private List<TacticId> tactics(List<PathStatus> paths) {
    return paths.stream()
        .flatMap(path -> path.hops().stream())
        .map(hop -> hop.hop().tactic())
        .distinct()
        .sorted(Comparator.comparingInt(tactic -> atlas.tactic(tactic).position()))
        .toList();
  }

  private void head(Svg svg, List<TacticId> tactics, int bottom) {
    TextStyle type = TextStyle.BODY.sized(11).bold().toned(Tone.SOFT_INK).centred();
    for (int i = 0; i < tactics.size(); i++) {
      int x = MARGIN + SIDE + i * PathRow.COLUMN;
      if (i % 2 == 0) {
        svg.rect(x - 10, 6, PathRow.COLUMN - 6, bottom - 6, 4, svg.fill(Tone.GROUND));
      }
      List<String> name =
          Lettering.wrap(atlas.tactic(tactics.get(i)).name(), 11, PathRow.CHIP_WIDTH, 2);
      svg.text(x + PathRow.CHIP_WIDTH / 2, 20, 13, name, type);
    }
  }

  private static void side(Svg svg, PathStatus status, int y, int width) {
    boolean open = status.state() == State.OPEN;
    svg.path("M%d %dH%d".formatted(MARGIN, y, width - MARGIN), svg.stroke(Tone.FAINT_LINE));
    Tone ink = open ? Tone.ALERT : Tone.GOOD;
    svg.rect(
        MARGIN, y + 12, 50, 20, 10, svg.both(open ? Tone.ALERT_GROUND : Tone.GOOD_GROUND, ink));
    svg.text(
        MARGIN + 25,
        y + 26,
        open ? "open" : "cut",
        TextStyle.BODY.sized(11).bold().centred().toned(ink));
    svg.text(MARGIN + 58, y + 26, "path " + status.path().rank(), TextStyle.BODY.bold());
    int steps = status.path().hops().size() - 1;
    svg.text(
        MARGIN,
        y + 48,
        "%d of %d %s seen"
            .formatted(status.path().observedSteps(), steps, steps == 1 ? "step" : "steps"),
        TextStyle.BODY.sized(10).toned(Tone.SOFT_INK));
  }

  private static void key(Svg svg, int top) {
    int y = top + 18;
    int x = MARGIN;
    svg.path("M%d %dh26".formatted(x, y), svg.stroke(Tone.INK).wide("1.6"));
    x = word(svg, x + 32, y, "step seen in a case study");
    svg.path("M%d %dh26".formatted(x, y), svg.stroke(Tone.LINE).wide("1.4").dashed());
    x = word(svg, x + 32, y, "step inferred");
    svg.rect(x, y - 7, 26, 14, 4, svg.both(Tone.GOOD_GROUND, Tone.GOOD).wide("1.8"));
    x = word(svg, x + 32, y, "a proven control stops it here");
    svg.rect(x, y - 7, 26, 14, 4, svg.both(Tone.GROUND, Tone.FAINT_LINE));
    x = word(svg, x + 32, y, "out of reach");
    svg.rect(x, y - 7, 26, 14, 4, svg.both(Tone.PROCESS, Tone.ALERT).wide("1.6").dashed());
    word(svg, x + 32, y, "would be cut here");
  }

  private static int word(Svg svg, int x, int y, String text) {
    svg.text(x, y + 4, text, TextStyle.BODY.sized(11).toned(Tone.SOFT_INK));
    return x + Lettering.width(text, 11) + 18;
  }

  private static void foot(Svg svg, List<String> lines, int top, int width) {
    for (int i = 0; i < lines.size(); i++) {
      TextStyle type = i == 0 ? TextStyle.BODY.bold() : TextStyle.BODY;
      String text = Lettering.shorten(lines.get(i), 12, width - 2 * MARGIN);
      svg.text(MARGIN, top + 14 + i * LINE, text, type);
    }
  }

  private static List<String> foot(PathPosture posture, int notDrawn) {
    var lines = new ArrayList<String>();
    lines.add(summary(posture));
    if (!posture.cuts().isEmpty()) {
      lines.add("To cut them, prove these, in this order (chosen greedily; fewer may do):");
    }
    for (int i = 0; i < Math.min(MOST_CUTS, posture.cuts().size()); i++) {
      lines.add("%d. %s".formatted(i + 1, line(posture.cuts().get(i))));
    }
    if (posture.cuts().size() > MOST_CUTS) {
      lines.add("and %d more".formatted(posture.cuts().size() - MOST_CUTS));
    }
    if (!posture.beyond().isEmpty()) {
      lines.add(
          "%d open paths hold no technique that a control in force stops."
              .formatted(posture.beyond().size()));
    }
    if (notDrawn > 0) {
      lines.add("Not drawn: %d more paths.".formatted(notDrawn));
    }
    return lines;
  }

  private static String summary(PathPosture posture) {
    int open = posture.open().size();
    int all = posture.paths().size();
    if (all == 0) {
      return "No attack path was found.";
    }
    return open == 0
        ? "All %d paths are cut by proven controls.".formatted(all)
        : "%d of %d paths are open.".formatted(open, all);
  }

  private static String line(Cut cut) {
    int paths = cut.paths().size();
    return "%s %s (%s): cuts %d %s"
        .formatted(
            cut.control().id(),
            cut.control().title(),
            Words.spoken(cut.verdict()),
            paths,
            paths == 1 ? "path" : "paths");
  }

  /// The picture in words, for those who do not see it.
  private static String description(PathPosture posture) {
    var text = new StringBuilder(summary(posture));
    shown(posture)
        .forEach(status ->
            text.append(
                " %d. %s: %s."
                    .formatted(
                        status.path().rank(),
                        status.state() == State.OPEN ? "open" : "cut",
                        String.join(
                            ", then ",
                            status.path().techniques().stream().map(Object::toString).toList()))));
    return text.toString();
  }
}
