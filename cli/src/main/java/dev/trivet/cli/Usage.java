package dev.trivet.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Describes a command: what it is for, what it takes, and examples to copy.
final class Usage {
  private final CommandSpec spec;
  private final List<String> examples = new ArrayList<>();

  private Usage(Command of) {
    spec = CommandSpec.wrapWithoutInspection(of);
  }

  /// @param purpose in one sentence, for the list of commands
  static Usage of(Command command, String name, String purpose) {
    var usage = new Usage(command);
    usage.spec.name(name);
    usage
        .spec
        .usageMessage()
        .description(purpose)
        .width(80)
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .sortSynopsis(false)
        .optionListHeading("%nOptions:%n")
        .parameterListHeading("%n")
        .synopsisHeading("Usage: ")
        .descriptionHeading("%n");
    return usage;
  }

  /// A paragraph for the command's own help.
  Usage about(String paragraph) {
    var paragraphs = new ArrayList<>(List.of(spec.usageMessage().description()));
    paragraphs.add("");
    paragraphs.add(paragraph);
    spec.usageMessage().description(paragraphs.toArray(String[]::new));
    return this;
  }

  Usage needs(String label, String description) {
    return argument(label, "1", description);
  }

  Usage needsSome(String label, String description) {
    return argument(label, "1..*", description);
  }

  Usage mayHave(String label, String description) {
    return argument(label, "0..1", description);
  }

  Usage mayHaveSome(String label, String description) {
    return argument(label, "0..*", description);
  }

  private Usage argument(String label, String arity, String description) {
    boolean many = arity.endsWith("*");
    int index = spec.positionalParameters().size();
    spec.addPositional(
        PositionalParamSpec.builder()
            .index(many ? index + "..*" : Integer.toString(index))
            .arity(arity)
            .paramLabel(label)
            .description(description)
            .type(many ? List.class : String.class)
            .auxiliaryTypes(String.class)
            .build());
    return this;
  }

  Usage flag(String name, String description) {
    spec.addOption(
        OptionSpec.builder(name).type(boolean.class).arity("0").description(description).build());
    return this;
  }

  Usage option(String name, String label, String description) {
    spec.addOption(
        OptionSpec.builder(name)
            .paramLabel(label)
            .type(String.class)
            .arity("1")
            .description(description)
            .build());
    return this;
  }

  /// An option that may stand several times.
  Usage options(String name, String label, String description) {
    spec.addOption(
        OptionSpec.builder(name)
            .paramLabel(label)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .description(description)
            .build());
    return this;
  }

  Usage asOf() {
    return option(
        "--as-of",
        "INSTANT",
        "A date or an instant such as 2026-11-15T12:00:00Z; a date means its first moment (UTC)."
            + " Evidence seen later does not count. Now if left out.");
  }

  Usage example(String command, String what) {
    examples.add("  " + command);
    examples.add("      " + what);
    return this;
  }

  /// The description picocli reads.
  CommandSpec spec() {
    flag("--json", "Print JSON for other programs instead of text for people.");
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .type(boolean.class)
            .arity("0")
            .usageHelp(true)
            .description("Show this help.")
            .build());
    if (!examples.isEmpty()) {
      spec.usageMessage()
          .footerHeading("%nExamples:%n")
          .footer(examples.stream().map(line -> line.replace("%", "%%")).toArray(String[]::new));
    }
    return spec;
  }
}
