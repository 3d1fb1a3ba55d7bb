package dev.trivet.cli;

import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Tone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Understands a command line and runs the command it names.
public final class Trivet {
  private final Console console;

  public Trivet(Console console) {
    this.console = console;
  }

  /// Runs one command line. Whatever happens, it says so and returns.
  public ExitCode run(String... arguments) {
    String[] plain = withHelpAsOption(arguments);
    CommandLine line = RootUsage.line(Commands.neededFor(plain));
    try {
      return run(line.parseArgs(plain));
    } catch (ParameterException e) {
      return notUnderstood(e);
    } finally {
      console.out().flush();
      console.talk().flush();
    }
  }

  /// `trivet help threats` is `trivet threats --help`.
  private static String[] withHelpAsOption(String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals("help")) {
      return arguments;
    }
    String[] asked = Arrays.copyOfRange(arguments, 1, arguments.length + 1);
    asked[asked.length - 1] = "--help";
    return asked;
  }

  private ExitCode run(ParseResult parsed) {
    ParseResult last = parsed;
    while (!last.isUsageHelpRequested() && last.hasSubcommand()) {
      last = last.subcommand();
    }
    CommandSpec spec = last.commandSpec();
    if (last.isUsageHelpRequested()) {
      console.out().raw().print(spec.commandLine().getUsageMessage(Ansi.OFF));
      return ExitCode.FINE;
    }
    if (last.isVersionHelpRequested()) {
      console.out().line(RootUsage.version());
      return ExitCode.FINE;
    }
    boolean isOnlyAFolder = !spec.subcommands().isEmpty() && spec.positionalParameters().isEmpty();
    if (isOnlyAFolder) {
      console.talk().raw().print(spec.commandLine().getUsageMessage(Ansi.OFF));
      return ExitCode.USAGE;
    }
    return run((Command) spec.userObject(), new Given(last));
  }

  private ExitCode run(Command command, Given given) {
    try {
      return command.run(given, console);
    } catch (Refusal e) {
      console.progress().done();
      if (!e.said().isEmpty()) {
        complain(e.said(), e.hints());
      }
      return e.code();
    } catch (IOException | UncheckedIOException e) {
      console.progress().done();
      complain("could not read or write: " + Failure.reason(e), List.of());
      return ExitCode.COULD_NOT_RUN;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      console.progress().done();
      complain(
          "stopped by a mistake of its own: " + e,
          List.of("please report it, with the command and TRIVET_TRACE=1 set"));
      if (System.getenv("TRIVET_TRACE") != null) {
        e.printStackTrace(console.talk().raw());
      }
      return ExitCode.COULD_NOT_RUN;
    }
  }

  private ExitCode notUnderstood(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    List<String> near =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    var hints =
        near.isEmpty()
            ? List.of("'" + command + " --help' shows how")
            : List.of(
                "did you mean " + String.join(" or ", near) + "?",
                "'" + command + " --help' shows how");
    complain(String.valueOf(e.getMessage()), hints);
    return ExitCode.USAGE;
  }

  private void complain(String what, List<String> hints) {
    Printer talk = console.talk();
    talk.wrapped(new Span(Tone.BAD, "trivet: "), Span.of(what), 8);
    hints.forEach(hint -> talk.wrapped("        ", hint, 8));
  }
}
