package dev.trivet.cli;

import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Table;
import dev.trivet.cli.text.Table.Align;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.document.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// `trivet catalog show`: all there is about one thing.
final class CatalogShow implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "show", "Shows all there is about one thing.")
        .needs("ID", "AML.T0051, AML.M0015, TRV-SUP-03, nist-ai-rmf@1.0:MAP 4.1, model_access, ...")
        .example("trivet catalog show AML.T0051.000", "A technique: when it applies, who stops it.")
        .example("trivet catalog show model_access", "A question, and what its words mean.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    var shipped = new ShippedCatalog();
    String id = given.argument(0).orElseThrow();
    CatalogItems.Item item =
        new CatalogItems(shipped)
            .all().stream()
                .filter(i -> i.id().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() ->
                    Unknown.word(
                        "id",
                        id,
                        new CatalogItems(shipped)
                            .all().stream().map(CatalogItems.Item::id).toList()));
    Map<String, Object> facts = new CatalogFacts(shipped).about(item);
    if (given.json()) {
      Json.write(facts, console.out().raw());
    } else {
      print(item, facts, console.out());
    }
    return ExitCode.FINE;
  }

  private static void print(CatalogItems.Item item, Map<String, Object> facts, Printer out) {
    out.wrapped(Span.strong(item.id() + "  "), Span.of(item.title()), 2);
    out.blank();
    Table table = Table.of(Align.LEFT, Align.LEFT).indented(2);
    facts.forEach((key, value) -> {
      if (!key.equals("id") && !key.equals("title")) {
        List<?> lines = value instanceof List<?> list ? list : List.of(value);
        for (int i = 0; i < lines.size(); i++) {
          table.row(Span.faint(i == 0 ? key : ""), Span.of(lines.get(i).toString()));
        }
      }
    });
    table.print(out);
  }
}
