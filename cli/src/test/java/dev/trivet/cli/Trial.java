package dev.trivet.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/// One run of the command line, on the day of the example.
record Trial(ExitCode code, String out, String talk) {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final String EXAMPLE = ROOT.resolve("examples").resolve("meridian").toString();

  static Trial of(String... arguments) {
    return at(DemoCommand.DAY, arguments);
  }

  /// The same at another instant.
  static Trial at(Instant now, String... arguments) {
    var out = new StringWriter();
    var talk = new StringWriter();
    var console =
        Console.plain(new PrintWriter(out), new PrintWriter(talk), InstantSource.fixed(now), ROOT);
    ExitCode code = new Trivet(console).run(arguments);
    return new Trial(code, out.toString(), talk.toString());
  }

  /// What was printed, without the place the checkout lies in.
  String text() {
    return (out + "--- talk\n" + talk).replace(ROOT.toString(), "ROOT");
  }
}
