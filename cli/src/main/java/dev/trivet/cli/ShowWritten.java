package dev.trivet.cli;

import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Table;
import dev.trivet.cli.text.Table.Align;
import dev.trivet.formats.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Says what was written and what it is for.
final class ShowWritten {
  private final Console console;

  ShowWritten(Console console) {
    this.console = console;
  }

  void all(List<ProofWriter> all, Path into, Given given) throws IOException {
    List<ProofWriter> writers =
        all.stream().filter(w -> Files.exists(into.resolve(w.name()))).toList();
    if (given.json()) {
      var json = new ArrayList<Object>();
      for (ProofWriter writer : writers) {
        var file = new LinkedHashMap<String, Object>();
        file.put("file", into.resolve(writer.name()).toString());
        file.put("about", writer.about());
        json.add(file);
      }
      Json.write(json, console.out().raw());
      return;
    }
    console.out().line(Span.of("Written to "), Span.strong(into + "/"));
    Table table = Table.of(Align.LEFT, Align.LEFT).indented(2);
    writers.forEach(w -> table.row(Span.strong(w.name()), Span.of(w.about())));
    table.print(console.out());
  }
}
