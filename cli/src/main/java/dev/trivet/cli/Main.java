package dev.trivet.cli;

import dev.trivet.cli.text.Colour;
import dev.trivet.cli.text.Printer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/// The program behind the ./trivet script.
///
/// The script knows without a cost what Java would have to load classes for: it says in
/// `trivet.terminal` which of `out` and `err` are terminals, and in `trivet.home` where it lies.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    if (System.getProperty("trivet.rehearsal") != null) {
      Rehearsal.run(Path.of(System.getProperty("trivet.home", "")));
      return;
    }
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(FileDescriptor.err);
    ExitCode code = new Trivet(console(out, err)).run(arguments);
    out.flush();
    err.flush();
    if (code == ExitCode.FINE && out.checkError()) {
      code = ExitCode.COULD_NOT_RUN;
    }
    // Not System.exit: its hooks and waits have nothing to do here.
    Runtime.getRuntime().halt(code.number());
  }

  static Console console(PrintWriter out, PrintWriter err) {
    String terminals = System.getProperty("trivet.terminal", "");
    boolean plain = System.getenv("NO_COLOR") != null && !System.getenv("NO_COLOR").isEmpty();
    boolean dumb = "dumb".equals(System.getenv("TERM"));
    return new Console(
        new Printer(out, colour(terminals.contains("out") && !plain && !dumb)),
        new Printer(err, colour(terminals.contains("err") && !plain && !dumb)),
        terminals.contains("err") && !dumb ? Progress.on(err) : Progress.silent(),
        InstantSource.system(),
        Path.of(System.getProperty("trivet.home", "")));
  }

  private static Colour colour(boolean shown) {
    return shown ? Colour.ON : Colour.OFF;
  }

  /// Always UTF-8: what is written must not depend on the machine it is written on.
  private static PrintWriter writer(FileDescriptor to) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(to), StandardCharsets.UTF_8), false);
  }
}
