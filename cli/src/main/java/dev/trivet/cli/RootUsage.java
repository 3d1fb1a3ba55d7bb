package dev.trivet.cli;

import dev.trivet.catalog.FrameworkId;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What stands above all commands.
final class RootUsage {
  private RootUsage() {}

  static CommandLine line(List<Commands> needed) {
    CommandSpec root = root();
    for (Commands command : needed) {
      root.addSubcommand(command.word(), line(command.make()));
    }
    return new CommandLine(root);
  }

  private static CommandLine line(Command command) {
    CommandSpec spec = command.usage().spec();
    for (Command child : command.children()) {
      CommandLine below = line(child);
      spec.addSubcommand(below.getCommandName(), below);
    }
    return new CommandLine(spec);
  }

  static String version() {
    return "trivet %s, %s, Java %s"
        .formatted(release(), FrameworkId.ATLAS, Runtime.version().feature());
  }

  /// Trivet's own version; 0.0 when it does not run from its jar.
  static String release() {
    String version = RootUsage.class.getPackage().getImplementationVersion();
    return version == null ? "0.0" : version;
  }

  private static CommandSpec root() {
    CommandSpec root = CommandSpec.create().name("trivet");
    root.addOption(
        OptionSpec.builder("-h", "--help")
            .type(boolean.class)
            .usageHelp(true)
            .description("Show this help; 'trivet COMMAND --help' shows a command's.")
            .build());
    root.addOption(
        OptionSpec.builder("--version")
            .type(boolean.class)
            .versionHelp(true)
            .description("Show the version of Trivet and of the catalogue.")
            .build());
    root.usageMessage()
        .width(80)
        .synopsisHeading("Usage: ")
        .customSynopsis("trivet COMMAND [OPTIONS] [FILES]")
        .descriptionHeading("%n")
        .description(
            "Keeps threat model, controls and proof one story for every AI system you run: what"
                + " adversaries do to it, what you do about that, and what shows that it works.")
        .commandListHeading("%nCommands, in the order of the work:%n")
        .optionListHeading("%nOptions:%n")
        .footerHeading("%nStart here:%n")
        .footer(
            "  trivet demo               the whole story on an invented insurer",
            "  trivet init programme     write a programme of your own, with comments",
            "  trivet check programme    see what it still lacks",
            "",
            "Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 refused, 4 could not run.");
    return root;
  }
}
