package dev.trivet.formats.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivet.formats.svg.Plot.Axis;
import dev.trivet.formats.svg.Plot.Guide;
import dev.trivet.formats.svg.Plot.Line;
import dev.trivet.formats.svg.Plot.Point;
import dev.trivet.formats.svg.Plot.Scale;
import dev.trivet.formats.svg.Plot.Shape;
import dev.trivet.testkit.Golden;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlotSvgTest {
  private static final Axis SHARE = new Axis("share", Scale.LINEAR, 0, 1);

  private static Point at(double x, double y) {
    return new Point(x, y, Optional.empty(), Optional.empty());
  }

  @Test
  void linesAreDrawnBetweenRoundNumbersWithTheirIntervals() {
    var points =
        List.of(
            at(0, 0.97), new Point(0.1, 0.34, Optional.of(0.25), Optional.of(0.44)), at(0.2, 0));
    var plot =
        new Plot(
            "curve",
            "Accuracy <under> attack",
            Shape.LINES,
            new Axis("change", Scale.LINEAR, 0, 0.2),
            SHARE,
            Guide.NONE,
            List.of(new Line("worst case", points)));
    Golden.matches("svg/plot-lines.svg", new PlotSvg(Palette.THEMED).draw(plot));
  }

  @Test
  void bothAxesMayBeLogarithmic() {
    List<Line> lines =
        IntStream.range(0, 9)
            .mapToObj(i -> new Line("attack " + i, List.of(at(0.001, 0.002 * (i + 1)), at(1, 1))))
            .toList();
    var rate = new Axis("false positives", Scale.LOGARITHMIC, 0.001, 1);
    var plot = new Plot("roc", "ROC", Shape.LINES, rate, rate, Guide.DIAGONAL, lines);
    Golden.matches("svg/plot-log.svg", new PlotSvg(Palette.FIXED).draw(plot));
  }

  @Test
  void barsGoDownForTheFirstLineAndUpForTheSecond() {
    var plot =
        new Plot(
            "flips",
            "Flips",
            Shape.BARS,
            new Axis("class", Scale.LINEAR, -1, 3),
            new Axis("samples", Scale.LINEAR, -8, 4),
            Guide.NONE,
            List.of(
                new Line("lost", List.of(at(0, 7), at(1, 0), at(2, 1))),
                new Line("won", List.of(at(0, 1), at(1, 3), at(2, 0)))));
    Golden.matches("svg/plot-bars.svg", new PlotSvg(Palette.FIXED).draw(plot));
  }

  @Test
  void whatLiesOutsideAnAxisStandsAtItsEnd() {
    assertThat(SHARE.share(7)).isEqualTo(1);
    assertThat(new Axis("q", Scale.LOGARITHMIC, 1, 100).share(0)).isZero();
    assertThat(new Axis("q", Scale.LOGARITHMIC, 1, 100).share(10)).isEqualTo(0.5);
  }

  @Test
  void anAxisThatIsNoneIsRefused() {
    assertThatThrownBy(() -> new Axis("q", Scale.LINEAR, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Axis("q", Scale.LOGARITHMIC, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
