package dev.trivet.cli;

import dev.trivet.bom.write.Written;
import dev.trivet.bom.write.Written.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where bills go, and what they say of themselves.
final class BomOutput {
  private BomOutput() {}

  static Usage options(Usage usage) {
    return usage
        .option("--out", "FILE", "Write there; a file of that name is replaced.")
        .option("--author", "NAME", "Who makes the bill: a person or an organisation.")
        .option("--at", "INSTANT", "The time it bears, as a date or an instant; now if left out.");
  }

  static Written written(Format format, Given given, Console console) throws Refusal {
    return new Written(
        format, Instants.of("--at", given, console), given.option("--author"), RootUsage.release());
  }

  /// The same for a command that takes neither time nor author.
  static Written unsigned(Format format, Console console) {
    return new Written(format, console.clock().instant(), Optional.empty(), RootUsage.release());
  }

  static void print(String text, Given given, Console console) throws IOException, Refusal {
    if (given.option("--out").isEmpty()) {
      console.out().raw().print(text);
      return;
    }
    String name = given.option("--out").get();
    Path file = Inputs.path(name);
    Files.writeString(file, text, StandardCharsets.UTF_8);
    console.talk().line("wrote " + name);
  }
}
