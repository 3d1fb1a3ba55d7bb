package dev.trivet.cli;

import dev.trivet.cli.text.Colour;
import dev.trivet.cli.text.Printer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;

/// What the commands have of the world around them.
///
/// @param out where data goes
/// @param talk where everything else goes
/// @param progress says what is going on while nothing else is printed
/// @param home where the ./trivet script and the examples are
public record Console(
    Printer out, Printer talk, Progress progress, InstantSource clock, Path home) {

  /// A console without colour or progress, as a pipe or a test wants it.
  public static Console plain(PrintWriter out, PrintWriter talk, InstantSource clock, Path home) {
    return new Console(
        new Printer(out, Colour.OFF),
        new Printer(talk, Colour.OFF),
        Progress.silent(),
        clock,
        home);
  }
}
