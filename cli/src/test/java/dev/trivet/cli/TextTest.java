package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.cli.text.Colour;
import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Table;
import dev.trivet.cli.text.Table.Align;
import dev.trivet.cli.text.Tone;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TextTest {
  private static String printed(Colour colour, Consumer<Printer> what) {
    var text = new StringWriter();
    what.accept(new Printer(new PrintWriter(text), colour));
    return text.toString();
  }

  @Test
  void controlCharactersNeverReachTheTerminal() {
    String text = printed(Colour.ON, p -> p.line("a\u001B[31mb\u0007c\u009Bd\u202Ee\nf\tg"));
    assertThat(text).isEqualTo("a?[31mb?c?d?e f g\n");
  }

  @Test
  void tonesAreShownOnlyWhereThereIsColour() {
    var bad = new Span(Tone.BAD, "failing");
    assertThat(printed(Colour.ON, p -> p.line(bad))).isEqualTo("\u001B[31mfailing\u001B[0m\n");
    assertThat(printed(Colour.OFF, p -> p.line(bad))).isEqualTo("failing\n");
  }

  @Test
  void textWrapsAtSpacesAndAWordThatIsTooLongIsCut() {
    String text =
        printed(Colour.OFF, p -> p.wrapped("- ", "word ".repeat(40) + "x".repeat(200), 4));
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    assertThat(text.lines().skip(1)).allMatch(line -> line.startsWith("    "));
    assertThat(text.replaceAll("[ \n-]", "")).isEqualTo("word".repeat(40) + "x".repeat(200));
  }

  @Test
  void columnsLineUpAndTheLastOneWraps() {
    Table table =
        Table.of(Align.LEFT, Align.RIGHT, Align.LEFT)
            .header("id", "n", "about")
            .row(Span.of("a"), Span.of("12345"), Span.of("short"))
            .row(Span.of("longer"), Span.of("1"), Span.of("many words ".repeat(12)));
    String text = printed(Colour.OFF, table::print);
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    assertThat(text.lines().toList())
        .startsWith("id          n  about", "a       12345  short")
        .hasSize(4);
  }

  @Test
  void aTableOfWideCellsStillFits() {
    Table table =
        Table.of(Align.LEFT, Align.LEFT, Align.LEFT)
            .row(Span.of("x".repeat(70)), Span.of("y".repeat(90)), Span.of("z".repeat(30)));
    assertThat(printed(Colour.OFF, table::print).lines()).allMatch(line -> line.length() <= 80);
  }
}
