package dev.trivet.artifact;

import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Limits;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Writes `docs/rules.md`: every verdict, limit, format and rule, from the code that applies them.
public final class RulesPage {
  private RulesPage() {}

  public static String write(List<FormatReader> readers) {
    var page = new StringBuilder();
    page.append(
        """
        # What a scan can say

        This page is written from the code; a test fails when they differ. Rules are grouped by the
        first word of their id.

        ## Verdicts

        A file has the gravest verdict of its findings, in this order:

        """);
    for (Verdict verdict : Verdict.values()) {
      page.append("- `").append(verdict.word()).append("`\n");
    }
    limits(page, Limits.STANDARD);
    page.append("\n## Formats\n\n");
    page.append(
        readers.stream()
            .map(FormatReader::format)
            .sorted()
            .map("`%s`"::formatted)
            .collect(Collectors.joining(", ", "", "\n")));
    page.append(
        """

        ## Tables

        What is known by name is as new as these releases, and keeps what earlier ones had: the
        operators of TensorFlow 2.21 and the classes of Keras 3.15. What they do not know is reported
        as custom, never passed over.
        """);
    page.append("\n## Rules\n");
    FormatReaders.rules(readers).stream()
        .sorted(Comparator.comparing(Rule::id))
        .forEach(rule -> rule(page, rule));
    return page.toString();
  }

  private static void limits(StringBuilder page, Limits limits) {
    page.append("\n## Limits\n\nWhat one file may cost unless told otherwise:\n\n");
    page.append("- %,d bytes in the file (`limit-bytes`)\n".formatted(limits.bytes()));
    page.append(
        "- %,d bytes out of compressed streams (`limit-inflated`), and at most %,d times what goes in (`limit-ratio`)\n"
            .formatted(limits.inflated(), limits.ratio()));
    page.append("- %d containers within each other (`limit-depth`)\n".formatted(limits.depth()));
    page.append("- %,d entries (`limit-entries`)\n".formatted(limits.entries()));
    page.append("- %,d bytes of memory (`limit-memory`)\n".formatted(limits.memory()));
    page.append("- %d seconds (`limit-time`)\n".formatted(limits.time().toSeconds()));
  }

  private static void rule(StringBuilder page, Rule rule) {
    page.append("\n### ").append(rule.id()).append("\n\n");
    page.append(
        "%s. Verdict `%s`, severity %s.\n\n"
            .formatted(rule.title(), rule.verdict().word(), rule.severity().word()));
    page.append("Why: ").append(rule.why()).append(".\n\n");
    page.append("What to do: ").append(rule.action()).append(".\n");
    if (!rule.references().isEmpty()) {
      page.append("\nSee: ").append(String.join(", ", rule.references())).append("\n");
    }
  }
}
