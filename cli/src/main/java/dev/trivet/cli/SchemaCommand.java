package dev.trivet.cli;

import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.document.Json;
import dev.trivet.formats.programme.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// `trivet schema`: a JSON Schema for each kind of document.
final class SchemaCommand implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "schema", "Writes a JSON Schema for each kind of document.")
        .about(
            "With a directory, one file for each kind; without, all of them on standard output."
                + " An editor that knows the schema completes keys and words while you type. The"
                + " schemas are made from what Trivet reads, so they never differ from it.")
        .mayHave("DIR", "Where to write them; made if it is not there, files in it replaced.")
        .option("--kind", "KIND", "This kind only: AiSystem, Control, Observation, ...")
        .example("trivet schema schemas", "One file for each kind in ./schemas.")
        .example("trivet schema --kind AiSystem", "The schema of a system, to look at.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    Map<String, Map<String, Object>> all = Schemas.all(new ShippedCatalog());
    Optional<String> kind = given.option("--kind");
    if (kind.isPresent()) {
      Map<String, Object> one = all.get(kind.get());
      if (one == null) {
        throw Unknown.word("kind", kind.get(), all.keySet());
      }
      all = Map.of(kind.get(), one);
    }
    if (given.argument(0).isPresent()) {
      write(all, Inputs.path(given.argument(0).get()), console);
    } else {
      Object shown = kind.isPresent() ? all.values().iterator().next() : all;
      Json.write(shown, console.out().raw());
    }
    return ExitCode.FINE;
  }

  private static void write(Map<String, Map<String, Object>> all, Path directory, Console console)
      throws IOException {
    try (var output = WholeOutput.into(directory)) {
      for (var schema : all.entrySet()) {
        Path file = output.folder().resolve(schema.getKey() + ".schema.json");
        Files.writeString(file, Json.text(schema.getValue()));
      }
      output.moveIntoPlace();
    }
    console.talk().line("wrote " + Count.of(all.size(), "schema") + " to " + directory);
  }
}
