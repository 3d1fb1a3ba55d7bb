package dev.trivet.cli;

import dev.trivet.cli.text.Span;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `trivet init`: a programme to start from, with comments.
final class InitCommand implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "init", "Writes a programme to start from, with comments.")
        .about(
            "One file for each kind of document. systems/assistant.yaml holds the quick start: the"
                + " 16 questions that decide most of a threat model, each with the words it may"
                + " be answered with. Nothing that is there already is overwritten.")
        .needs("DIR", "Where to write; made if it is not there.")
        .example("trivet init programme", "A programme in ./programme.")
        .example("trivet init programme && trivet check programme", "And what it still lacks.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    String name = given.argument(0).orElseThrow();
    Path directory = Inputs.path(name);
    Map<String, String> files = new StarterProgramme(new ShippedCatalog().vocabulary()).files();
    List<String> there =
        files.keySet().stream().filter(file -> Files.exists(directory.resolve(file))).toList();
    if (!there.isEmpty()) {
      throw new Refusal(
          ExitCode.REFUSED,
          name + " already holds " + String.join(", ", there),
          "choose another directory; nothing was written");
    }
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new Refusal(ExitCode.REFUSED, name + " is a file", "choose another name");
    }
    try (var output = WholeOutput.into(directory)) {
      for (var file : files.entrySet()) {
        Path to = output.folder().resolve(file.getKey());
        Files.createDirectories(to.getParent());
        Files.writeString(to, file.getValue());
      }
      output.moveIntoPlace();
    }
    if (given.json()) {
      Json.write(Map.of("written", List.copyOf(files.keySet())), console.out().raw());
      return ExitCode.FINE;
    }
    console.out().line(Span.of("Wrote a programme to "), Span.strong(name));
    files.keySet().forEach(file -> console.out().line("  " + file));
    console.out().blank();
    console.out().line("Next: answer the questions in systems/assistant.yaml, then");
    console.out().line("  trivet check " + name);
    console.out().line("  trivet threats " + name);
    return ExitCode.FINE;
  }
}
