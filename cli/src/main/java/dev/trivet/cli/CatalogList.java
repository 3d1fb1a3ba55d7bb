package dev.trivet.cli;

import dev.trivet.cli.CatalogItems.Item;
import dev.trivet.cli.CatalogItems.Kind;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Table;
import dev.trivet.cli.text.Table.Align;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.document.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// `trivet catalog list`: what there is of one kind.
final class CatalogList implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "list", "Lists what there is of one kind, or how much of each.")
        .mayHave("KIND", "One of: " + String.join(", ", Kind.words()) + ".")
        .option("--framework", "ID", "Requirements of this framework only: nist-ai-rmf@1.0")
        .example("trivet catalog list frameworks", "The frameworks Trivet can answer for.")
        .example(
            "trivet catalog list requirements --framework iso-iec-42001@2023",
            "What one framework asks.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    var shipped = new ShippedCatalog();
    var items = new CatalogItems(shipped);
    Optional<String> word = given.argument(0);
    if (word.isEmpty()) {
      counts(items, given, console);
      return ExitCode.FINE;
    }
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(k -> k.word().equals(word.get()))
            .findFirst()
            .orElseThrow(() -> Unknown.word("kind", word.get(), Kind.words()));
    List<Item> found = items.of(kind);
    if (given.option("--framework").isPresent()) {
      String framework = given.option("--framework").get();
      List<String> known =
          shipped.catalog().frameworks().stream().map(f -> f.id().value()).toList();
      if (!known.contains(framework)) {
        throw Unknown.word("framework", framework, known);
      }
      found = found.stream().filter(item -> item.id().startsWith(framework + ":")).toList();
    }
    ShowItems.print(found, given, console);
    return ExitCode.FINE;
  }

  private static void counts(CatalogItems items, Given given, Console console) throws IOException {
    var counts = new LinkedHashMap<String, Object>();
    for (Kind kind : Kind.values()) {
      counts.put(kind.word(), items.of(kind).size());
    }
    if (given.json()) {
      Json.write(counts, console.out().raw());
      return;
    }
    Table table = Table.of(Align.RIGHT, Align.LEFT);
    counts.forEach((kind, count) -> table.row(Span.strong(count.toString()), Span.of(kind)));
    table.print(console.out());
  }
}
