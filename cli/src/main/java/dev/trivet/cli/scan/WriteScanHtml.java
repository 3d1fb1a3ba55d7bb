package dev.trivet.cli.scan;

import dev.trivet.artifact.rule.Finding;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.ScanResult;
import dev.trivet.cli.text.Clean;
import dev.trivet.formats.html.Html;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a scan as one HTML page that needs no network, no other file and no script.
public final class WriteScanHtml {
  private static final int MOST_PLACES = 50;

  public void write(ScanReport report, Writer to) throws IOException {
    to.write(page(report));
  }

  private static String page(ScanReport report) {
    Html html =
        Html.page("Scan of model files: " + summary(report), WriteScanHtml.class, "scan.css");
    html.open("body").open("main");
    cover(report, html);
    table(report, html);
    List<ScanResult> sorted = report.gravestFirst();
    for (int i = 0; i < sorted.size(); i++) {
      if (hasSection(sorted.get(i))) {
        section(sorted.get(i), i, html);
      }
    }
    rules(report, html);
    return html.toString();
  }

  private static String summary(ScanReport report) {
    var parts = new ArrayList<String>();
    report.counts().forEach((verdict, count) -> parts.add(count + " " + verdict.word()));
    return String.join(", ", parts);
  }

  private static void cover(ScanReport report, Html html) {
    html.open("header");
    html.element("p", "kicker", "Trivet " + report.version() + " · scan of model files");
    html.element("h1", "", heading(report));
    html.open("ul", "class", "counts");
    report
        .counts()
        .forEach((verdict, count) -> {
          html.open("li");
          html.element("b", "", count.toString());
          chip(verdict, html);
          html.close();
        });
    html.close();
    html.element(
        "p",
        "soft",
        "Made on %s. Nothing was loaded or run. The verdict of a file is the gravest of its findings."
            .formatted(report.at()));
    report.notes().forEach(note -> html.element("p", "note", Clean.line(note)));
    html.close();
  }

  private static String heading(ScanReport report) {
    long bad =
        report.results().stream()
            .filter(r -> r.verdict().compareTo(Verdict.SUSPICIOUS) <= 0)
            .count();
    int all = report.results().size();
    String things = all == 1 ? "1 file or model" : all + " files and models";
    return bad == 0
        ? things + ", none to be held back"
        : "%d of %s should not be loaded".formatted(bad, things);
  }

  private static void chip(Verdict verdict, Html html) {
    html.element("span", "chip v-" + verdict.word(), verdict.word());
  }

  private static void table(ScanReport report, Html html) {
    html.open("section").element("h2", "", "Results");
    html.open("table");
    html.open("thead").open("tr");
    for (String head : List.of("Verdict", "File", "Format", "The gravest finding")) {
      html.open("th", "scope", "col").text(head).close();
    }
    html.close().close();
    html.open("tbody");
    List<ScanResult> sorted = report.gravestFirst();
    for (int i = 0; i < sorted.size(); i++) {
      row(sorted.get(i), i, html);
    }
    html.close().close().close();
  }

  private static void row(ScanResult result, int number, Html html) {
    html.open("tr").open("td");
    chip(result.verdict(), html);
    html.close();
    html.open("td", "class", "path");
    if (hasSection(result)) {
      html.open("a", "href", "#r" + number).text(Clean.line(result.path())).close();
    } else {
      html.text(Clean.line(result.path()));
    }
    html.close();
    html.element("td", "soft", result.format());
    html.open("td");
    ScanReport.gravestFirst(result).stream()
        .findFirst()
        .ifPresent(f -> html.text(f.rule().title()));
    html.close().close();
  }

  private static boolean hasSection(ScanResult result) {
    return !result.findings().isEmpty() || !result.skipped().isEmpty();
  }

  private static void section(ScanResult result, int number, Html html) {
    html.open("section", "class", "file", "id", "r" + number);
    html.open("h2");
    chip(result.verdict(), html);
    html.text(" " + Clean.line(result.path()));
    html.close();
    byRule(result).forEach((rule, found) -> findings(rule, found, html));
    if (result.further() > 0) {
      html.element("p", "note", result.further() + " more findings were counted and not kept.");
    }
    if (!result.skipped().isEmpty()) {
      html.element("h3", "", "Not read");
      html.open("ul", "class", "places");
      result.skipped().forEach(s -> html.element("li", "", Clean.line(s)));
      html.close();
    }
    html.close();
  }

  private static Map<Rule, List<Finding>> byRule(ScanResult result) {
    var byRule = new LinkedHashMap<Rule, List<Finding>>();
    for (Finding finding : ScanReport.gravestFirst(result)) {
      byRule.computeIfAbsent(finding.rule(), r -> new ArrayList<>()).add(finding);
    }
    return byRule;
  }

  private static void findings(Rule rule, List<Finding> found, Html html) {
    html.open("article");
    html.open("h3").text(rule.title() + " ");
    html.open("a", "class", "rule", "href", "#" + rule.id()).text(rule.id()).close();
    html.close();
    html.open("ul", "class", "places");
    for (Finding finding : found.subList(0, Math.min(MOST_PLACES, found.size()))) {
      html.open("li");
      html.element("code", "", Clean.line(finding.message()));
      html.element(
          "span", "soft", "%s, byte %,d".formatted(Clean.line(finding.where()), finding.offset()));
      html.close();
    }
    html.close();
    if (found.size() > MOST_PLACES) {
      html.element("p", "note", "and %,d more places".formatted(found.size() - MOST_PLACES));
    }
    html.open("p").element("b", "", "To do").text(" " + rule.action() + ".").close();
    html.close();
  }

  private static void rules(ScanReport report, Html html) {
    if (report.rules().isEmpty()) {
      return;
    }
    html.open("section").element("h2", "", "Rules that found something");
    html.open("dl");
    for (Rule rule : report.rules()) {
      html.open("dt", "id", rule.id());
      html.element("code", "", rule.id()).text(" ");
      chip(rule.verdict(), html);
      html.close();
      String references =
          rule.references().isEmpty() ? "" : " (" + String.join(", ", rule.references()) + ")";
      html.element("dd", "", "%s. %s.%s".formatted(rule.title(), rule.why(), references));
    }
    html.close().close();
  }
}
