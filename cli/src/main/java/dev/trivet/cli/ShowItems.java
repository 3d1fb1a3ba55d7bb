package dev.trivet.cli;

import dev.trivet.cli.CatalogItems.Item;
import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Table;
import dev.trivet.cli.text.Table.Align;
import dev.trivet.formats.document.Json;
import java.io.IOException;
import java.util.List;

/// Things of the catalogue as a list, a heading for each kind.
final class ShowItems {
  private ShowItems() {}

  static void print(List<Item> items, Given given, Console console) throws IOException {
    if (given.json()) {
      Json.write(items.stream().map(Item::json).toList(), console.out().raw());
      return;
    }
    Printer out = console.out();
    for (CatalogItems.Kind kind : CatalogItems.Kind.values()) {
      List<Item> those = items.stream().filter(item -> item.kind() == kind).toList();
      if (!those.isEmpty()) {
        out.heading(kind.word());
        Table table = Table.of(Align.LEFT, Align.LEFT).indented(2);
        those.forEach(item -> table.row(Span.strong(item.id()), Span.of(item.title())));
        table.print(out);
        out.blank();
      }
    }
    console.talk().line(Count.of(items.size(), "entry"));
  }
}
