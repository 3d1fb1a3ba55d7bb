package dev.trivet.cli;

import dev.trivet.formats.catalog.ShippedCatalog;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// `trivet catalog search`: everything whose id or title holds all the words.
final class CatalogSearch implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "search", "Finds everything whose id or title holds all the words.")
        .needsSome("WORD", "Words or parts of words, in any case.")
        .example("trivet catalog search prompt injection", "Everything about both words.")
        .example("trivet catalog search TRV-SUP", "All controls of one area.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException {
    List<String> words =
        given.arguments().stream()
            .flatMap(text -> List.of(text.toLowerCase(Locale.ROOT).split("\\s+")).stream())
            .toList();
    var found =
        new CatalogItems(new ShippedCatalog())
            .all().stream()
                .filter(item -> {
                  String text = (item.id() + " " + item.title()).toLowerCase(Locale.ROOT);
                  return words.stream().allMatch(text::contains);
                })
                .toList();
    ShowItems.print(found, given, console);
    return ExitCode.FINE;
  }
}
